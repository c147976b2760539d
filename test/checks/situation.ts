/** A set-up that works, as settled plan and facts, and small ways to break it. */
import { builtInChecks } from "../../checks/index.js";
import type { Failure, NoAnswer, Refusal } from "../../src/aws/types.js";
import type { Plan } from "../../src/claude-code/types.js";
import { severityOf } from "../../src/diagnosis/codes.js";
import { diagnose } from "../../src/diagnosis/diagnose.js";
import { runChecks } from "../../src/engine/run-checks.js";
import type { CheckResult } from "../../src/engine/types.js";
import type { Fact, Facts, Probe } from "../../src/facts/types.js";
import { plainParts, plainRequest } from "../plan-parts.js";

export const at = "2026-11-20T09:00:00.000Z";
const primary = "us.anthropic.claude-sonnet-4-6";
const background = "us.anthropic.claude-haiku-4-5-20251001-v1:0";

export function makePlan(changes: Partial<Plan> = {}): Plan {
  const region = changes.region?.value ?? "us-east-1";
  return {
    mode: "interactive",
    platform: "linux",
    at,
    claudeCode: { version: "2.1.328", source: "executable", newerThanKnown: false },
    provider: "invoke",
    region: { value: "us-east-1", source: "env:AWS_REGION", others: [] },
    credentials: {
      kind: "env-keys",
      source: "AWS_ACCESS_KEY_ID in the environment",
      accessKeyId: "AKIDEXAMPLE",
      others: [],
    },
    endpoints: {
      invoke: { url: `https://bedrock-runtime.${region}.amazonaws.com` },
      control: { url: `https://bedrock.${region}.amazonaws.com` },
      mantle: null,
    },
    signing: { invoke: { kind: "sigv4", service: "bedrock" }, mantle: null },
    models: [
      {
        role: "primary",
        requested: primary,
        resolved: primary,
        route: "invoke",
        region: "us-east-1",
        source: "ANTHROPIC_MODEL",
        pinned: true,
        tier: "sonnet",
        inUse: true,
      },
      {
        role: "background",
        requested: null,
        resolved: background,
        route: "invoke",
        region: "us-east-1",
        source: "ANTHROPIC_DEFAULT_HAIKU_MODEL",
        pinned: true,
        tier: "sonnet",
        inUse: true,
      },
    ],
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
    settings: [{ file: "/home/dev/.claude/settings.json", scope: "user", status: "read" }],
    variables: [],
    ...plainParts,
    providerSwitches: [{ name: "CLAUDE_CODE_USE_BEDROCK", value: "1", on: true, source: "environment" }],
    ...changes,
  };
}

export function answered<T>(value: T): Fact<T> {
  return { state: "answered", askedAt: at, durationMs: 1, value };
}

export function failed<T>(failure: Failure): Fact<T> {
  const state = failure.kind === "no-answer" ? "no-answer" : "refused";
  return { state, askedAt: at, durationMs: 1, failure };
}

export function switchedOff<T>(option: string): Fact<T> {
  return { state: "not-asked", askedAt: null, durationMs: 0, why: { because: "option", option } };
}

export function refusal(
  status: number,
  code: string,
  message: string,
  changes: Partial<Refusal> = {},
): Refusal {
  return {
    kind: "refusal",
    operation: "InvokeModelWithResponseStream",
    status,
    code,
    message,
    requestId: "5f0c",
    host: "bedrock-runtime.us-east-1.amazonaws.com",
    ...changes,
  };
}

export function silence(
  reason: NoAnswer["reason"],
  code: string,
  host = "bedrock-runtime.us-east-1.amazonaws.com",
): NoAnswer {
  return { kind: "no-answer", operation: "InvokeModelWithResponseStream", reason, code, host };
}

export function probe(changes: Partial<Probe> = {}): Probe {
  return {
    model: primary,
    roles: ["primary"],
    route: "invoke",
    region: "us-east-1",
    state: "answered",
    durationMs: 1,
    ...changes,
  };
}

export function failedProbe(failure: Failure, changes: Partial<Probe> = {}): Probe {
  return probe({ state: failure.kind === "no-answer" ? "no-answer" : "refused", failure, ...changes });
}

export const backgroundProbe = { model: background, roles: ["background"] };

export function makeFacts(changes: Partial<Facts> = {}): Facts {
  return {
    credentials: answered({ kind: "keys", accessKeyId: "AKIDEXAMPLE", temporary: false }),
    identity: answered({
      arn: "arn:aws:iam::123456789012:user/dev",
      account: "123456789012",
      principalType: "user",
      clockOffsetMs: 0,
    }),
    inferenceProfiles: answered({
      profiles: [primary, background, "global.anthropic.claude-sonnet-4-6"].map((id) => ({
        id,
        arn: `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${id}`,
        status: "ACTIVE",
        models: [],
      })),
      pages: 1,
    }),
    modelAccess: answered({
      models: [{ model: "anthropic.claude-sonnet-4-6", state: "answered", agreement: "AVAILABLE" }],
    }),
    invocation: answered({ probes: [probe(), probe(backgroundProbe)] }),
    mantle: {
      state: "not-asked",
      askedAt: null,
      durationMs: 0,
      why: { because: "plan", applies: false, text: "Mantle is off." },
    },
    connection: answered({
      hosts: ["bedrock-runtime", "bedrock", "sts"].map((service) => ({
        host: `${service}.us-east-1.amazonaws.com`,
        proxied: false,
        issuer: "CN=Amazon RSA 2048 M02, O=Amazon, C=US",
      })),
    }),
    modelLifecycle: notNeeded(),
    dataRetention: notNeeded(),
    quotas: notNeeded(),
    provisionedThroughput: notNeeded(),
    guardrail: notNeeded(),
    mantleModels: notNeeded(),
    iamCoverage: notNeeded(),
    applicationProfiles: notNeeded(),
    promptCache: notNeeded(),
    startUp: notNeeded(),
    ...changes,
  };
}

/** A question that this plan has no use for. */
export function notNeeded<T>(): Fact<T> {
  const text = "This set-up has nothing of the kind.";
  return { state: "not-asked", askedAt: null, durationMs: 0, why: { because: "plan", applies: false, text } };
}

/** Diagnoses and runs every check, as the command line does. */
export function judge(plan: Plan, facts: Facts): CheckResult[] {
  return runChecks(
    builtInChecks,
    { plan, facts, diagnosis: diagnose(plan, facts) },
    { severityOf, now: () => 0 },
  );
}

/** Codes found, in the order of the checks. */
export function codesOf(results: readonly CheckResult[]): string[] {
  return results.flatMap((one) => one.found.map((found) => found.code));
}

export function resultOf(results: readonly CheckResult[], id: string): CheckResult {
  const result = results.find((one) => one.id === id);
  if (result === undefined) throw new Error(`no check ${id}`);
  return result;
}
