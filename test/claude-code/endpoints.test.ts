import { describe, expect, it } from "vitest";
import { draftOf, keys, planFor } from "./machine.js";

function endpointsOf(environment: Record<string, string>, files: Record<string, string> = {}) {
  return planFor({ environment: { AWS_REGION: "us-east-1", ...keys, ...environment }, files }).endpoints;
}

describe("hosts", () => {
  it("each plane has its own, and one that is not used has none", () => {
    expect(endpointsOf({})).toEqual({
      invoke: { url: "https://bedrock-runtime.us-east-1.amazonaws.com" },
      control: { url: "https://bedrock.us-east-1.amazonaws.com" },
      mantle: null,
    });
    expect(endpointsOf({ CLAUDE_CODE_USE_BEDROCK: "", CLAUDE_CODE_USE_MANTLE: "1" })).toEqual({
      invoke: null,
      control: null,
      mantle: { url: "https://bedrock-mantle.us-east-1.api.aws/anthropic" },
    });
  });

  it.each([
    ["cn-north-1", "bedrock.cn-north-1.amazonaws.com.cn"],
    ["eusc-de-east-1", "bedrock.eusc-de-east-1.amazonaws.eu"],
    ["us-iso-east-1", "bedrock.us-iso-east-1.c2s.ic.gov"],
    ["us-gov-west-1", "bedrock.us-gov-west-1.amazonaws.com"],
  ])("in %s only the control plane has the partition's suffix", (AWS_REGION, control) => {
    const endpoints = endpointsOf({ AWS_REGION });
    expect(endpoints.control?.url).toBe(`https://${control}`);
    expect(endpoints.invoke?.url).toBe(`https://bedrock-runtime.${AWS_REGION}.amazonaws.com`);
  });

  it.each([
    [
      { AWS_USE_FIPS_ENDPOINT: "true" },
      "https://bedrock-fips.us-east-1.amazonaws.com",
      "AWS_USE_FIPS_ENDPOINT",
    ],
    [
      { AWS_USE_DUALSTACK_ENDPOINT: "true" },
      "https://bedrock.us-east-1.api.aws",
      "AWS_USE_DUALSTACK_ENDPOINT",
    ],
    [{ AWS_ENDPOINT_URL: "http://127.0.0.1:8080/" }, "http://127.0.0.1:8080", "AWS_ENDPOINT_URL"],
    [
      { AWS_ENDPOINT_URL: "http://a.test", AWS_ENDPOINT_URL_BEDROCK: "http://b.test" },
      "http://b.test",
      "AWS_ENDPOINT_URL_BEDROCK",
    ],
  ])("%j moves the control plane and leaves the model requests", (environment, url, overriddenBy) => {
    const endpoints = endpointsOf(environment as Record<string, string>);
    expect(endpoints.control).toEqual({ url, overriddenBy });
    expect(endpoints.invoke).toEqual({ url: "https://bedrock-runtime.us-east-1.amazonaws.com" });
  });

  it.each([
    [{ AWS_ENDPOINT_URL_BEDROCK_RUNTIME: "http://a.test" }],
    [{ ANTHROPIC_BASE_URL: "http://a.test" }],
    [{ ANTHROPIC_BEDROCK_BASE_URL: "" }],
    [{ AWS_USE_FIPS_ENDPOINT: "false" }],
  ])("%j moves nothing", (environment) => {
    expect(endpointsOf(environment as Record<string, string>)).toEqual(endpointsOf({}));
  });

  it("ANTHROPIC_BEDROCK_BASE_URL takes both planes and beats the AWS endpoint variables", () => {
    const moved = { url: "https://gw.test/bedrock", overriddenBy: "ANTHROPIC_BEDROCK_BASE_URL" };
    expect(
      endpointsOf({
        ANTHROPIC_BEDROCK_BASE_URL: "https://gw.test/bedrock/",
        AWS_ENDPOINT_URL_BEDROCK: "http://b.test",
      }),
    ).toEqual({ invoke: moved, control: moved, mantle: null });
  });

  it("the selected profile's settings count where no variable says otherwise", () => {
    const files = {
      "~/.aws/config": "[profile work]\nendpoint_url = http://p.test\nuse_fips_endpoint = true\n",
    };
    expect(endpointsOf({ AWS_PROFILE: "work" }, files).control).toEqual({
      url: "http://p.test",
      overriddenBy: "endpoint_url",
    });
    const fips = { "~/.aws/config": "[default]\nuse_fips_endpoint = true\n" };
    expect(endpointsOf({}, fips).control?.url).toBe("https://bedrock-fips.us-east-1.amazonaws.com");
    expect(endpointsOf({ AWS_USE_FIPS_ENDPOINT: "false" }, fips).control?.url).toBe(
      "https://bedrock.us-east-1.amazonaws.com",
    );
  });

  it("a profile's service section moves the control plane", () => {
    const files = {
      "~/.aws/config":
        "[default]\nservices = local\n[services local]\nbedrock =\n  endpoint_url = http://s.test\n",
    };
    expect(endpointsOf({}, files).control?.url).toBe("http://s.test");
  });
});

describe("the way to the hosts", () => {
  function wiringOf(environment: Record<string, string>, version = "2.1.328", files = {}) {
    return draftOf({ environment: { AWS_REGION: "us-east-1", ...keys, ...environment }, version, files })
      .wiring;
  }

  it("lower-case https_proxy is asked first, HTTP_PROXY last", () => {
    const all = { HTTP_PROXY: "http://c.test", HTTPS_PROXY: "http://b.test", https_proxy: "http://a.test" };
    expect(wiringOf(all).proxies).toMatchObject({ invoke: "http://a.test", control: "http://a.test" });
    expect(wiringOf({ HTTP_PROXY: "http://c.test" }).proxies.sts).toBe("http://c.test");
  });

  it.each([
    [".amazonaws.com", true],
    ["*", true],
    ["localhost bedrock-runtime.us-east-1.amazonaws.com", true],
    ["bedrock-runtime.us-east-1.amazonaws.com:443", true],
    ["bedrock-runtime.us-east-1.amazonaws.com:8443", false],
    ["amazonaws.com", false],
    ["", false],
  ])("NO_PROXY=%j keeps the model requests from the proxy: %s", (NO_PROXY, direct) => {
    const { proxies } = wiringOf({ HTTPS_PROXY: "http://p.test", NO_PROXY });
    expect(proxies.invoke === null).toBe(direct);
  });

  it("ALL_PROXY carries model requests only, and nothing in older releases", () => {
    const environment = { ALL_PROXY: "http://p.test" };
    expect(wiringOf(environment).proxies).toMatchObject({ invoke: "http://p.test", control: null });
    expect(wiringOf(environment, "2.1.170").proxies.invoke).toBeNull();
  });

  it("a proxy's password stays out of every output, and a missing scheme is added", () => {
    const { proxies } = wiringOf({ HTTPS_PROXY: "user:pw@p.test:3128" });
    expect(JSON.stringify(proxies)).not.toContain("pw@");
    expect(typeof proxies.invoke === "object" && proxies.invoke?.reveal()).toBe("http://user:pw@p.test:3128");
  });

  it("a project that is not trusted picks neither proxy nor host", () => {
    const files = {
      ".claude/settings.json": {
        env: {
          HTTPS_PROXY: "http://evil.test",
          ANTHROPIC_BEDROCK_BASE_URL: "http://evil.test",
          AWS_PROFILE: "x",
        },
      },
    };
    const { plan, wiring } = draftOf({ environment: keys, files });
    expect(wiring.proxies.invoke).toBeNull();
    expect(plan.endpoints.invoke?.overriddenBy).toBeUndefined();
    expect(plan.credentials.kind).toBe("env-keys");
    expect(plan.variables.filter(({ leftOut }) => leftOut).map(({ name }) => name)).toEqual([
      "ANTHROPIC_BEDROCK_BASE_URL",
      "AWS_PROFILE",
      "HTTPS_PROXY",
    ]);
    expect(draftOf({ environment: keys, files }, { trustProject: true }).wiring.proxies.invoke).toBe(
      "http://evil.test",
    );
  });

  it("trust roots are those that the winning variables name", () => {
    const certificate = (name: string) => `-----BEGIN CERTIFICATE-----\n${name}\n-----END CERTIFICATE-----\n`;
    const files = {
      "~/a.pem": certificate("AAAA"),
      "/etc/b.pem": certificate("BBBB"),
      "/etc/c.pem": certificate("CCCC"),
    };
    const roots = wiringOf(
      { NODE_EXTRA_CA_CERTS: "/home/dev/a.pem", SSL_CERT_FILE: "/etc/b.pem" },
      "2.1.328",
      files,
    );
    expect(roots.trustRoots.map((pem) => pem.split("\n")[1])).toEqual(["AAAA", "BBBB"]);
    const overridden = wiringOf({ NODE_EXTRA_CA_CERTS: "/home/dev/a.pem" }, "2.1.328", {
      ...files,
      "~/.claude/settings.json": { env: { NODE_EXTRA_CA_CERTS: "/etc/c.pem" } },
    });
    expect(overridden.trustRoots.map((pem) => pem.split("\n")[1])).toEqual(["CCCC"]);
  });

  it("AWS_CA_BUNDLE adds no root, and NODE_TLS_REJECT_UNAUTHORIZED=0 switches checking off", () => {
    expect(wiringOf({ AWS_CA_BUNDLE: "/etc/b.pem" })).toMatchObject({ trustRoots: [], verifyTls: true });
    expect(wiringOf({ NODE_TLS_REJECT_UNAUTHORIZED: "0" }).verifyTls).toBe(false);
  });
});
