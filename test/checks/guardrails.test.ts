import { describe, expect, test } from "vitest";
import type { Plan, PlanRequest } from "../../src/claude-code/types.js";
import { catalogue } from "../../src/diagnosis/catalogue/index.js";
import {
  answered,
  codesOf,
  failedProbe,
  judge,
  makeFacts,
  makePlan,
  refusal,
  resultOf,
  silence,
} from "./situation.js";

type Fault = PlanRequest["headerFaults"][number]["fault"];

function headers(faults: Fault[], names: string[] = ["X-Amzn-Bedrock-GuardrailIdentifier"]): Plan {
  const plan = makePlan({
    variables: [
      {
        name: "ANTHROPIC_CUSTOM_HEADERS",
        value: "<secret>",
        source: "user",
        location: { file: "/home/dev/.claude/settings.json", line: 8 },
        overrides: [],
      },
    ],
  });
  const headerFaults = faults.map((fault, place) => ({ line: place + 1, fault }));
  return { ...plan, request: { ...plan.request, customHeaders: names, headerFaults } };
}

const invalid = refusal(400, "ValidationException", "The provided guardrail identifier is invalid.");

describe("guardrail.header-malformed", () => {
  test.each<Fault>([
    "no-colon",
    "literal-backslash-n",
    "invalid-name",
    "guardrail-version-missing",
    "guardrail-id-missing",
  ])("%s is an error with its line and its place", (fault) => {
    const result = resultOf(judge(headers([fault]), makeFacts()), "guardrails/headers");
    expect(result).toMatchObject({
      status: "fail",
      found: [{ arguments: { faults: [{ line: 1, fault }] }, locations: [{ line: 8 }] }],
    });
  });

  test("what AWS says of the guardrail is its consequence", () => {
    const facts = makeFacts({ invocation: answered({ probes: [failedProbe(invalid)] }) });
    const results = judge(headers(["literal-backslash-n"]), facts);
    expect(codesOf(results)).toEqual(["guardrail.header-malformed"]);
    expect(resultOf(results, "models/access").blockedBy).toEqual(["guardrail.header-malformed"]);
    expect(resultOf(results, "guardrails/headers").found[0]?.evidence).toMatchObject([{ status: 400 }]);
  });

  test("what cannot be sent with such a name is its consequence", () => {
    const unsent = silence("other", "ERR_INVALID_HTTP_TOKEN");
    const facts = makeFacts({ invocation: answered({ probes: [failedProbe(unsent)] }) });
    expect(codesOf(judge(headers(["invalid-name"]), facts))).toEqual(["guardrail.header-malformed"]);
  });

  test("a refusal for another reason keeps its own code", () => {
    const no = refusal(
      403,
      "AccessDeniedException",
      "You don't have access to the model with the specified model ID.",
    );
    const facts = makeFacts({ invocation: answered({ probes: [failedProbe(no)] }) });
    expect(codesOf(judge(headers(["no-colon"]), facts)).sort()).toEqual([
      "guardrail.header-malformed",
      "model.access-denied",
    ]);
  });

  test("headers without a fault are not reported, and neither are none", () => {
    expect(resultOf(judge(headers([]), makeFacts()), "guardrails/headers").status).toBe("pass");
    expect(resultOf(judge(makePlan(), makeFacts()), "guardrails/headers").status).toBe("skipped");
  });

  test.each(["linux", "win32"] as const)("in a shell of %s the remedy has a real line break", (platform) => {
    const plan = { ...makePlan(), platform };
    const args = { faults: [{ line: 1, fault: "literal-backslash-n" as const }], file: null, sent: [] };
    const remedy = catalogue["guardrail.header-malformed"].remedy(args, {
      plan,
      identity: null,
      profiles: null,
    });
    expect(remedy.commands).toEqual([
      platform === "win32"
        ? '$env:ANTHROPIC_CUSTOM_HEADERS = "X-Amzn-Bedrock-GuardrailIdentifier: <id>`nX-Amzn-Bedrock-GuardrailVersion: <version>"'
        : "export ANTHROPIC_CUSTOM_HEADERS=$'X-Amzn-Bedrock-GuardrailIdentifier: <id>\\nX-Amzn-Bedrock-GuardrailVersion: <version>'",
    ]);
  });
});
