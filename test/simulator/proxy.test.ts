import { request as httpsRequest } from "node:https";
import { BedrockClient, ListInferenceProfilesCommand } from "@aws-sdk/client-bedrock";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { HttpsProxyAgent } from "hpagent";
import { expect, onTestFinished, test } from "vitest";
import { type ProxyOptions, startProxy } from "../../src/simulator/index.js";
import { LONG_TERM_KEY } from "../../src/simulator/scenarios/base.js";
import { refusalOf, running } from "./running.js";

async function throughProxy(options: ProxyOptions = {}, credentials = "", region = "us-east-1") {
  const simulator = await running();
  const proxy = await startProxy(simulator, options);
  onTestFinished(() => proxy.close());
  const agent = (ca: string | undefined) =>
    new HttpsProxyAgent({
      proxy: `http://${credentials}127.0.0.1:${proxy.port}`,
      ...(ca === undefined ? {} : { ca }),
      keepAlive: false,
    });
  const list = (ca: string | undefined = proxy.caPem) =>
    new BedrockClient({
      region,
      credentials: LONG_TERM_KEY,
      authSchemePreference: ["sigv4"],
      requestHandler: new NodeHttpHandler({ httpsAgent: agent(ca) }),
      maxAttempts: 1,
    }).send(new ListInferenceProfilesCommand({}));
  return { simulator, proxy, agent, list };
}

test("an unchanged HTTPS client reaches the simulator by its real host name", async () => {
  const { simulator, proxy, list } = await throughProxy();
  expect((await list()).inferenceProfileSummaries?.length).toBeGreaterThan(0);
  expect(simulator.calls).toMatchObject([{ host: "bedrock.us-east-1.amazonaws.com", status: 200 }]);
  expect(proxy.connects).toEqual([{ target: "bedrock.us-east-1.amazonaws.com:443", status: 200 }]);
});

test("who does not trust the proxy's authority ends at its certificate", async () => {
  const { list, simulator, agent } = await throughProxy();
  expect((await list()).$metadata.httpStatusCode).toBe(200);
  const refused = new Promise((resolve, reject) => {
    const outgoing = httpsRequest("https://bedrock.us-east-1.amazonaws.com/", { agent: agent(undefined) });
    outgoing.on("response", resolve);
    outgoing.on("error", reject);
    outgoing.end();
  });
  await expect(refused).rejects.toMatchObject({ code: "SELF_SIGNED_CERT_IN_CHAIN" });
  expect(simulator.calls).toHaveLength(1);
});

test("a proxy that demands a password lets through who gives it, and nobody else", async () => {
  const authorization = `Basic ${Buffer.from("dev:example").toString("base64")}`;
  const without = await throughProxy({ authorization });
  expect((await refusalOf(without.list())).message).toContain("407");
  expect(without.simulator.calls).toHaveLength(0);
  const given = await throughProxy({ authorization }, "dev:example@");
  expect((await given.list()).$metadata.httpStatusCode).toBe(200);
});

test("a proxy that refuses says so with its status", async () => {
  const { list } = await throughProxy({ refuse: 403 });
  expect((await refusalOf(list())).message).toContain("403");
});

test("a host that does not resolve is a bad gateway", async () => {
  const { list, proxy } = await throughProxy({}, "", "us-esat-1");
  expect((await refusalOf(list())).message).toContain("502");
  expect(proxy.connects).toMatchObject([{ status: 502 }]);
});
