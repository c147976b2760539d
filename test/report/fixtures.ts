/** Reports written by hand: one for each kind of ending, and one with everything that is long. */
import type { Probe } from "../../src/facts/types.js";
import type { Report, ReportCheck } from "../../src/report/types.js";
import {
  firstUse,
  iamDenied,
  notEnabled,
  onDemand,
  regionDefault,
  timedOut,
  useCaseMissing,
} from "./findings.js";
import {
  APPLICATION_PROFILE,
  answeredProbe,
  asked,
  check,
  checksWith,
  HAIKU,
  healthyChecks,
  healthyFacts,
  healthyPlan,
  notAsked,
  planModel,
  SONNET,
  USER_SETTINGS,
} from "./parts.js";

const BARE_HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";

function report(more: Partial<Report> = {}): Report {
  return {
    $schema: "https://example.com/schema/report.v1.json",
    schemaVersion: 1,
    tool: { name: "bedrock-doctor", version: "0.1.0" },
    generatedAt: "2026-11-20T09:00:00.912Z",
    simulated: null,
    mode: "interactive",
    verdict: "pass",
    exitCode: 0,
    plan: healthyPlan(),
    identity: {
      arn: "arn:aws:sts::123456789012:assumed-role/Developer/dev@example.com",
      account: "123456789012",
      principalType: "assumed-role",
      of: 'profile "work"',
    },
    facts: healthyFacts(),
    checks: healthyChecks(),
    findings: [],
    suppressed: [],
    redactions: [],
    cost: {
      requests: 11,
      roundTrips: 4,
      paidInvocations: 2,
      inputTokens: 16,
      outputTokens: 2,
      estimatedUsd: null,
    },
    ...more,
  };
}

function refusedProbe(model: string, role: string, status: number, code: string): Probe {
  const host = "bedrock-runtime.us-east-1.amazonaws.com";
  return {
    model,
    roles: [role],
    route: "invoke",
    region: "us-east-1",
    state: "refused",
    durationMs: 88,
    failure: {
      kind: "refusal",
      operation: "InvokeModelWithResponseStream",
      status,
      code,
      message: "refused",
      requestId: "6f1c2d3e-0000-4000-8000-000000000002",
      host,
      denial: { action: "bedrock:InvokeModelWithResponseStream", effect: "implicit" },
    },
  };
}

function probes(...list: Probe[]) {
  return { state: "answered", ...asked(170, 540), value: { probes: list } } as const;
}

function blocked(ids: string[], by: ReportCheck["blockedBy"] & object): ReportCheck[] {
  return ids.map((id) => check(id, "blocked", "Its question could not be asked.", { blockedBy: by }));
}

const NO_COST = { paidInvocations: 0, inputTokens: 0, outputTokens: 0, estimatedUsd: null };

export const works = report();

export const worksSimulated = report({ simulated: { scenario: "healthy", machine: "scenario" } });

export const notInvoked = report({
  simulated: { scenario: "healthy", machine: "this" },
  facts: healthyFacts({ invocation: notAsked({ because: "option", option: "--no-invoke" }) }),
  checks: checksWith(check("models/answers", "skipped", "Not asked, by --no-invoke.")),
  cost: { requests: 5, roundTrips: 3, ...NO_COST },
});

export const oneCause = report({
  verdict: "fail",
  exitCode: 1,
  facts: healthyFacts({
    invocation: probes(
      refusedProbe(SONNET, "primary", 403, "AccessDeniedException"),
      refusedProbe(HAIKU, "background", 403, "AccessDeniedException"),
    ),
  }),
  checks: checksWith(
    check("iam/allowed", "fail", "bedrock:InvokeModelWithResponseStream is denied.", {
      findings: ["iam.denied"],
    }),
    ...blocked(["models/answers", "throughput/on-demand"], ["iam.denied"]),
  ),
  findings: [iamDenied],
  cost: { requests: 9, roundTrips: 4, ...NO_COST },
});

export const twoCauses = report({
  verdict: "fail",
  exitCode: 1,
  mode: "print",
  plan: healthyPlan({
    mode: "print",
    claudeCode: { version: "2.1.328", source: "assumed-newest", newerThanKnown: false },
    region: {
      value: "us-east-1",
      source: "env:AWS_REGION",
      setBy: { file: USER_SETTINGS, scope: "user" },
      location: { file: USER_SETTINGS, line: 4, column: 5, key: "env.AWS_REGION" },
      others: [],
    },
    models: [planModel("primary", SONNET), planModel("background", BARE_HAIKU, { pinned: true })],
  }),
  facts: healthyFacts({
    invocation: probes(
      refusedProbe(SONNET, "primary", 404, "ResourceNotFoundException"),
      refusedProbe(BARE_HAIKU, "background", 400, "ValidationException"),
    ),
  }),
  checks: checksWith(
    check("models/access", "fail", "The use-case form is missing.", { findings: ["model.use-case-missing"] }),
    check("throughput/on-demand", "fail", "A bare model ID is used.", {
      findings: ["throughput.on-demand-unsupported"],
    }),
    ...blocked(["models/answers"], ["model.use-case-missing", "throughput.on-demand-unsupported"]),
  ),
  findings: [useCaseMissing, onDemand, regionDefault],
  cost: { requests: 9, roundTrips: 4, ...NO_COST },
});

export const inconclusive = report({
  verdict: "inconclusive",
  exitCode: 3,
  identity: null,
  facts: healthyFacts({
    identity: {
      state: "no-answer",
      ...asked(12, 10_000),
      failure: {
        kind: "no-answer",
        operation: "GetCallerIdentity",
        reason: "deadline",
        code: "ETIMEDOUT",
        host: "sts.us-east-1.amazonaws.com",
        afterMs: 10_000,
      },
    },
    inferenceProfiles: notAsked({ because: "fact", fact: "identity" }),
    modelAccess: notAsked({ because: "fact", fact: "identity" }),
    invocation: notAsked({ because: "fact", fact: "identity" }),
  }),
  checks: checksWith(
    check("credentials/usable", "unknown", "STS did not answer within 10 s.", {
      findings: ["doctor.timed-out"],
    }),
    check("network/reachable", "unknown", "No host was seen to answer."),
    ...blocked(
      ["models/access", "models/answers", "throughput/on-demand", "iam/allowed"],
      ["doctor.timed-out"],
    ),
  ),
  findings: [timedOut],
  cost: { requests: 1, roundTrips: 1, ...NO_COST },
});

export const warningsOnly = report({
  verdict: "warn",
  plan: healthyPlan({
    region: { value: "us-east-1", source: "default", others: [] },
    credentials: {
      kind: "api-key-short-term",
      source: "AWS_BEARER_TOKEN_BEDROCK in the environment",
      expiresAt: "2026-11-20T09:48:00.000Z",
      others: [],
    },
  }),
  identity: null,
  facts: healthyFacts({
    identity: notAsked({
      because: "plan",
      applies: false,
      text: "an API key has no identity that STS could tell",
    }),
    invocation: probes(answeredProbe(SONNET, ["primary"], 418), {
      model: HAIKU,
      roles: ["background"],
      route: "invoke",
      region: "us-east-1",
      state: "not-asked",
      durationMs: 0,
      why: "first-use",
    }),
  }),
  checks: checksWith(
    check("region/resolved", "warn", "us-east-1 is the built-in default.", {
      findings: ["region.default-fallback"],
    }),
    check("models/access", "warn", "One model was never used.", { findings: ["model.first-use"] }),
    check("iam/allowed", "unknown", "GetFoundationModelAvailability is not allowed, so access was not read."),
  ),
  findings: [
    regionDefault,
    firstUse,
    {
      ...regionDefault,
      severity: "info",
      cause: false,
      title: "A note about something that is as it should be",
    },
  ],
  cost: {
    requests: 8,
    roundTrips: 3,
    paidInvocations: 1,
    inputTokens: 8,
    outputTokens: 1,
    estimatedUsd: 0.000041,
  },
});

export const nothingEnabled = report({
  verdict: "fail",
  exitCode: 1,
  identity: null,
  plan: healthyPlan({
    provider: "none",
    models: [],
    endpoints: { invoke: null, control: null, mantle: null },
    signing: { invoke: null, mantle: null },
    providerSwitches: [{ name: "CLAUDE_CODE_USE_BEDROCK", value: "enabled", on: false, source: "local" }],
  }),
  facts: {
    credentials: notAsked({ because: "plan", applies: false, text: "Bedrock is off" }),
    identity: notAsked({ because: "plan", applies: false, text: "Bedrock is off" }),
    inferenceProfiles: notAsked({ because: "plan", applies: false, text: "Bedrock is off" }),
    modelAccess: notAsked({ because: "plan", applies: false, text: "Bedrock is off" }),
    invocation: notAsked({ because: "plan", applies: false, text: "Bedrock is off" }),
    mantle: notAsked({ because: "plan", applies: false, text: "Bedrock is off" }),
    connection: notAsked({ because: "plan", applies: false, text: "Bedrock is off" }),
    modelLifecycle: notAsked({ because: "plan", applies: false, text: "Bedrock is off" }),
    dataRetention: notAsked({ because: "plan", applies: false, text: "Bedrock is off" }),
    quotas: notAsked({ because: "plan", applies: false, text: "Bedrock is off" }),
    provisionedThroughput: notAsked({ because: "plan", applies: false, text: "Bedrock is off" }),
    guardrail: notAsked({ because: "plan", applies: false, text: "Bedrock is off" }),
    mantleModels: notAsked({ because: "plan", applies: false, text: "Bedrock is off" }),
    iamCoverage: notAsked({ because: "plan", applies: false, text: "Bedrock is off" }),
    applicationProfiles: notAsked({ because: "plan", applies: false, text: "Bedrock is off" }),
    promptCache: notAsked({ because: "plan", applies: false, text: "Bedrock is off" }),
    startUp: notAsked({ because: "plan", applies: false, text: "Bedrock is off" }),
  },
  checks: healthyChecks().map(({ id, status, proved }) => {
    if (id === "setup/provider") {
      return check(id, "fail", "No switch is on.", { findings: ["setup.provider-not-enabled"] });
    }
    if (id === "setup/settings-files" || status === "skipped") return check(id, status, proved);
    return check(id, "blocked", "Bedrock is off.", { blockedBy: ["setup.provider-not-enabled"] });
  }),
  findings: [notEnabled],
  cost: { requests: 0, roundTrips: 0, ...NO_COST },
});

/** An ARN as a model, both routes, another region and a gateway: nothing here fits into a table. */
export const everythingLong = report({
  plan: healthyPlan({
    provider: "invoke+mantle",
    endpoints: {
      invoke: {
        url: "https://llm-gateway.platform.example.com/bedrock",
        overriddenBy: "ANTHROPIC_BEDROCK_BASE_URL",
      },
      control: { url: "https://bedrock.us-east-1.amazonaws.com" },
      mantle: { url: "https://bedrock-mantle.us-east-1.api.aws/anthropic" },
    },
    models: [
      planModel("primary", APPLICATION_PROFILE),
      planModel("opus", APPLICATION_PROFILE),
      planModel("background", "anthropic.claude-haiku-4-5", { route: "mantle", region: "us-west-2" }),
    ],
  }),
  checks: checksWith(check("mantle/granted", "pass", "Mantle answered in us-west-2.")),
  facts: healthyFacts({
    invocation: probes(answeredProbe(APPLICATION_PROFILE, ["primary", "opus"], 12_418)),
    mantle: probes(
      answeredProbe("anthropic.claude-haiku-4-5", ["background"], 301, {
        route: "mantle",
        region: "us-west-2",
      }),
    ),
  }),
});

export const ALL: Readonly<Record<string, Report>> = {
  works,
  "works-simulated": worksSimulated,
  "not-invoked": notInvoked,
  "one-cause": oneCause,
  "two-causes": twoCauses,
  inconclusive,
  "warnings-only": warningsOnly,
  "nothing-enabled": nothingEnabled,
  "everything-long": everythingLong,
};
