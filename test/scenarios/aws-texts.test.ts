/** What AWS says in the place of an answer, in the words that it uses, and the one code that each of them has. */
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/report/types.js";
import { loadScenario, type Scenario } from "../../src/simulator/index.js";
import { diagnoseScenario } from "./diagnose-scenario.js";

const sonnet = "us.anthropic.claude-sonnet-4-6";
const opus = "anthropic.claude-opus-4-8";

async function scenarioNamed(name: string): Promise<Scenario> {
  const scenario = await loadScenario(name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  return structuredClone(scenario);
}

/** A healthy set-up whose endpoint answers every model request in the same way. */
async function refusedBy(
  name: "healthy" | "healthy-mantle",
  status: number,
  type: string | null,
  body: object,
): Promise<Report> {
  const scenario = await scenarioNamed(name);
  scenario.network.faults = [
    {
      host: name === "healthy" ? "bedrock-runtime.*" : "bedrock-mantle.*",
      fault: {
        kind: "answer",
        status,
        contentType: "application/json",
        body: JSON.stringify(body),
        headers: {
          "x-amzn-requestid": "00000000-0000-4000-8000-000000000001",
          ...(type === null ? {} : { "x-amzn-errortype": type }),
        },
      },
    },
  ];
  return diagnoseScenario(scenario);
}

/** The codes above an info, with the place of the severity in exit codes. */
function told({ findings, exitCode }: Report): [string[], number] {
  return [findings.filter((one) => one.severity !== "info").map((one) => one.code), exitCode];
}

const denied = "User: arn:aws:iam::123456789012:user/dev is not authorized to perform:";

describe("the Invoke API", () => {
  test.each([
    [
      400,
      "ValidationException",
      "Access to Anthropic models is not allowed from unsupported countries, regions, or territories. Please refer to https://www.anthropic.com/supported-countries for more information on the countries and regions Anthropic currently supports.",
      "model.access-denied",
    ],
    [
      400,
      "ServiceQuotaExceededException",
      "Your request exceeds the service quota for your account.",
      "throughput.quota-zero",
    ],
    [
      403,
      "AccessDeniedException",
      "MPAgreementBeingCreated: the agreement is being created",
      "model.agreement-pending",
    ],
    [
      403,
      "AccessDeniedException",
      "Your account is not authorized to invoke this API operation.",
      "model.account-hold",
    ],
    [
      403,
      "OptInRequired",
      "The AWS Access Key Id needs a subscription for the service",
      "model.account-hold",
    ],
    [404, "ResourceNotFoundException", "The requested inference profile does not exist", "model.invalid-id"],
    [400, "ValidationException", "The provided ARN is invalid.", "model.invalid-id"],
    [
      404,
      "ResourceNotFoundException",
      "This model has been deprecated and is no longer available.",
      "model.end-of-life",
    ],
    [
      400,
      "ValidationException",
      "The data retention mode 'default' is not allowed for this model",
      "model.data-retention",
    ],
    [403, "AccessDeniedException", `${denied} bedrock:InvokeModelWithResponseStream`, "iam.denied"],
    [403, "AccessDeniedException", "not authorized to perform: bedrock:InvokeModel", "iam.denied"],
    [403, "AccessDeniedException", "You do not have sufficient access to perform this action.", "iam.denied"],
    [403, "AccessDeniedException", "Access denied", "iam.denied"],
    [
      400,
      "ValidationException",
      "This model does not support the requested service tier",
      "throughput.service-tier-unsupported",
    ],
    [
      400,
      "ValidationException",
      "Service tier flex is not available for model us.anthropic.claude-sonnet-4-6",
      "throughput.service-tier-unsupported",
    ],
    [
      400,
      "ValidationException",
      "The guardrail provided in the request is not in a READY state.",
      "guardrail.not-ready",
    ],
    [
      400,
      "ValidationException",
      "Malformed input request: #: extraneous key [thinking] is not permitted, please reformat your input and try again.",
      "request.extra-fields",
    ],
    [400, "ValidationException", "This model does not support the effort parameter", "request.extra-fields"],
    [
      429,
      "ThrottlingException",
      "Number of request tokens has exceeded your per-minute rate limit",
      "throughput.throttled-tokens",
    ],
    [
      500,
      "InternalServerException",
      "The system encountered an unexpected error during processing. Try your request again.",
      "doctor.unrecognised-error",
    ],
    [403, "AccessDeniedException", "x", "doctor.unrecognised-error"],
  ] as const)("%i %s: %s", async (status, type, message, code) => {
    const report = await refusedBy("healthy", status, type, { message });
    expect(told(report)).toEqual([[code], code === "model.agreement-pending" ? 3 : 1]);
  });

  test("an unsupported country is no matter of access in the console", async () => {
    const report = await refusedBy("healthy", 400, "ValidationException", {
      message:
        "Access to Anthropic models is not allowed from unsupported countries, regions, or territories.",
    });
    expect(report.findings[0]).toMatchObject({
      measured: expect.stringContaining("unsupported country"),
      clientShows: expect.stringContaining("400 Access to Anthropic models"),
      remedy: { commands: ["curl https://checkip.amazonaws.com"] },
    });
  });

  test("a denial that names nothing is mended for the profiles that were called", async () => {
    const report = await refusedBy("healthy", 403, "AccessDeniedException", { message: "Access denied" });
    const resources = report.findings[0]?.remedy.policy?.Statement.flatMap((one) => one.Resource) ?? [];
    expect(resources).toContain(`arn:aws:bedrock:us-east-1:123456789012:inference-profile/${sonnet}`);
    expect(resources).toContain("arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-sonnet-4-6");
    expect(resources).not.toContain("*");
  });

  test.each([
    [500, "InternalServerException", /10 more times/],
    [408, "ModelTimeoutException", /10 more times/],
    [424, "ModelErrorException", /does not try again/],
  ])("a fault of AWS's own side, %i, says nothing of the set-up", async (status, type, why) => {
    const report = await refusedBy("healthy", status, type, { message: "The request failed." });
    expect(report.findings[0]).toMatchObject({
      code: "doctor.unrecognised-error",
      title: expect.stringContaining("on the server's side"),
      why: expect.stringMatching(why),
      clientShows: expect.stringContaining(`API Error: ${status} The request failed.`),
      remedy: { commands: ["bedrock-doctor --wait 600"] },
    });
  });
});

describe("Mantle", () => {
  const error = (type: string, message: string) => ({ type: "error", error: { type, message } });
  test.each([
    [404, "not_found_error", `model: ${opus}`, "mantle.model-not-served"],
    [400, "invalid_request_error", `The model '${opus}' is not supported`, "mantle.model-not-served"],
    [400, "invalid_request_error", `model: ${opus} is not a valid model`, "mantle.model-not-served"],
    [
      400,
      "invalid_request_error",
      "Unexpected value(s) `foo-2026` for the `anthropic-beta` header. Please consult our documentation or try again without the header.",
      "request.beta-rejected",
    ],
    [403, "permission_error", `${opus} is not available for this account.`, "mantle.not-granted"],
    [403, "permission_error", "You do not have sufficient access to this model.", "mantle.not-granted"],
  ] as const)("%i %s: %s", async (status, type, message, code) => {
    const report = await refusedBy("healthy-mantle", status, null, error(type, message));
    expect(told(report)).toEqual([[code], 1]);
  });
});

describe("the client's flags on Mantle, with --deep", () => {
  const refusing = async (flag: string, env: Record<string, string> = {}): Promise<Report> => {
    const scenario = await scenarioNamed("healthy-mantle");
    const settings = scenario.machine.files["~/.claude/settings.json"] as { env: Record<string, string> };
    Object.assign(settings.env, env);
    scenario.aws.models = scenario.aws.models.map((one) =>
      one.mantle === opus ? { ...one, refusesBetas: [flag] } : one,
    );
    return diagnoseScenario(scenario, { deep: true });
  };

  test("one that the client goes on to send is the finding", async () => {
    const report = await refusing("context-management-2025-06-27");
    expect(told(report)).toEqual([["request.beta-rejected"], 1]);
  });

  test("one that a person added is mended where it was added", async () => {
    const report = await refusing("context-1m-2025-08-07", { ANTHROPIC_BETAS: "context-1m-2025-08-07" });
    expect(report.findings[0]?.remedy.settings?.patch).toEqual({ env: { ANTHROPIC_BETAS: null } });
  });

  test("one that the client leaves out of its next try is no fault of the set-up", async () => {
    expect(told(await refusing("thinking-binding-controls-2026-08-01"))).toEqual([[], 0]);
  });
});

describe("the use-case form, missed for one model alone", () => {
  const without = async (env: Record<string, string>, model: string): Promise<Report> => {
    const scenario = await scenarioNamed("healthy");
    const settings = scenario.machine.files["~/.claude/settings.json"] as { env: Record<string, string> };
    settings.env = env;
    scenario.aws.models = scenario.aws.models.map((one) =>
      one.id === model ? { ...one, useCaseMissing: true } : one,
    );
    return diagnoseScenario(scenario);
  };
  const unpinned = { CLAUDE_CODE_USE_BEDROCK: "1", AWS_REGION: "us-east-1", AWS_PROFILE: "work" };

  test("the client goes on to an older model: it works", async () => {
    const report = await without(unpinned, "anthropic.claude-opus-5-5");
    expect(told(report)).toEqual([["model.silent-fallback"], 0]);
  });

  test("where nothing else was tried the next model tells", async () => {
    const alias = { ...unpinned, ANTHROPIC_MODEL: "opus" };
    expect(told(await without(alias, "anthropic.claude-opus-5-5"))).toEqual([["model.silent-fallback"], 0]);
    const scenario = await scenarioNamed("use-case-missing");
    const settings = scenario.machine.files["~/.claude/settings.json"] as { env: Record<string, string> };
    settings.env = alias;
    const report = await diagnoseScenario(scenario);
    expect(told(report)).toEqual([["model.use-case-missing"], 1]);
    expect(report.cost.paidInvocations).toBeLessThanOrEqual(2);
  });

  test("a pinned model has no way on, and the account is not told that nothing works", async () => {
    const report = await without({ ...unpinned, ANTHROPIC_MODEL: sonnet }, "anthropic.claude-sonnet-4-6");
    expect(told(report)).toEqual([["model.use-case-missing"], 1]);
    const both = await without(
      {
        ...unpinned,
        ANTHROPIC_MODEL: sonnet,
        ANTHROPIC_DEFAULT_HAIKU_MODEL: "us.anthropic.claude-haiku-4-5-20251001-v1:0",
      },
      "anthropic.claude-sonnet-4-6",
    );
    expect(both.findings[0]).toMatchObject({
      code: "model.use-case-missing",
      title: expect.stringContaining("alone"),
      why: expect.stringContaining("claude-haiku-4-5-20251001-v1:0 answered"),
    });
  });
});
