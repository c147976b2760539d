/**
 * What each model request carries beside the prompt: tier, guardrail, own headers, caching, limits,
 * beta flags. Source: observed, releases 2.1.170 and 2.1.328.
 */
import { baseModelOf } from "../knowledge/inference-profile-ids.js";
import { type Tier, tierOf } from "../knowledge/models.js";
import { cachingSwitches, longCacheSwitches, shortCacheSwitch } from "../knowledge/prompt-caching.js";
import { requestRules } from "../knowledge/requests.js";
import { ruleFor } from "../knowledge/versions.js";
import { asDeclared } from "./declared-capabilities.js";
import { findHeaderFaults, guardrailOf, readCustomHeaders } from "./headers.js";
import { resolveTier, withoutSuffix } from "./model-names.js";
import { readOverrides } from "./overrides.js";
import { readBetas, sendsLongContext } from "./request-betas.js";
import { extraBody } from "./request-extras.js";
import { readOutputLimit, readThinking } from "./request-limits.js";
import { readTraits } from "./request-traits.js";
import type { Situation } from "./situation.js";
import type { PlanModel, PlanRequest } from "./types.js";
import { isOn, readVariable } from "./variables.js";

/** Describes the request of the main model. */
export function planRequest(situation: Situation, primary: PlanModel | undefined): PlanRequest {
  const headers = readCustomHeaders(situation);
  const known =
    primary === undefined
      ? null
      : readTraits(nameBehind(situation, primary), situation.claudeCode.version, primary.route);
  const traits =
    primary === undefined || known === null ? null : asDeclared(situation, primary.resolved, known);
  const context1m = sendsLongContext(situation, primary);
  return {
    serviceTier: readServiceTier(situation),
    guardrail: guardrailOf(headers),
    customHeaders: headers.map(({ name }) => name),
    context1m,
    promptCaching: cachesPrompts(situation, primary),
    cacheTtl: cacheTtl(situation),
    ...uncachedFamilies(situation),
    maxOutputTokens: readOutputLimit(situation, traits),
    thinking: readThinking(situation, primary, traits),
    betas: readBetas(situation, primary, traits, context1m),
    headerFaults: findHeaderFaults(situation),
    ...fromExtraBody(situation),
  };
}

/** What CLAUDE_CODE_EXTRA_BODY puts in the place of the client's own limits (observed, 2.1.170 and 2.1.328). */
function fromExtraBody(situation: Situation): Partial<Pick<PlanRequest, "maxOutputTokens" | "thinking">> {
  const { max_tokens: limit, thinking } = extraBody(situation);
  const { type, budget_tokens: tokens } = (thinking ?? {}) as { type?: unknown; budget_tokens?: unknown };
  return {
    ...(typeof limit === "number" ? { maxOutputTokens: limit } : {}),
    ...(type === "disabled" ? { thinking: { kind: "none" } } : {}),
    ...(type === "adaptive" ? { thinking: { kind: "adaptive" } } : {}),
    ...(type === "enabled" && typeof tokens === "number" ? { thinking: { kind: "budget", tokens } } : {}),
  };
}

/** Trimmed, otherwise as written; blank sends no header. */
export function readServiceTier(situation: Situation): string | null {
  if (!ruleFor(requestRules.serviceTier, situation.claudeCode.version)) return null;
  return readVariable(situation.variables, "ANTHROPIC_BEDROCK_SERVICE_TIER")?.trim() || null;
}

/** The name that `modelOverrides` gives to what goes on the wire: the client treats it as that model. */
function nameBehind(situation: Situation, { resolved }: PlanModel): string {
  const entry = readOverrides(situation).find(
    ({ value, decides }) => decides && withoutSuffix(value) === resolved,
  );
  return entry?.key ?? resolved;
}

function cachesPrompts(situation: Situation, primary: PlanModel | undefined): boolean {
  if (primary === undefined) return true;
  const tier = tierOf(primary.resolved);
  const byFamily = ruleFor(requestRules.cachingByFamily, situation.claudeCode.version);
  const concerns = (family: Tier): boolean =>
    byFamily
      ? family === tier || isPinOf(situation, family, primary)
      : family === tier && isDefaultOf(situation, family, primary);
  return !cachingSwitches.some(
    ({ name, family }) => (family === null || concerns(family)) && isOn(situation.variables, name),
  );
}

/** Whether a variable put a model in the place of a family that is not its own. */
function isPinOf(situation: Situation, family: Tier, { resolved, region }: PlanModel): boolean {
  const standard = resolveTier({ situation, mantleAlone: false, region }, family);
  return standard.pin?.setBy.kind === "variable" && standard.id === resolved;
}

/** Whether a model is the one that its family's alias stands for here. */
function isDefaultOf(situation: Situation, family: Tier, { resolved, region }: PlanModel): boolean {
  const standard = resolveTier({ situation, mantleAlone: false, region }, family);
  return standard.pin === undefined
    ? baseModelOf(standard.id) === baseModelOf(resolved)
    : standard.id === resolved;
}

function uncachedFamilies({ variables }: Situation): { cachingOff?: string[] } {
  const off = cachingSwitches.filter(({ name }) => isOn(variables, name));
  return off.length === 0 ? {} : { cachingOff: off.map(({ family }) => family ?? "all") };
}

function cacheTtl({ variables, claudeCode }: Situation): PlanRequest["cacheTtl"] {
  if (isOn(variables, shortCacheSwitch)) return "5m";
  const asked = longCacheSwitches.some(
    ({ name, rows }) => isOn(variables, name) && ruleFor(rows, claudeCode.version) !== "not-read",
  );
  return asked ? "1h" : "5m";
}
