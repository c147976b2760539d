import { describe, expect, test } from "vitest";
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
  switchedOff,
} from "./situation.js";

const expiredText = "The security token included in the request is expired";
const denialText =
  "User: arn:aws:iam::123456789012:user/dev is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6 because no identity-based policy allows the bedrock:InvokeModelWithResponseStream action";
const denial = {
  action: "bedrock:InvokeModelWithResponseStream",
  resource: "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6",
  effect: "implicit",
  policyType: "identity-based policy",
} as const;

describe("a set-up that works", () => {
  test("has no finding, and every check that has an object passes", () => {
    const results = judge(makePlan(), makeFacts());
    expect(codesOf(results)).toEqual([]);
    const others = results.filter((one) => one.status !== "pass");
    expect(others.filter((one) => one.status !== "skipped").map((one) => one.id)).toEqual([]);
    expect(new Set(others.map((one) => one.area))).not.toContain("network");
    expect(resultOf(results, "credentials/api-key").status).toBe("skipped");
  });

  test("stays quiet when every optional read is denied, and says which permission would help", () => {
    const denied = (action: string) =>
      refusal(403, "AccessDeniedException", `User: x is not authorized to perform: ${action}`, {
        denial: { action, effect: "implicit" },
      });
    const results = judge(
      makePlan(),
      makeFacts({
        inferenceProfiles: failed(denied("bedrock:ListInferenceProfiles")),
        modelAccess: failed(denied("bedrock:GetFoundationModelAvailability")),
      }),
    );
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "models/first-use")).toMatchObject({
      status: "unknown",
      proved: expect.stringContaining("bedrock:GetFoundationModelAvailability"),
    });
  });

  test("is not called broken when only STS is out of reach: the client does not call it", () => {
    const results = judge(
      makePlan(),
      makeFacts({
        identity: failed(silence("connection-refused", "ECONNREFUSED", "sts.us-east-1.amazonaws.com")),
      }),
    );
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "credentials/accepted").status).toBe("pass");
  });
});

describe("one root cause is one finding", () => {
  test("expired credentials, refused in every question, block what depends on them", () => {
    const no = refusal(403, "ExpiredTokenException", expiredText);
    const results = judge(
      makePlan(),
      makeFacts({
        identity: failed(no),
        inferenceProfiles: failed(no),
        modelAccess: failed(no),
        invocation: {
          state: "not-asked",
          askedAt: null,
          durationMs: 0,
          why: { because: "fact", fact: "identity" },
        },
      }),
    );
    expect(codesOf(results)).toEqual(["credentials.expired"]);
    for (const id of ["models/access", "models/use-case-form", "throughput/on-demand", "iam/allowed"]) {
      expect(resultOf(results, id)).toMatchObject({ status: "blocked", blockedBy: ["credentials.expired"] });
    }
  });

  test("the same refusal for two models lists both in one finding", () => {
    const no = refusal(
      403,
      "AccessDeniedException",
      "You don't have access to the model with the specified model ID.",
    );
    const results = judge(
      makePlan(),
      makeFacts({ invocation: answered({ probes: [failedProbe(no), failedProbe(no, backgroundProbe)] }) }),
    );
    expect(codesOf(results)).toEqual(["model.access-denied"]);
    expect(resultOf(results, "models/access").found[0]?.arguments).toMatchObject({
      models: [{ roles: ["primary"] }, { roles: ["background"] }],
    });
    expect(resultOf(results, "throughput/on-demand").blockedBy).toEqual(["model.access-denied"]);
  });

  test("two independent causes are two findings", () => {
    const results = judge(
      makePlan(),
      makeFacts({
        invocation: answered({
          probes: [
            failedProbe(refusal(403, "AccessDeniedException", denialText, { denial })),
            failedProbe(
              refusal(
                400,
                "ValidationException",
                "Invocation of model ID x with on-demand throughput isn’t supported.",
              ),
              { model: "anthropic.claude-haiku-4-5-20251001-v1:0", roles: ["background"] },
            ),
          ],
        }),
      }),
    );
    expect(codesOf(results).sort()).toEqual(["iam.denied", "throughput.on-demand-unsupported"]);
  });

  test("a provider that is off blocks everything else", () => {
    const off = {
      state: "not-asked",
      askedAt: null,
      durationMs: 0,
      why: { because: "plan", applies: true, text: "Bedrock is off." },
    } as const;
    const results = judge(
      makePlan({ provider: "none", models: [], providerSwitches: [] }),
      makeFacts({
        credentials: off,
        identity: off,
        inferenceProfiles: off,
        modelAccess: off,
        invocation: off,
        mantle: off,
      }),
    );
    expect(codesOf(results)).toEqual(["setup.provider-not-enabled"]);
    expect(resultOf(results, "models/access")).toMatchObject({
      status: "blocked",
      blockedBy: ["setup.provider-not-enabled"],
    });
  });

  test("a provider that was lost with a broken file is the file's finding, not one of its own", () => {
    const results = judge(
      makePlan({
        provider: "none",
        providerSwitches: [],
        settings: [
          {
            file: "/home/dev/.claude/settings.json",
            scope: "user",
            status: "malformed",
            problem: { message: "a comma stands before the closing brace", line: 4, column: 31 },
            mentions: ["env", "CLAUDE_CODE_USE_BEDROCK"],
          },
        ],
      }),
      makeFacts(),
    );
    expect(codesOf(results)).toEqual(["setup.settings-unreadable"]);
    expect(resultOf(results, "setup/settings-files").status).toBe("fail");
    expect(resultOf(results, "setup/provider")).toMatchObject({
      status: "blocked",
      blockedBy: ["setup.settings-unreadable"],
    });
  });

  test("a broken file that held nothing this set-up needs is a warning", () => {
    const results = judge(
      makePlan({
        settings: [
          { file: "/home/dev/project/.claude/settings.json", scope: "project", status: "malformed" },
        ],
      }),
      makeFacts(),
    );
    expect(resultOf(results, "setup/settings-files").status).toBe("warn");
    expect(codesOf(results)).toEqual(["setup.settings-unreadable"]);
  });
});

describe("the region", () => {
  const dnsFailure = silence("dns", "ENOTFOUND", "bedrock-runtime.xx.amazonaws.com");
  const nothing = (value: string) => ({
    plan: makePlan({ region: { value, source: "env:AWS_REGION", others: [] } }),
    facts: makeFacts({
      identity: failed(dnsFailure),
      inferenceProfiles: failed(dnsFailure),
      modelAccess: failed(dnsFailure),
      invocation: answered({ probes: [failedProbe(dnsFailure)] }),
    }),
  });

  test.each(["us-esat-1", "us-east-9"])("%s, whose host does not resolve, is region.unknown", (value) => {
    const { plan, facts } = nothing(value);
    expect(codesOf(judge(plan, facts))).toEqual(["region.unknown"]);
  });

  test("eu-west-1, whose host does not resolve, is network.dns", () => {
    const { plan, facts } = nothing("eu-west-1");
    expect(codesOf(judge(plan, facts))).toEqual(["network.dns"]);
  });

  test("a region that this release does not know and where AWS answers is fine", () => {
    const plan = makePlan({ region: { value: "eu-east-1", source: "env:AWS_REGION", others: [] } });
    expect(codesOf(judge(plan, makeFacts()))).toEqual([]);
  });

  test("offline, a misspelt region is told by its form, a plausible new one is unknown", () => {
    const off = makeFacts({
      credentials: switchedOff("--offline"),
      identity: switchedOff("--offline"),
      inferenceProfiles: switchedOff("--offline"),
      modelAccess: switchedOff("--offline"),
      invocation: switchedOff("--offline"),
    });
    const misspelt = judge(
      makePlan({ region: { value: "us-esat-1", source: "env:AWS_REGION", others: [] } }),
      off,
    );
    expect(codesOf(misspelt)).toEqual(["region.unknown"]);
    const plausible = judge(
      makePlan({ region: { value: "us-east-9", source: "env:AWS_REGION", others: [] } }),
      off,
    );
    expect(codesOf(plausible)).toEqual([]);
    expect(resultOf(plausible, "region/exists").status).toBe("unknown");
  });

  test("us-east-1 by default is a warning", () => {
    const results = judge(
      makePlan({ region: { value: "us-east-1", source: "default", others: [] } }),
      makeFacts(),
    );
    expect(codesOf(results)).toEqual(["region.default-fallback"]);
    expect(resultOf(results, "region/source").status).toBe("warn");
  });
});

describe("credentials", () => {
  test("none: the selected profile holds nothing", () => {
    const plan = makePlan({
      credentials: {
        kind: "none",
        source: "AWS_PROFILE",
        missing: { profile: "work", exists: false },
        others: [],
      },
    });
    const why = { because: "plan", applies: true, text: "Profile work holds no credentials." } as const;
    const after = {
      state: "not-asked",
      askedAt: null,
      durationMs: 0,
      why: { because: "fact", fact: "credentials" },
    } as const;
    const results = judge(
      plan,
      makeFacts({
        credentials: { state: "not-asked", askedAt: null, durationMs: 0, why },
        identity: after,
        inferenceProfiles: after,
        modelAccess: after,
        invocation: after,
      }),
    );
    expect(codesOf(results)).toEqual(["credentials.none"]);
    expect(resultOf(results, "models/access").blockedBy).toEqual(["credentials.none"]);
  });

  test("an expired API key is told by the key, and names what it hides", () => {
    const plan = makePlan({
      credentials: {
        kind: "api-key-short-term",
        source: "AWS_BEARER_TOKEN_BEDROCK",
        apiKey: { kind: "short-term", region: "us-east-1", expiresAt: "2026-11-20T08:00:00.000Z" },
        others: [{ kind: "profile-static", source: 'profile "work"' }],
      },
    });
    const no = refusal(
      403,
      "AccessDeniedException",
      "Authentication failed: Please make sure your API Key is valid.",
    );
    const results = judge(
      plan,
      makeFacts({
        identity: {
          state: "not-asked",
          askedAt: null,
          durationMs: 0,
          why: { because: "plan", applies: false, text: "x" },
        },
        inferenceProfiles: failed(no),
        modelAccess: failed(no),
        invocation: answered({ probes: [failedProbe(no)] }),
      }),
    );
    expect(codesOf(results)).toEqual(["credentials.bearer-expired"]);
  });

  test("a route that this release cannot walk is unknown, never none", () => {
    const why = { because: "plan", applies: true, text: "SSO is not walked by this release." } as const;
    const after = {
      state: "not-asked",
      askedAt: null,
      durationMs: 0,
      why: { because: "fact", fact: "credentials" },
    } as const;
    const results = judge(
      makePlan({ credentials: { kind: "sso", source: 'profile "work"', others: [] } }),
      makeFacts({
        credentials: { state: "not-asked", askedAt: null, durationMs: 0, why },
        identity: after,
        inferenceProfiles: after,
        modelAccess: after,
        invocation: after,
      }),
    );
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "credentials/present")).toMatchObject({ status: "unknown", proved: why.text });
    expect(resultOf(results, "models/access")).toMatchObject({ status: "unknown", proved: why.text });
  });
});

describe("the network", () => {
  test("a runtime host that refuses connections is an error", () => {
    const results = judge(
      makePlan(),
      makeFacts({
        invocation: answered({ probes: [failedProbe(silence("connection-refused", "ECONNREFUSED"))] }),
      }),
    );
    expect(codesOf(results)).toEqual(["network.unreachable"]);
    expect(resultOf(results, "network/reachable").status).toBe("fail");
    expect(resultOf(results, "models/access").blockedBy).toEqual(["network.unreachable"]);
  });

  test("a silent host is timed out, and what it would have told is blocked by that", () => {
    const results = judge(
      makePlan(),
      makeFacts({
        invocation: answered({ probes: [failedProbe(silence("response-timed-out", "ETIMEDOUT"))] }),
      }),
    );
    expect(codesOf(results)).toEqual(["doctor.timed-out"]);
    expect(resultOf(results, "models/access")).toMatchObject({
      status: "blocked",
      blockedBy: ["doctor.timed-out"],
    });
  });

  test("Ctrl-C is nobody's finding", () => {
    const results = judge(
      makePlan(),
      makeFacts({ invocation: answered({ probes: [failedProbe(silence("interrupted", "ABORTED"))] }) }),
    );
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "models/access").status).toBe("unknown");
  });
});

describe("models", () => {
  test("the use-case form is found behind a 404", () => {
    const no = refusal(
      404,
      "ResourceNotFoundException",
      "Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model.",
    );
    const results = judge(makePlan(), makeFacts({ invocation: answered({ probes: [failedProbe(no)] }) }));
    expect(codesOf(results)).toEqual(["model.use-case-missing"]);
  });

  test("a request that was not made because it would be the first use leaves access open", () => {
    const results = judge(
      makePlan(),
      makeFacts({ invocation: answered({ probes: [probe({ state: "not-asked", why: "first-use" })] }) }),
    );
    expect(codesOf(results)).toEqual(["model.first-use"]);
    expect(resultOf(results, "models/access")).toMatchObject({
      status: "blocked",
      blockedBy: ["model.first-use"],
    });
  });

  test("a bare ID gets the account's own profile as the suggestion", () => {
    const bare = "anthropic.claude-sonnet-4-6";
    const no = refusal(
      400,
      "ValidationException",
      `Invocation of model ID ${bare} with on-demand throughput isn’t supported.`,
    );
    const results = judge(
      makePlan(),
      makeFacts({ invocation: answered({ probes: [failedProbe(no, { model: bare })] }) }),
    );
    expect(codesOf(results)).toEqual(["throughput.on-demand-unsupported"]);
    expect(resultOf(results, "throughput/on-demand").found[0]?.arguments).toMatchObject({
      models: [{ model: bare, suggestion: "us.anthropic.claude-sonnet-4-6" }],
    });
  });

  test("--no-invoke leaves models out without a finding", () => {
    const results = judge(makePlan(), makeFacts({ invocation: switchedOff("--no-invoke") }));
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "models/access")).toMatchObject({
      status: "skipped",
      proved: "Switched off by --no-invoke.",
    });
  });

  test("the same unknown error for two models is told once, with both in the evidence", () => {
    const no = (requestId: string) => refusal(418, "TeapotException", "short and stout", { requestId });
    const probes = [failedProbe(no("a")), failedProbe(no("b"), backgroundProbe)];
    const results = judge(makePlan(), makeFacts({ invocation: answered({ probes }) }));
    const found = resultOf(results, "doctor/understood").found[0];
    expect(found?.arguments).toMatchObject({ refusals: [{ code: "TeapotException", requestId: "a" }] });
    expect(found?.evidence).toHaveLength(2);
  });

  test("an error that no rule knows is printed as it came", () => {
    const no = refusal(418, "TeapotException", "short and stout");
    const results = judge(makePlan(), makeFacts({ invocation: answered({ probes: [failedProbe(no)] }) }));
    expect(codesOf(results)).toEqual(["doctor.unrecognised-error"]);
    expect(resultOf(results, "doctor/understood").found[0]?.arguments).toMatchObject({
      refusals: [{ status: 418, code: "TeapotException", message: "short and stout", requestId: "5f0c" }],
    });
  });
});

describe("behind a gateway", () => {
  test("keys that STS refuses are no fault where the gateway answers", () => {
    const no = refusal(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
    const results = judge(makePlan(), makeFacts({ identity: failed(no), inferenceProfiles: failed(no) }));
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "credentials/accepted").status).toBe("pass");
  });

  test("a region that AWS does not have is no fault where the gateway answers", () => {
    const plan = makePlan({ region: { value: "inhouse", source: "env:AWS_REGION", others: [] } });
    expect(codesOf(judge(plan, makeFacts()))).toEqual([]);
  });

  test("keys that STS refuses are a fault where nothing answered", () => {
    const no = refusal(403, "ExpiredTokenException", "The security token included in the request is expired");
    const results = judge(
      makePlan(),
      makeFacts({ identity: failed(no), invocation: answered({ probes: [failedProbe(no)] }) }),
    );
    expect(codesOf(results)).toEqual(["credentials.expired"]);
  });
});
