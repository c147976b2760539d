/** Drafts written by hand, so that these tests do not depend on how the client is modelled. */
import type { CredentialRoute, Draft, Plan, PlanModel, Wiring } from "../../src/claude-code/types.js";
import type { GatherInput } from "../../src/facts/gather.js";
import { createSecret } from "../../src/machine/secret.js";
import { plainParts, plainRequest } from "../plan-parts.js";

export const SONNET = "us.anthropic.claude-sonnet-4-6";
export const HAIKU = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
export const KEYS: CredentialRoute = {
  kind: "keys",
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: createSecret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
};

export function model(resolved: string, more: Partial<PlanModel> = {}): PlanModel {
  return {
    role: "primary",
    requested: resolved,
    resolved,
    route: "invoke",
    region: "us-east-1",
    source: "ANTHROPIC_MODEL",
    pinned: true,
    tier: "sonnet",
    inUse: true,
    ...more,
  };
}

export function draft(change: { plan?: Partial<Plan>; wiring?: Partial<Wiring> } = {}): Draft {
  return {
    plan: {
      mode: "print",
      platform: "linux",
      at: "2026-11-20T09:00:00.000Z",
      claudeCode: { version: "2.1.328", source: "executable", newerThanKnown: false },
      provider: "invoke",
      region: { value: "us-east-1", source: "env:AWS_REGION", others: [] },
      credentials: { kind: "env-keys", source: "AWS_ACCESS_KEY_ID in the environment", others: [] },
      endpoints: {
        invoke: { url: "https://bedrock-runtime.us-east-1.amazonaws.com" },
        control: { url: "https://bedrock.us-east-1.amazonaws.com" },
        mantle: null,
      },
      signing: { invoke: { kind: "sigv4", service: "bedrock" }, mantle: null },
      models: [model(SONNET), model(HAIKU, { role: "background" })],
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
      settings: [],
      variables: [],
      providerSwitches: [],
      ...plainParts,
      ...change.plan,
    },
    wiring: {
      credentials: KEYS,
      proxies: { invoke: null, control: null, mantle: null, sts: null },
      trustRoots: [],
      verifyTls: true,
      customHeaders: [],
      serviceTier: null,
      ...change.wiring,
    },
  };
}

export const OPUS_FAMILY = [
  "us.anthropic.claude-opus-5-5",
  "us.anthropic.claude-opus-5",
  "us.anthropic.claude-opus-4-8",
  "us.anthropic.claude-opus-4-7",
];
export const SONNET_4_5 = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

/** A model nobody pinned, with the ones the client goes on to. */
export function unpinned(chain: readonly string[], more: Partial<PlanModel> = {}): PlanModel {
  const [first = "", ...others] = chain;
  return model(first, {
    requested: null,
    source: "built-in default of 2.1.328",
    pinned: false,
    chain: others.map((resolved) => ({ model: resolved.replace(/^us\./, ""), resolved })),
    ...more,
  });
}

/** Goes on by the chains of a plan, as the client's own rules do. */
export const nextByChain: GatherInput["next"] = (plan, refused) =>
  plan.models.flatMap(({ role, resolved, region, route, pinned, inUse, chain = [] }) => {
    if (pinned || !inUse || !refused.includes(resolved)) return [];
    const next = chain.find((one) => !refused.includes(one.resolved));
    return next === undefined ? [] : [{ role, model: next.resolved, region, route }];
  });

/** Limits that no test reaches unless it means to. */
export const LIMITS = { connectMs: 5000, requestMs: 10_000, credentialsMs: 10_000, runMs: 20_000 };

export function input(change: Partial<GatherInput> = {}): GatherInput {
  const own = change.draft ?? draft();
  return {
    draft: own,
    settle: () => own.plan,
    next: () => [],
    options: { offline: false, noInvoke: false, firstUse: false },
    transport: {},
    clock: () => Date.now(),
    monotonic: () => performance.now(),
    version: "0.0.0-test",
    limits: LIMITS,
    signal: new AbortController().signal,
    ...change,
  };
}
