/** The way to the network, as the plan tells it: which variable names the proxy, and what it may trust. */
import { describe, expect, it } from "vitest";
import { createSecret } from "../../src/machine/secret.js";
import { draftOf, keys, planFor } from "./machine.js";

const region = { AWS_REGION: "us-east-1" };

function networkOf(environment: Record<string, string>, version = "2.1.328") {
  return planFor({ environment: { ...keys, ...region, ...environment }, version }).network;
}

describe("the proxy", () => {
  it("is not in the plan where no variable names one", () => {
    expect(networkOf({})).toBeUndefined();
  });

  it("is told with its variable and what goes through it, and never with its password", () => {
    const plan = planFor({
      environment: { ...keys, ...region },
      files: {
        "~/.claude/settings.json": { env: { HTTPS_PROXY: "http://dev:hunter2@proxy.corp.example:3128/" } },
      },
    });
    expect(plan.network?.proxies).toMatchObject([
      {
        variable: "HTTPS_PROXY",
        source: "user",
        location: { file: "/home/dev/.claude/settings.json" },
        address: "http://proxy.corp.example:3128",
        credentials: true,
        endpoints: ["invoke", "control", "sts"],
      },
    ]);
    expect(JSON.stringify(plan)).not.toContain("hunter2");
  });

  it("is the first variable that holds anything", () => {
    const environment = { https_proxy: "", HTTPS_PROXY: "http://a:1", http_proxy: "http://b:2" };
    expect(networkOf(environment)?.proxies.map((one) => one.variable)).toEqual(["HTTPS_PROXY"]);
  });

  it("is for model requests alone where ALL_PROXY names it, and for none in old releases", () => {
    const environment = { ALL_PROXY: "http://a:1" };
    expect(networkOf(environment)?.proxies).toMatchObject([{ endpoints: ["invoke"] }]);
    expect(networkOf(environment, "2.1.170")).toBeUndefined();
  });

  it("is left out for hosts of NO_PROXY", () => {
    const environment = { HTTPS_PROXY: "http://a:1", NO_PROXY: "bedrock-runtime.us-east-1.amazonaws.com" };
    expect(networkOf(environment)?.proxies).toMatchObject([{ endpoints: ["control", "sts"] }]);
    expect(networkOf({ HTTPS_PROXY: "http://a:1", NO_PROXY: ".amazonaws.com" })).toBeUndefined();
  });

  it("may lack its scheme in new releases, and stops old ones", () => {
    const environment = { HTTPS_PROXY: "proxy.corp.example:3128" };
    expect(networkOf(environment)?.proxies[0]).not.toHaveProperty("fault");
    expect(networkOf(environment, "2.1.170")?.proxies).toMatchObject([
      { fault: "no-scheme", address: "proxy.corp.example:3128" },
    ]);
  });

  it.each([
    ["http://[", "malformed", "http://["],
    ["http://dev:hunter2@[", "malformed", "["],
    ["socks5://proxy.corp.example:1080", "unsupported-scheme", "socks5://proxy.corp.example:1080"],
  ])("that is %s cannot be used", (HTTPS_PROXY, fault, address) => {
    expect(networkOf({ HTTPS_PROXY })?.proxies).toMatchObject([{ fault, address }]);
  });
});

describe("certificates", () => {
  it("that are trusted are told with what became of their file", () => {
    const plan = planFor({
      environment: { ...keys, ...region, NODE_EXTRA_CA_CERTS: "/nowhere.pem", SSL_CERT_FILE: "/bad.pem" },
      files: { "/bad.pem": "no certificate" },
    });
    expect(plan.network?.trustFiles).toMatchObject([
      { variable: "NODE_EXTRA_CA_CERTS", file: "/nowhere.pem", status: "absent" },
      { variable: "SSL_CERT_FILE", file: "/bad.pem", status: "malformed" },
    ]);
  });

  const shown = { CLAUDE_CODE_CLIENT_CERT: "/c.pem", CLAUDE_CODE_CLIENT_KEY: "/k.pem" };

  it("of the client itself go to the wire, and nowhere else", () => {
    const { plan, wiring } = draftOf({
      environment: { ...keys, ...region, ...shown, CLAUDE_CODE_CLIENT_KEY_PASSPHRASE: "open sesame" },
      files: { "/c.pem": "CERTIFICATE TEXT", "/k.pem": "KEY TEXT" },
    });
    const { cert, key, passphrase } = wiring.clientCertificate ?? {};
    expect([cert?.reveal(), key?.reveal(), passphrase?.reveal()]).toEqual([
      "CERTIFICATE TEXT",
      "KEY TEXT",
      "open sesame",
    ]);
    expect(JSON.stringify([plan, wiring])).not.toMatch(/KEY TEXT|open sesame/);
    expect(JSON.stringify(createSecret("KEY TEXT"))).not.toContain("KEY TEXT");
  });

  it.each([
    ["one of the files is missing", { "/c.pem": "CERTIFICATE TEXT" }],
    ["both are", {}],
  ])("of the client are not shown where %s", (_name, files) => {
    const { wiring } = draftOf({ environment: { ...keys, ...region, ...shown }, files });
    expect(wiring).not.toHaveProperty("clientCertificate");
  });

  it("of the client are not read where only an untrusted project names them", () => {
    const files = {
      "/c.pem": "CERTIFICATE TEXT",
      "/k.pem": "KEY TEXT",
      ".claude/settings.json": { env: shown },
    };
    const machine = { environment: { ...keys, ...region }, files };
    expect(draftOf(machine).wiring).not.toHaveProperty("clientCertificate");
    expect(draftOf(machine, { trustProject: true }).wiring).toHaveProperty("clientCertificate");
  });
});

describe("what counts as the event stream", () => {
  it.each([
    ["2.1.328", {}, { anyType: false, blankIsEvents: false }],
    ["2.1.207", {}, { anyType: true, blankIsEvents: false }],
    ["2.1.328", { CLAUDE_CODE_DISABLE_BEDROCK_CONTENT_TYPE_GUARD: "1" }, { anyType: true }],
    ["2.1.328", { CLAUDE_CODE_DISABLE_BEDROCK_CONTENT_TYPE_DEFAULT: "1" }, { blankIsEvents: true }],
  ])("in %s with %j", (version, environment, stream) => {
    const { wiring } = draftOf({ environment: { ...keys, ...region, ...environment }, version });
    expect(wiring.stream).toMatchObject(stream);
  });
});
