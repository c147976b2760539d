/** The checks of the network area, from fixtures: what each proves, and what it must leave alone. */
import { describe, expect, test } from "vitest";
import type { NoAnswer, NotAws } from "../../src/aws/types.js";
import type { Plan, PlanProxy } from "../../src/claude-code/types.js";
import type { Facts } from "../../src/facts/types.js";
import {
  answered,
  backgroundProbe,
  codesOf,
  failed,
  failedProbe,
  judge,
  makeFacts,
  makePlan,
  probe,
  refusal,
  resultOf,
  silence,
} from "./situation.js";

const RUNTIME = "bedrock-runtime.us-east-1.amazonaws.com";
const CONTROL = "bedrock.us-east-1.amazonaws.com";
const STS = "sts.us-east-1.amazonaws.com";
const CORP = "CN=Corp TLS Inspection, O=Corp";

const proxy: PlanProxy = {
  variable: "HTTPS_PROXY",
  source: "environment",
  address: "http://proxy.corp.example:3128",
  credentials: false,
  endpoints: ["invoke", "control", "sts"],
};

function behindProxy(changes: Partial<PlanProxy> = {}): Plan {
  return makePlan({ network: { proxies: [{ ...proxy, ...changes }], trustFiles: [] } });
}

/** Every question failed in the same way. */
function everywhere(make: (host: string) => NoAnswer): Partial<Facts> {
  return {
    identity: failed(make(STS)),
    inferenceProfiles: failed(make(CONTROL)),
    modelAccess: failed(make(CONTROL)),
    invocation: answered({
      probes: [failedProbe(make(RUNTIME)), failedProbe(make(RUNTIME), backgroundProbe)],
    }),
  };
}

function noAnswer(reason: NoAnswer["reason"], code: string, more: Partial<NoAnswer> = {}) {
  return (host: string): NoAnswer => ({ ...silence(reason, code, host), ...more });
}

function notAws(changes: Partial<NotAws> = {}): NotAws {
  return {
    kind: "not-aws",
    operation: "InvokeModelWithResponseStream",
    status: 403,
    contentType: "text/html",
    what: "html",
    host: RUNTIME,
    ...changes,
  };
}

function run(plan: Plan, facts: Partial<Facts>) {
  return judge(plan, makeFacts(facts));
}

function invoked(...failures: Parameters<typeof failedProbe>[0][]): Partial<Facts> {
  return { invocation: answered({ probes: failures.map((failure) => failedProbe(failure)) }) };
}

describe("the proxy", () => {
  test.each([
    ["refuses", "ECONNREFUSED", undefined, "refused"],
    ["has no address", "ENOTFOUND", undefined, "name-not-found"],
    ["stays silent", "ETIMEDOUT", undefined, "timed-out"],
    ["hangs up", "ECONNRESET", undefined, "closed"],
    ["forbids the host", "HTTP_403", 403, "refuses"],
    ["cannot reach the host", "HTTP_502", 502, "refuses"],
  ] as const)(
    "that %s is one finding for all hosts, and names who set it",
    (_name, code, status, problem) => {
      const more = { proxied: true as const, ...(status === undefined ? {} : { proxyStatus: status }) };
      const results = run(behindProxy(), everywhere(noAnswer("proxy", code, more)));
      expect(codesOf(results)).toEqual(["network.proxy-failed"]);
      expect(resultOf(results, "network/proxy").found[0]).toMatchObject({
        arguments: {
          proxy: { variable: "HTTPS_PROXY", address: "http://proxy.corp.example:3128", scope: "environment" },
          problem,
          hosts: [STS, CONTROL, RUNTIME],
        },
      });
      expect(resultOf(results, "models/access").status).toBe("blocked");
    },
  );

  test("that wants a password is another finding", () => {
    const results = run(
      behindProxy(),
      everywhere(noAnswer("proxy", "HTTP_407", { proxied: true, proxyStatus: 407 })),
    );
    expect(codesOf(results)).toEqual(["network.proxy-auth"]);
  });

  test("that nobody named and that answers 407 in the place of the host is the same", () => {
    const results = run(makePlan(), {
      ...everywhere(noAnswer("connection-reset", "ECONNRESET")),
      ...invoked(notAws({ status: 407 })),
    });
    expect(codesOf(results)).toContain("network.proxy-auth");
  });

  test("that cannot find the hosts of a region that does not exist is no cause", () => {
    const plan = {
      ...behindProxy(),
      region: { value: "us-esat-1", source: "env:AWS_REGION" as const, others: [] },
    };
    const failure = noAnswer("proxy", "HTTP_502", { proxied: true, proxyStatus: 502 });
    expect(codesOf(run(plan, everywhere(failure)))).toEqual(["region.unknown"]);
  });

  test.each(["no-scheme", "malformed", "unsupported-scheme"] as const)(
    "whose address is %s stops the client whatever came of the requests",
    (fault) => {
      const results = run(behindProxy({ fault }), {});
      expect(codesOf(results)).toEqual(["network.proxy-failed"]);
      expect(resultOf(results, "network/proxy").found[0]).toMatchObject({ arguments: { problem: fault } });
    },
  );

  test("that let something through is good, and so is none at all", () => {
    const connection = answered({ hosts: [{ host: RUNTIME, proxied: true }] });
    expect(resultOf(run(behindProxy(), { connection }), "network/proxy").status).toBe("pass");
    expect(resultOf(run(makePlan(), {}), "network/proxy").status).toBe("pass");
  });
});

describe("certificates", () => {
  const untrusted = (more: Partial<NoAnswer>) =>
    everywhere(
      noAnswer("tls", "SELF_SIGNED_CERT_IN_CHAIN", { peer: { issuer: CORP, root: "CN=Corp Root" }, ...more }),
    );

  test.each(["consulted", "unused"] as const)(
    "of an authority that nobody knows are an error where the system's store was %s",
    (systemStore) => {
      const results = run(makePlan(), untrusted({ systemStore }));
      expect(codesOf(results)).toEqual(["network.tls-untrusted"]);
      expect(resultOf(results, "network/certificates").found[0]).toMatchObject({
        arguments: {
          hosts: [STS, CONTROL, RUNTIME],
          problem: "authority",
          issuer: CORP,
          root: "CN=Corp Root",
        },
      });
    },
  );

  test("are not decided where the system's store cannot be read, and the check says why", () => {
    const results = run(makePlan(), untrusted({ systemStore: "unreadable", detail: "Node.js is too old." }));
    expect(codesOf(results)).toEqual([]);
    const check = resultOf(results, "network/certificates");
    expect(check.status).toBe("unknown");
    expect(check.proved).toContain(CORP);
    expect(check.proved).toContain("Node.js is too old.");
    expect(resultOf(results, "models/access").status).toBe("unknown");
  });

  test.each([
    ["CERT_HAS_EXPIRED", "expired"],
    ["CERT_NOT_YET_VALID", "not-yet-valid"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "other-name"],
  ] as const)("that no store mends are errors whatever could be read: %s", (code, problem) => {
    const peer = { issuer: "CN=Amazon RSA 2048 M02, O=Amazon", names: ["portal.example"] };
    const results = run(makePlan(), everywhere(noAnswer("tls", code, { peer })));
    expect(codesOf(results)).toEqual(["network.tls-untrusted"]);
    expect(resultOf(results, "network/certificates").found[0]?.arguments).toMatchObject({ problem });
  });

  test("name the bundle that other programs read", () => {
    const plan = makePlan({
      variables: [{ name: "AWS_CA_BUNDLE", value: "/corp.pem", source: "environment", overrides: [] }],
    });
    const results = run(plan, untrusted({ systemStore: "consulted" }));
    expect(resultOf(results, "network/certificates").found[0]?.arguments).toMatchObject({
      otherBundle: { variable: "AWS_CA_BUNDLE", file: "/corp.pem" },
    });
  });

  test("where no TLS is spoken at all, it is not AWS that stands there", () => {
    const results = run(makePlan(), everywhere(noAnswer("tls", "ERR_SSL_WRONG_VERSION_NUMBER")));
    expect(codesOf(results)).toEqual(["network.not-aws"]);
  });

  const shown = (issuer: string, host = RUNTIME) =>
    answered({ hosts: [{ host, proxied: false, issuer, root: issuer }] });

  test("that are not Amazon's are a warning where they work", () => {
    const results = run(makePlan(), { connection: shown(CORP) });
    expect(codesOf(results)).toEqual(["network.tls-intercepted"]);
    expect(resultOf(results, "network/certificates").status).toBe("warn");
  });

  test.each([
    ["Amazon's", "CN=Amazon RSA 2048 M02, O=Amazon, C=US", RUNTIME],
    ["those of a gateway", CORP, "gateway.corp.example"],
  ])("that are %s are good", (_name, issuer, host) => {
    const results = run(makePlan(), { connection: shown(issuer, host) });
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "network/certificates").status).toBe("pass");
  });

  test("an issuer that only calls itself Amazon somewhere else is not Amazon", () => {
    const results = run(makePlan(), { connection: shown("CN=O=Amazon proxy, O=Corp") });
    expect(codesOf(results)).toEqual(["network.tls-intercepted"]);
  });

  test("are not told a second time where what answers is not AWS", () => {
    const results = run(makePlan(), { ...invoked(notAws()), connection: shown(CORP) });
    expect(codesOf(results)).toEqual(["network.not-aws"]);
    expect(resultOf(results, "network/answers").found[0]?.arguments).toMatchObject({ issuer: CORP });
  });
});

describe("what answers", () => {
  test.each([
    ["a page with 403", notAws()],
    ["a page with 200", notAws({ status: 200 })],
    [
      "a redirect",
      notAws({ status: 302, what: "empty", contentType: null, redirect: "https://portal.example" }),
    ],
    ["a text with 503", notAws({ status: 503, what: "text", contentType: "text/plain" })],
    [
      "JSON with 200 that is no message",
      notAws({ status: 200, what: "wrong-content-type", contentType: "application/json" }),
    ],
    ["401", refusal(401, "Unknown", "Unauthorized")],
    [
      "an error in the form of another API",
      refusal(400, "invalid_request_error", "no", { unmarked: "error-object" }),
    ],
  ])("is not AWS: %s", (_name, failure) => {
    const { requestId: _, ...bare } = failure;
    expect(codesOf(run(makePlan(), invoked(bare as typeof failure)))).toEqual(["network.not-aws"]);
  });

  test("a portal that answers everything is one finding", () => {
    const page = notAws({ status: 200 });
    const results = run(makePlan(), {
      identity: failed({ ...page, host: STS }),
      inferenceProfiles: failed({ ...page, host: CONTROL }),
      modelAccess: failed({ ...page, host: CONTROL }),
      ...invoked(page),
    });
    expect(codesOf(results)).toEqual(["network.not-aws"]);
    expect(resultOf(results, "credentials/accepted").status).toBe("blocked");
  });

  test("an optional question that a stand-in does not know is no finding", () => {
    const results = run(makePlan(), {
      modelAccess: failed(notAws({ status: 404, what: "text", host: CONTROL })),
      ...invoked(silence("response-timed-out", "ETIMEDOUT")),
    });
    expect(codesOf(results)).toEqual(["doctor.timed-out"]);
  });

  test.each([
    [
      "another type",
      notAws({ status: 200, contentType: "text/event-stream", what: "text", holds: "events" }),
      "events",
    ],
    [
      "a whole message",
      notAws({ status: 200, contentType: "application/json", what: "wrong-content-type", holds: "message" }),
      "message",
    ],
    [
      "frames under another type",
      notAws({ status: 200, contentType: "application/octet-stream", what: "text", holds: "frames" }),
      "frames",
    ],
    [
      "frames that cannot be read",
      notAws({ status: 200, contentType: "application/vnd.amazon.eventstream", what: "broken-stream" }),
      "broken",
    ],
  ] as const)("is a stream that was rewritten: %s", (_name, failure, holds) => {
    const results = run(makePlan(), invoked(failure));
    expect(codesOf(results)).toEqual(["network.stream-rewritten"]);
    expect(resultOf(results, "network/answers").found[0]?.arguments).toMatchObject({ holds });
  });
});

describe("a gateway", () => {
  const url = "https://gateway.corp.example";
  const host = "gateway.corp.example";
  const plan = makePlan({
    endpoints: {
      invoke: { url, overriddenBy: "ANTHROPIC_BEDROCK_BASE_URL" },
      control: { url, overriddenBy: "ANTHROPIC_BEDROCK_BASE_URL" },
      mantle: null,
    },
  });

  test.each([
    [
      "an error of its own",
      refusal(401, "auth_error", "No api key passed in.", { host, unmarked: "error-object" }),
    ],
    [
      "a limit of its own",
      refusal(429, "rate_limit_error", "Rate limit reached", { host, unmarked: "error-object" }),
    ],
    ["its own trouble", refusal(503, "Unknown", "no healthy upstream", { host, unmarked: "plain" })],
    ["a page", notAws({ host, status: 502 })],
  ])("that answers with %s is named", (_name, failure) => {
    const results = run(plan, invoked(failure));
    expect(codesOf(results)).toEqual(["network.gateway-error"]);
    expect(resultOf(results, "network/answers").found[0]).toMatchObject({
      arguments: { baseUrl: { variable: "ANTHROPIC_BEDROCK_BASE_URL", url } },
    });
  });

  test("that passes AWS's error on leaves it its own code", () => {
    const text =
      "User: arn:aws:iam::123456789012:user/gw is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:us-east-1::foundation-model/x because no identity-based policy allows the bedrock:InvokeModelWithResponseStream action";
    const denied = refusal(403, "AccessDeniedException", text, {
      host,
      unmarked: "error-object",
      denial: { action: "bedrock:InvokeModelWithResponseStream", effect: "implicit" },
    });
    expect(codesOf(run(plan, invoked(denied)))).toEqual(["iam.denied"]);
  });

  test("whose refusal to list profiles the client does without is healthy", () => {
    const results = run(plan, {
      inferenceProfiles: failed(notAws({ host, status: 404 })),
      modelAccess: failed(notAws({ host, status: 404 })),
      invocation: answered({ probes: [probe(), probe(backgroundProbe)] }),
    });
    expect(codesOf(results)).toEqual([]);
  });

  test("whose address is no URL is named", () => {
    const bare = { url: "gateway.corp.example", overriddenBy: "ANTHROPIC_BEDROCK_BASE_URL" };
    const broken = makePlan({ endpoints: { invoke: bare, control: bare, mantle: null } });
    const failure = silence("other", "ERR_INVALID_URL", "gateway.corp.example");
    expect(codesOf(run(broken, invoked(failure)))).toEqual(["network.gateway-error"]);
  });
});

describe("no connection", () => {
  test("to a private address names it, for then a VPC endpoint stands there", () => {
    const failure = { ...silence("connect-timed-out", "ETIMEDOUT"), peer: { address: "10.0.3.17" } };
    const results = run(makePlan(), {
      ...invoked(failure),
      connection: answered({ hosts: [{ host: RUNTIME, proxied: false, address: "10.0.3.17" }] }),
    });
    expect(codesOf(results)).toEqual(["network.unreachable"]);
    expect(resultOf(results, "network/reachable").found[0]).toMatchObject({
      arguments: { hosts: [{ host: RUNTIME, address: "10.0.3.17", private: true }] },
      evidence: expect.arrayContaining([
        expect.objectContaining({ excerpt: expect.stringContaining("VPC endpoint") }),
      ]),
    });
  });

  test("to STS alone is no finding where Bedrock answers", () => {
    const results = run(makePlan(), {
      identity: failed(silence("connect-timed-out", "ETIMEDOUT", STS)),
      invocation: {
        state: "not-asked",
        askedAt: null,
        durationMs: 0,
        why: { because: "option", option: "--no-invoke" },
      },
    });
    expect(codesOf(results)).toEqual([]);
  });
});
