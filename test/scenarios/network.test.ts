/** Ways in which a network breaks or does not break, over real sockets: what is named first, and alone. */
import { describe, expect, test } from "vitest";
import { aws, machine, PROFILE_FILES, SETTINGS_ENV, scenario } from "../../src/simulator/scenarios/base.js";
import { GATEWAY, GATEWAY_ENV, gatewayAws } from "../../src/simulator/scenarios/healthy-gateway.js";
import type { NetworkFault, Scenario, ScenarioNetwork } from "../../src/simulator/types.js";
import { diagnoseScenario } from "./diagnose-scenario.js";

const RUNTIME = "bedrock-runtime.*.amazonaws.com";
const PROXY = { HTTPS_PROXY: "http://proxy.corp.example:3128" };
const CORP = "CN=Corp TLS Inspection, O=Corp";

async function findingsOf(change: Partial<Pick<Scenario, "machine" | "aws" | "network">>) {
  const { findings } = await diagnoseScenario(scenario("test", "for a test", change));
  return findings;
}

async function printCodesOf(change: Parameters<typeof findingsOf>[0]): Promise<string[]> {
  const report = await diagnoseScenario(scenario("test", "for a test", change), { mode: "print" });
  return report.findings.map((one) => one.code);
}

async function codesOf(change: Parameters<typeof findingsOf>[0]): Promise<string[]> {
  return (await findingsOf(change)).map((one) => one.code);
}

function settings(env: Record<string, string>, more: Parameters<typeof machine>[1] = {}) {
  return machine({ ...SETTINGS_ENV, ...env }, more);
}

function page(
  status: number,
  body: string,
  more: { contentType?: string; headers?: Record<string, string> } = {},
) {
  return { kind: "answer", status, contentType: "text/html", body, ...more } satisfies NetworkFault;
}

function faulty(host: string, fault: NetworkFault): ScenarioNetwork {
  return { faults: [{ host, fault }] };
}

describe("a proxy", () => {
  const proxy = { host: "proxy.corp.example" };

  test.each([
    ["that refuses every host", { ...proxy, refuse: 403 }, "network.proxy-failed"],
    ["that is out of order", { ...proxy, refuse: 503 }, "network.proxy-failed"],
    ["that wants a password", { ...proxy, refuse: 407 }, "network.proxy-auth"],
  ])("%s is one finding", async (_name, one, code) => {
    expect(await codesOf({ machine: settings(PROXY), network: { proxy: one } })).toEqual([code]);
  });

  test.each([
    ["whose name does not resolve", { HTTPS_PROXY: "http://nowhere.corp.example:3128" }, "name-not-found"],
    ["that speaks SOCKS", { HTTPS_PROXY: "socks5://proxy.corp.example:1080" }, "unsupported-scheme"],
    ["whose address is none", { HTTPS_PROXY: "http://[" }, "malformed"],
  ])("%s is one finding", async (_name, env) => {
    expect(await codesOf({ machine: settings(env) })).toEqual(["network.proxy-failed"]);
  });

  test("cannot find a region that does not exist, and that is the cause", async () => {
    const env = { ...PROXY, AWS_REGION: "us-esat-1" };
    const codes = await codesOf({ machine: settings(env), network: { proxy } });
    expect(codes[0]).toBe("region.unknown");
    expect(codes).not.toContain("network.proxy-failed");
  });

  test("that nobody uses, since NO_PROXY names AWS, may be dead", async () => {
    const env = { ...PROXY, NO_PROXY: ".amazonaws.com" };
    expect(await codesOf({ machine: settings(env) })).toEqual([]);
  });

  test("with a name and a password lets them through and shows them nowhere", async () => {
    const authorization = `Basic ${Buffer.from("dev:proxy-password-EXAMPLE").toString("base64")}`;
    const report = await diagnoseScenario(
      scenario("test", "for a test", {
        machine: settings({ HTTPS_PROXY: "http://dev:proxy-password-EXAMPLE@proxy.corp.example:3128" }),
        network: { proxy: { ...proxy, authorization } },
      }),
    );
    expect(report.findings.map((one) => one.code)).not.toContain("network.proxy-auth");
    expect(report.verdict).not.toBe("fail");
    expect(JSON.stringify(report)).not.toContain("proxy-password-EXAMPLE");
  });
});

describe("a certificate", () => {
  const corporate = { issuer: CORP, trusted: false };
  const files = { ...PROFILE_FILES, "~/corp-ca.pem": "{CA}" };

  test("of an authority that NODE_EXTRA_CA_CERTS names works, and is told", async () => {
    const env = { NODE_EXTRA_CA_CERTS: "/home/dev/corp-ca.pem" };
    expect(await codesOf({ machine: settings(env, { files }), network: { tls: corporate } })).toEqual([
      "network.tls-intercepted",
    ]);
  });

  test.each([
    ["leaves the operating system's store out", { CLAUDE_CODE_CERT_STORE: "bundled" }, {}],
    ["is of a release that does not read it", {}, { claudeVersion: "2.1.90" }],
  ])("is not trusted where the client %s", async (_name, env, more) => {
    const network = { tls: { ...corporate, trusted: true } };
    expect(await codesOf({ machine: settings(env, more), network })).toEqual(["network.tls-untrusted"]);
    expect(await codesOf({ network })).toEqual(["network.tls-intercepted"]);
  });

  test("of an authority whose file is named by ~ is not trusted, and the path is written out", async () => {
    const machine = settings({ NODE_EXTRA_CA_CERTS: "~/corp-ca.pem" }, { files });
    const [first] = await findingsOf({ machine, network: { tls: corporate } });
    expect(first?.code).toBe("network.tls-untrusted");
    expect(first?.remedy.settings?.patch).toEqual({ env: { NODE_EXTRA_CA_CERTS: "/home/dev/corp-ca.pem" } });
    expect(first?.remedy.commands).toEqual([]);
  });

  test("of an authority whose file is not there is not trusted, and the file is named", async () => {
    const env = { NODE_EXTRA_CA_CERTS: "/home/dev/nowhere.pem" };
    const [first] = await findingsOf({ machine: settings(env), network: { tls: corporate } });
    expect(first?.code).toBe("network.tls-untrusted");
    expect(first?.title).toContain(CORP);
    expect(first?.measured).toContain("/home/dev/nowhere.pem, which is absent");
  });

  test("is not looked at where the client does not", async () => {
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: "0" };
    const codes = await codesOf({ machine: settings(env), network: { tls: corporate } });
    expect(codes).not.toContain("network.tls-untrusted");
  });

  test.each([
    ["has expired", { ...corporate, expired: true as const }, "expired"],
    ["is for another name", { ...corporate, trusted: true, names: ["portal.example"] }, "another name"],
  ])("that %s is an error of its own kind", async (_name, tls, words) => {
    const machine = settings({ NODE_EXTRA_CA_CERTS: "/home/dev/corp-ca.pem" }, { files });
    const [first, ...others] = await findingsOf({ machine, network: { tls } });
    expect([first?.code, others]).toEqual(["network.tls-untrusted", []]);
    expect(first?.title).toContain(words);
  });
});

describe("an answer", () => {
  test.each([
    ["of a filter before the runtime", RUNTIME, page(403, "<html>Blocked by corporate proxy</html>")],
    ["of a gateway that is out of order", RUNTIME, page(502, "<html>Bad gateway</html>")],
    [
      "of a login",
      "*",
      page(302, "", { contentType: "", headers: { location: "https://portal.example/?s=1" } }),
    ],
    [
      "with 401 at the Invoke endpoint",
      RUNTIME,
      page(401, '{"message":"Unauthorized"}', { contentType: "application/json" }),
    ],
    [
      "with 200 and JSON of somebody else's",
      RUNTIME,
      page(200, '{"status":"ok"}', { contentType: "application/json" }),
    ],
    ["without anything", RUNTIME, page(403, "", { contentType: "" })],
  ])("%s is not AWS's", async (_name, host, fault) => {
    expect(await codesOf({ network: faulty(host, fault) })).toEqual(["network.not-aws"]);
  });

  test("of the control plane alone, which the client does without, is no finding", async () => {
    const network = faulty("bedrock.us-east-1.amazonaws.com", page(403, "<html>Blocked</html>"));
    expect(await codesOf({ network })).toEqual([]);
  });
});

describe("a gateway", () => {
  test("that does not answer is told with the variable that names it", async () => {
    const [first, ...others] = await findingsOf({
      machine: machine(GATEWAY_ENV, { environment: { ANTHROPIC_AUTH_TOKEN: GATEWAY.token } }),
      aws: gatewayAws(),
      network: { gateway: GATEWAY, ...faulty(GATEWAY.host, { kind: "refused" }) },
    });
    expect([first?.code, others]).toEqual(["network.unreachable", []]);
    expect(first?.remedy.steps[0]).toContain("ANTHROPIC_BEDROCK_BASE_URL");
  });

  test("that is signed for as AWS is gets its token once authentication is left to it", async () => {
    const asked = (environment: Record<string, string>) =>
      findingsOf({
        machine: machine({ ...GATEWAY_ENV, CLAUDE_CODE_SKIP_BEDROCK_AUTH: "0" }, { environment }),
        aws: gatewayAws(),
        network: { gateway: GATEWAY },
      });
    const [first] = await asked({ ANTHROPIC_AUTH_TOKEN: GATEWAY.token });
    expect(first).toMatchObject({
      code: "network.gateway-error",
      remedy: { settings: { patch: { env: { CLAUDE_CODE_SKIP_BEDROCK_AUTH: "1" } } }, commands: [] },
    });
    const [bare] = await asked({});
    expect(bare?.remedy.commands).toEqual(["export ANTHROPIC_AUTH_TOKEN='<token of the gateway>'"]);
  });

  test("whose address lacks the scheme is told with the one to write", async () => {
    const env = { ...GATEWAY_ENV, ANTHROPIC_BEDROCK_BASE_URL: GATEWAY.host };
    const [first] = await findingsOf({ machine: machine(env), network: { gateway: GATEWAY } });
    expect(first).toMatchObject({
      code: "network.gateway-error",
      remedy: { settings: { patch: { env: { ANTHROPIC_BEDROCK_BASE_URL: `https://${GATEWAY.host}` } } } },
    });
  });
});

describe("a gateway that is spoken to in plain HTTP", () => {
  const plain = `http://${GATEWAY.host}`;
  const proxy = { host: "proxy.corp.example" };
  const asks = (env: Record<string, string>) => ({
    machine: machine(
      { ...GATEWAY_ENV, ANTHROPIC_BEDROCK_BASE_URL: plain, ...env },
      { environment: { ANTHROPIC_AUTH_TOKEN: GATEWAY.token } },
    ),
    aws: gatewayAws(),
  });

  test.each([
    ["hands the request on", PROXY, proxy, []],
    [
      "takes a name and a password",
      { HTTPS_PROXY: "http://dev:word@proxy.corp.example:3128" },
      { ...proxy, authorization: `Basic ${btoa("dev:word")}` },
      [],
    ],
    ["wants a password", PROXY, { ...proxy, authorization: "Basic eDp5" }, ["network.proxy-auth"]],
    ["refuses it", PROXY, { ...proxy, refuse: 403 }, ["network.gateway-error"]],
  ])("behind a proxy that %s", async (_name, env, way, codes) => {
    expect(await codesOf({ ...asks(env), network: { gateway: GATEWAY, proxy: way } })).toEqual(codes);
  });

  test("is out of reach behind a proxy that is gone", async () => {
    const network = { gateway: GATEWAY, ...faulty(proxy.host, { kind: "refused" }) };
    expect(await codesOf({ ...asks(PROXY), network })).toEqual(["network.proxy-failed"]);
  });
});

test("a gateway that the proxy does not lead to is named in NO_PROXY beside what is there", async () => {
  const [first] = await findingsOf({
    machine: machine(
      { ...GATEWAY_ENV, ...PROXY, NO_PROXY: "localhost" },
      { environment: { ANTHROPIC_AUTH_TOKEN: GATEWAY.token } },
    ),
    aws: gatewayAws(),
    network: { gateway: GATEWAY, proxy: { host: "proxy.corp.example", refuse: 403 } },
  });
  expect(first).toMatchObject({
    code: "network.proxy-failed",
    remedy: { settings: { patch: { env: { NO_PROXY: `localhost,${GATEWAY.host}` } } } },
  });
});

test("a base URL that names the control plane is told the runtime's host", async () => {
  const env = { ANTHROPIC_BEDROCK_BASE_URL: "https://bedrock.us-east-1.amazonaws.com" };
  const [first, ...others] = await findingsOf({ machine: settings(env) });
  expect([first?.code, others]).toEqual(["network.gateway-error", []]);
  expect(first?.remedy.settings?.patch).toEqual({
    env: { ANTHROPIC_BEDROCK_BASE_URL: "https://bedrock-runtime.us-east-1.amazonaws.com" },
  });
});

test("a region of AWS whose STS answers and whose Bedrock has no name has no Bedrock", async () => {
  const region = "ap-east-1";
  const change = {
    machine: settings({ AWS_REGION: region }),
    aws: aws({ regions: ["us-east-1", region] }),
    network: faulty(`bedrock*.${region}.*`, { kind: "dns" }),
  };
  const [first, ...others] = await findingsOf(change);
  expect([first?.code, others]).toEqual(["region.unknown", []]);
  expect(first?.expected).not.toContain(region);
  // Where nothing of the region resolves, the resolver may be at fault.
  expect(await codesOf({ machine: change.machine })).toEqual(["network.dns"]);
});

describe("claude -p tries again in silence where", () => {
  test.each([
    ["the region has no hosts", { machine: settings({ AWS_REGION: "us-esat-1" }) }, "region.unknown"],
    [
      "the proxy is gone",
      { machine: settings(PROXY), network: faulty("proxy.corp.example", { kind: "refused" }) },
      "network.proxy-failed",
    ],
    ["a filter says 403", { network: faulty(RUNTIME, page(403, "<html>Blocked</html>")) }, "network.not-aws"],
    ["names do not resolve", { network: faulty("*", { kind: "dns" }) }, "network.dns"],
  ])("%s", async (_name, change, code) => {
    expect(await printCodesOf(change)).toEqual([code, "setup.silent-retries"]);
  });

  test("a certificate is not trusted, in old releases only", async () => {
    const network = { tls: { issuer: CORP, trusted: false } };
    const old = settings({}, { claudeVersion: "2.1.170" });
    expect(await printCodesOf({ network })).toEqual(["network.tls-untrusted"]);
    expect(await printCodesOf({ machine: old, network })).toContain("setup.silent-retries");
  });
});

test("a private address behind which nobody listens names the VPC endpoint", async () => {
  const [first, ...others] = await findingsOf({
    network: {
      faults: [{ host: RUNTIME, fault: { kind: "reset" } }],
      addresses: [{ host: "bedrock*", address: "10.0.3.17" }],
    },
  });
  expect([first?.code, others]).toEqual(["network.unreachable", []]);
  expect(first?.measured).toContain("10.0.3.17, a private address");
  expect(first?.remedy.steps[0]).toContain("VPC endpoint");
});
