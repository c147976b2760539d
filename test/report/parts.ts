/** The healthy parts that the reports of `fixtures.ts` are made of, and short ways to vary them. */
import type { Plan, PlanModel } from "../../src/claude-code/types.js";
import type { Area, CheckStatus } from "../../src/engine/types.js";
import type { Facts, NotAsked, Probe } from "../../src/facts/types.js";
import type { ReportCheck, ReportFinding } from "../../src/report/types.js";
import { plainParts, plainRequest } from "../plan-parts.js";

export const AT = "2026-11-20T09:00:00.000Z";
export const SONNET = "us.anthropic.claude-sonnet-4-6";
export const HAIKU = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
export const APPLICATION_PROFILE =
  "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/k2v9qj3h5x7m";
export const USER_SETTINGS = "/home/dev/.claude/settings.json";

export function planModel(role: string, resolved: string, more: Partial<PlanModel> = {}): PlanModel {
  return {
    role,
    requested: null,
    resolved,
    route: "invoke",
    region: "us-east-1",
    source: "built-in default of 2.1.328",
    pinned: false,
    tier: "sonnet",
    inUse: true,
    ...more,
  };
}

export function healthyPlan(more: Partial<Plan> = {}): Plan {
  return {
    mode: "interactive",
    platform: "linux",
    at: AT,
    claudeCode: { version: "2.1.328", source: "executable", newerThanKnown: false },
    provider: "invoke",
    region: { value: "us-east-1", source: "env:AWS_REGION", others: [] },
    credentials: {
      kind: "sso",
      source: 'profile "work"',
      location: { file: USER_SETTINGS, line: 6, column: 5, key: "env.AWS_PROFILE" },
      profile: "work",
      others: [
        {
          kind: "env-keys",
          source: "AWS_ACCESS_KEY_ID in the environment",
          accessKeyId: "AKIAIOSFODNN7EXAMPLE",
        },
      ],
    },
    endpoints: {
      invoke: { url: "https://bedrock-runtime.us-east-1.amazonaws.com" },
      control: { url: "https://bedrock.us-east-1.amazonaws.com" },
      mantle: null,
    },
    signing: { invoke: { kind: "sigv4", service: "bedrock" }, mantle: null },
    models: [planModel("primary", SONNET), planModel("background", HAIKU)],
    request: {
      serviceTier: null,
      guardrail: null,
      customHeaders: [],
      context1m: false,
      promptCaching: true,
      cacheTtl: "5m",
      maxOutputTokens: null,
      ...plainRequest,
    },
    ...plainParts,
    settings: [
      { file: "/etc/claude-code/managed-settings.json", scope: "managed", status: "absent" },
      { file: USER_SETTINGS, scope: "user", status: "read" },
    ],
    variables: [
      { name: "CLAUDE_CODE_USE_BEDROCK", value: "1", source: "user", overrides: [] },
      {
        name: "AWS_PROFILE",
        value: "work",
        source: "user",
        location: { file: USER_SETTINGS, line: 6, column: 5 },
        overrides: [{ value: "default", scope: "environment" }],
      },
    ],
    providerSwitches: [{ name: "CLAUDE_CODE_USE_BEDROCK", value: "1", on: true, source: "user" }],
    ...more,
  };
}

export function asked(afterMs: number, durationMs: number) {
  return { askedAt: new Date(Date.parse(AT) + afterMs).toISOString(), durationMs };
}

export function notAsked(why: NotAsked) {
  return { state: "not-asked", askedAt: null, durationMs: 0, why } as const;
}

export function answeredProbe(
  model: string,
  roles: string[],
  durationMs: number,
  more: Partial<Probe> = {},
): Probe {
  return {
    model,
    roles,
    route: "invoke",
    region: "us-east-1",
    state: "answered",
    durationMs,
    firstByteMs: durationMs - 40,
    usage: { inputTokens: 8, outputTokens: 1 },
    stopReason: "max_tokens",
    requestId: "6f1c2d3e-0000-4000-8000-000000000001",
    ...more,
  };
}

export function healthyFacts(more: Partial<Facts> = {}): Facts {
  return {
    credentials: {
      state: "answered",
      ...asked(0, 12),
      value: {
        kind: "sso",
        accessKeyId: "ASIAIOSFODNN7EXAMPLE",
        temporary: true,
        expiresAt: "2026-11-20T14:12:00.000Z",
      },
    },
    identity: {
      state: "answered",
      ...asked(12, 96),
      value: {
        arn: "arn:aws:sts::123456789012:assumed-role/Developer/dev@example.com",
        account: "123456789012",
        principalType: "assumed-role",
        clockOffsetMs: -120,
      },
    },
    inferenceProfiles: {
      state: "answered",
      ...asked(14, 140),
      value: {
        pages: 1,
        profiles: [
          {
            id: SONNET,
            arn: `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${SONNET}`,
            status: "ACTIVE",
            models: ["arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-6"],
          },
        ],
      },
    },
    modelAccess: {
      state: "answered",
      ...asked(14, 152),
      value: {
        models: [
          {
            model: "anthropic.claude-sonnet-4-6",
            state: "answered",
            agreement: "AVAILABLE",
            authorization: "AUTHORIZED",
            entitlement: "AVAILABLE",
            region: "AVAILABLE",
          },
        ],
      },
    },
    invocation: {
      state: "answered",
      ...asked(170, 730),
      value: { probes: [answeredProbe(SONNET, ["primary"], 418), answeredProbe(HAIKU, ["background"], 301)] },
    },
    mantle: notAsked({ because: "plan", applies: false, text: "Mantle is off" }),
    connection: notAsked({ because: "plan", applies: false, text: "Nothing of the kind is in use" }),
    modelLifecycle: notAsked({ because: "plan", applies: false, text: "Nothing of the kind is in use" }),
    dataRetention: notAsked({ because: "plan", applies: false, text: "Nothing of the kind is in use" }),
    quotas: notAsked({ because: "plan", applies: false, text: "Nothing of the kind is in use" }),
    provisionedThroughput: notAsked({
      because: "plan",
      applies: false,
      text: "Nothing of the kind is in use",
    }),
    guardrail: notAsked({ because: "plan", applies: false, text: "Nothing of the kind is in use" }),
    mantleModels: notAsked({ because: "plan", applies: false, text: "Nothing of the kind is in use" }),
    iamCoverage: notAsked({ because: "plan", applies: false, text: "Nothing of the kind is in use" }),
    applicationProfiles: notAsked({
      because: "plan",
      applies: false,
      text: "Nothing of the kind is in use",
    }),
    promptCache: notAsked({ because: "plan", applies: false, text: "Nothing of the kind is in use" }),
    startUp: notAsked({ because: "plan", applies: false, text: "Nothing of the kind is in use" }),
    ...more,
  };
}

export function check(
  id: string,
  status: CheckStatus,
  proved: string,
  more: Partial<ReportCheck> = {},
): ReportCheck {
  return {
    id,
    // The part before the slash is an area by the contract of check IDs.
    area: id.slice(0, id.indexOf("/")) as Area,
    title: `Title of ${id}`,
    status,
    required: ["setup", "credentials", "models"].includes(id.slice(0, id.indexOf("/"))),
    proved,
    durationMs: 1,
    findings: [],
    ...more,
  };
}

export function healthyChecks(): ReportCheck[] {
  return [
    check("setup/provider", "pass", "CLAUDE_CODE_USE_BEDROCK is on in the user settings."),
    check("setup/settings-files", "pass", "Both settings files that exist are strict JSON objects."),
    check("region/resolved", "pass", "us-east-1 comes from AWS_REGION and its hosts resolve."),
    check(
      "credentials/usable",
      "pass",
      'STS accepted the credentials of profile "work" as arn:aws:sts::123456789012:assumed-role/Developer/dev@example.com.',
    ),
    check(
      "network/reachable",
      "pass",
      "bedrock-runtime.us-east-1.amazonaws.com and bedrock.us-east-1.amazonaws.com answered over TLS.",
    ),
    check("models/access", "pass", "The account has access to both models."),
    check("models/answers", "pass", "Both models answered a streamed request of one output token."),
    check("throughput/on-demand", "pass", "Both models are called through an inference profile."),
    check("mantle/granted", "skipped", "Mantle is off."),
    check("caching/works", "skipped", "Prompt caching is tried with --deep only."),
    check("iam/allowed", "pass", "Every action that was tried is allowed."),
    check("guardrails/applies", "skipped", "No guardrail is set."),
  ];
}

/** The healthy checks with some of them replaced, by ID. */
export function checksWith(...changed: ReportCheck[]): ReportCheck[] {
  return healthyChecks().map((healthy) => changed.find(({ id }) => id === healthy.id) ?? healthy);
}

/** A finding with the parts that every one has. */
export function finding(
  parts: Pick<ReportFinding, "code" | "check" | "title" | "why" | "remedy"> & Partial<ReportFinding>,
): ReportFinding {
  const [area, name] = parts.code.split(".");
  return {
    severity: "error",
    measured: "one thing",
    expected: "another",
    docs: `https://github.com/example/bedrock-doctor/blob/main/docs/${area}.md#${name}`,
    cause: true,
    blocks: [],
    locations: [],
    evidence: [],
    ...parts,
  };
}
