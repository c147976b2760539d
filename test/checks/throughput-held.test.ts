/** What AWS holds back for now, and the tiers and throughputs that it does not have. */
import { describe, expect, test } from "vitest";
import type { Failure } from "../../src/aws/types.js";
import type { Plan } from "../../src/claude-code/types.js";
import { catalogue } from "../../src/diagnosis/catalogue/index.js";
import { diagnose } from "../../src/diagnosis/diagnose.js";
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
  switchedOff,
} from "./situation.js";

function held(failure: Failure) {
  return makeFacts({ invocation: answered({ probes: [failedProbe(failure), probe(backgroundProbe)] }) });
}

const throttled = (message: string, more = {}) => refusal(429, "ThrottlingException", message, more);

describe("429 by its kind", () => {
  test.each([
    ["Too many tokens, please wait before trying again.", "throughput.throttled-tokens"],
    ["Too many tokens per day, please wait before trying again.", "throughput.throttled-daily"],
    ["Too many requests, please wait before trying again.", "throughput.throttled-requests"],
    ["Your request rate is too high. Reduce the frequency of requests.", "throughput.throttled-requests"],
  ])("%s", (message, code) => {
    const results = judge(makePlan(), held(throttled(message)));
    expect(codesOf(results)).toEqual([code]);
    expect(resultOf(results, "throughput/throttling")).toMatchObject({
      status: "fail",
      found: [{ code, arguments: { retries: 10, models: [{ message, status: 429, inStream: false }] } }],
    });
    expect(resultOf(results, "models/access").blockedBy).toEqual([code]);
  });

  test.each([
    [throttled("Too many tokens, please wait before trying again.", { inStream: true })],
    [refusal(424, "ModelStreamErrorException", "Too many tokens, please wait.", { inStream: true })],
  ])("within a stream that had begun", (failure) => {
    expect(codesOf(judge(makePlan(), held(failure)))).toEqual(["throughput.throttled-tokens"]);
  });

  test("on Mantle", () => {
    const failure = refusal(429, "rate_limit_error", "Too many tokens, please wait.", {
      operation: "MantleMessages",
    });
    const model = "anthropic.claude-opus-4-8";
    const facts = makeFacts({
      mantle: answered({ probes: [failedProbe(failure, { model, route: "mantle" })] }),
    });
    expect(codesOf(judge(makePlan(), facts))).toContain("throughput.throttled-tokens");
  });

  test("of a control-plane read is nothing to the client", () => {
    const facts = makeFacts({ inferenceProfiles: failed(throttled("Too many requests")) });
    expect(codesOf(judge(makePlan(), facts))).toEqual([]);
  });

  test("says how often the client tries again, as somebody set it", () => {
    const name = "CLAUDE_CODE_MAX_RETRIES";
    const plan = makePlan({ variables: [{ name, value: "40", source: "environment", overrides: [] }] });
    const result = resultOf(judge(plan, held(throttled("Too many tokens"))), "throughput/throttling");
    expect(result.found[0]?.arguments).toMatchObject({ retries: 15 });
  });
});

describe("throughput.capacity", () => {
  test.each([
    refusal(503, "ServiceUnavailableException", "Bedrock is unable to process your request."),
    refusal(503, "Unknown", ""),
    refusal(529, "overloaded_error", "Overloaded"),
    refusal(429, "ModelNotReadyException", "The model specified in the request is not ready."),
    refusal(424, "ModelStreamErrorException", "An error occurred while streaming the response.", {
      inStream: true,
    }),
  ])("$status $code is a warning, and leaves the model undecided", (failure) => {
    const results = judge(makePlan(), held(failure));
    expect(codesOf(results)).toEqual(["throughput.capacity"]);
    expect(resultOf(results, "throughput/capacity").status).toBe("warn");
    expect(resultOf(results, "models/access").status).toBe("blocked");
  });

  test("a page of a proxy with status 503 is none", () => {
    const failure: Failure = {
      kind: "not-aws",
      operation: "InvokeModelWithResponseStream",
      status: 503,
      contentType: "text/html",
      what: "html",
      host: "bedrock-runtime.us-east-1.amazonaws.com",
    };
    expect(codesOf(judge(makePlan(), held(failure)))).not.toContain("throughput.capacity");
  });

  test("a warning does not hide that a prefix cannot be called", () => {
    const plan = makePlan();
    const models = plan.models.map((one) => ({ ...one, resolved: one.resolved.replace("us.", "eu.") }));
    const [first] = models;
    const failure = refusal(503, "ServiceUnavailableException", "Bedrock is unable to process your request.");
    const facts = makeFacts({
      inferenceProfiles: answered({ profiles: [], pages: 1 }),
      invocation: answered({ probes: [failedProbe(failure, { model: first?.resolved ?? "" })] }),
    });
    expect(codesOf(judge({ ...plan, models }, facts))).toContain("model.prefix-mismatch");
  });
});

function withTier(serviceTier: string | null, customHeaders: string[] = []): Plan {
  const plan = makePlan({
    variables: [
      {
        name: "ANTHROPIC_BEDROCK_SERVICE_TIER",
        value: serviceTier ?? "",
        source: "user",
        location: { file: "/home/dev/.claude/settings.json", line: 8 },
        overrides: [],
      },
    ],
  });
  return { ...plan, request: { ...plan.request, serviceTier, customHeaders } };
}

const invalid = (message: string) => refusal(400, "ValidationException", message);

describe("service tiers", () => {
  test.each([
    ["service tier provided is invalid", "throughput.service-tier-invalid"],
    [
      "1 validation error detected: Value 'cheap' at 'serviceTier' failed to satisfy constraint: Member must satisfy enum value set: [priority, default, flex, reserved]",
      "throughput.service-tier-invalid",
    ],
    ["The provided service tier is not supported for this model", "throughput.service-tier-unsupported"],
    ["Reservation not found.", "throughput.service-tier-unsupported"],
  ])("%s", (message, code) => {
    const results = judge(withTier("cheap"), held(invalid(message)));
    expect(codesOf(results)).toEqual([code]);
    expect(resultOf(results, "throughput/service-tier")).toMatchObject({
      status: "fail",
      found: [{ arguments: { tier: "cheap", message }, locations: [{ line: 8 }] }],
    });
  });

  test("a tier that AWS took is in order, whatever it is called", () => {
    expect(resultOf(judge(withTier("reserved"), makeFacts()), "throughput/service-tier").status).toBe("pass");
  });

  test.each(["PRIORITY", "reserved", "cheap"])("without a request %s is a warning", (tier) => {
    const facts = makeFacts({ invocation: switchedOff("--no-invoke") });
    expect(resultOf(judge(withTier(tier), facts), "throughput/service-tier")).toMatchObject({
      status: "warn",
      found: [{ code: "throughput.service-tier-invalid", severity: "warning", arguments: { message: null } }],
    });
  });

  test.each(["default", "flex", "priority"])("without a request nothing is said of %s", (tier) => {
    const facts = makeFacts({ invocation: switchedOff("--no-invoke") });
    expect(resultOf(judge(withTier(tier), facts), "throughput/service-tier").status).toBe("skipped");
  });

  test("a request that was refused for another reason decides nothing", () => {
    const denied = refusal(
      403,
      "AccessDeniedException",
      "You don't have access to the model with the specified model ID.",
    );
    const facts = makeFacts({ invocation: answered({ probes: [failedProbe(denied)] }) });
    expect(resultOf(judge(withTier("cheap"), facts), "throughput/service-tier").status).toBe("blocked");
  });

  test("a tier in the custom headers is mended there", () => {
    const plan = withTier(null, ["X-Amzn-Bedrock-Service-Tier"]);
    const results = judge(plan, held(invalid("service tier provided is invalid")));
    const found = resultOf(results, "throughput/service-tier").found[0];
    if (found?.code !== "throughput.service-tier-invalid") throw new Error("not found");
    expect(found.arguments.setBy).toBe("ANTHROPIC_CUSTOM_HEADERS");
    const remedy = catalogue[found.code].remedy(found.arguments, { plan, identity: null, profiles: null });
    expect(remedy.steps[0]).toContain("ANTHROPIC_CUSTOM_HEADERS");
  });

  test("no tier, no check", () => {
    expect(resultOf(judge(makePlan(), makeFacts()), "throughput/service-tier").status).toBe("skipped");
  });
});

const ARN = "arn:aws:bedrock:us-east-1:123456789012:provisioned-model/a1b2c3d4e5f6";

function provisioned(): Plan {
  const plan = makePlan();
  return {
    ...plan,
    models: plan.models.map((one, place) => (place === 0 ? { ...one, resolved: ARN } : one)),
  };
}

describe("throughput.provisioned-not-ready", () => {
  test.each([
    refusal(429, "ModelNotReadyException", "The model specified in the request is not ready."),
    invalid("The provided model identifier is invalid."),
    refusal(
      404,
      "ResourceNotFoundException",
      "Could not resolve the foundation model from the provided model identifier.",
    ),
  ])("explains whatever AWS says of the request: $message", (failure) => {
    const facts = makeFacts({
      provisionedThroughput: answered({ resources: [{ arn: ARN, status: "Creating" }] }),
      invocation: answered({ probes: [failedProbe(failure, { model: ARN }), probe(backgroundProbe)] }),
    });
    const results = judge(provisioned(), facts);
    expect(codesOf(results)).toEqual(["throughput.provisioned-not-ready"]);
    expect(resultOf(results, "models/access").blockedBy).toEqual(["throughput.provisioned-not-ready"]);
  });

  test("a denial keeps its own code", () => {
    const denied = refusal(
      403,
      "AccessDeniedException",
      "User: u is not authorized to perform: bedrock:InvokeModelWithResponseStream",
      {
        denial: { action: "bedrock:InvokeModelWithResponseStream", effect: "unsaid", resource: ARN },
      },
    );
    const facts = makeFacts({
      provisionedThroughput: answered({ resources: [{ arn: ARN, status: "Failed", reason: "no capacity" }] }),
      invocation: answered({ probes: [failedProbe(denied, { model: ARN })] }),
    });
    expect(codesOf(judge(provisioned(), facts)).sort()).toEqual([
      "iam.denied",
      "throughput.provisioned-not-ready",
    ]);
  });

  test("one that answers while it is updated is in order", () => {
    const facts = makeFacts({
      provisionedThroughput: answered({ resources: [{ arn: ARN, status: "Updating" }] }),
      invocation: answered({ probes: [probe({ model: ARN }), probe(backgroundProbe)] }),
    });
    const results = judge(provisioned(), facts);
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "throughput/provisioned").status).toBe("pass");
  });

  test("a state that may not be read is unknown, with the permission", () => {
    const action = "bedrock:GetProvisionedModelThroughput";
    const failure = refusal(403, "AccessDeniedException", `User: u is not authorized to perform: ${action}`, {
      operation: "GetProvisionedModelThroughput",
      denial: { action, effect: "implicit", resource: ARN },
    });
    const facts = makeFacts({ provisionedThroughput: failed(failure) });
    const result = resultOf(judge(provisioned(), facts), "throughput/provisioned");
    expect(result.status).toBe("unknown");
    expect(result.proved).toContain(action);
    expect(diagnose(provisioned(), facts).causes).toEqual([]);
  });
});
