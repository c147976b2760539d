import { expect, test } from "vitest";
import { forwardBy, isTunnelRefused } from "../../src/aws/forward.js";

const request = {
  protocol: "http:",
  hostname: "gateway.corp.example",
  port: 4000,
  path: "/model/a%3A0/invoke",
  headers: { host: "gateway.corp.example:4000", authorization: "Bearer x" },
  method: "POST",
};

test("a request is addressed to the proxy as a whole, and what was signed stays as it is", () => {
  const forwarded = forwardBy(new URL("http://d%40v:word@proxy.corp.example:3128"), request);
  expect(forwarded).toEqual({
    ...request,
    hostname: "proxy.corp.example",
    port: 3128,
    path: "http://gateway.corp.example:4000/model/a%3A0/invoke",
    headers: {
      ...request.headers,
      "proxy-authorization": `Basic ${Buffer.from("d@v:word").toString("base64")}`,
    },
  });
  expect(request.hostname).toBe("gateway.corp.example");
});

test("without a name no credentials are sent, and a port of the scheme's own is left out", () => {
  const forwarded = forwardBy(new URL("https://proxy.corp.example"), { ...request, port: undefined });
  expect(forwarded).toMatchObject({ protocol: "https:", port: undefined, headers: request.headers });
  expect(forwarded.path).toBe("http://gateway.corp.example/model/a%3A0/invoke");
});

test.each([
  ["Bad response: 403", true],
  ["Bad response: 501", true],
  ["Bad response: 407", false],
  ["connect ECONNREFUSED 127.0.0.1:3128", false],
])("%s is a refused tunnel: %s", (message, refused) => {
  expect(isTunnelRefused(new Error(message))).toBe(refused);
});
