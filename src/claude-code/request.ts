/**
 * What each model request carries beside the prompt: tier, guardrail, own headers, caching, limits,
 * beta flags. Source: observed, releases 2.1.170 and 2.1.328.
 */
import { tierOf } from "../knowledge/models.js";
import { cachingSwitches, longCacheSwitches, shortCacheSwitch } from "../knowledge/prompt-caching.js";
import { requestRules } from "../knowledge/requests.js";
import { ruleFor } from "../knowledge/versions.js";
import { findHeaderFaults, guardrailOf, readCustomHeaders } from "./headers.js";
import { readBetas, sendsLongContext } from "./request-betas.js";
import { readOutputLimit, readThinking } from "./request-limits.js";
import { readTraits } from "./request-traits.js";
import type { Situation } from "./situation.js";
import type { PlanModel, PlanRequest } from "./types.js";
import { isOn, readVariable } from "./variables.js";

/** Describes the request of the main model. */
export function planRequest(situation: Situation, primary: PlanModel | undefined): PlanRequest {
  const headers = readCustomHeaders(situation);
  const traits = primary === undefined ? null : readTraits(primary.resolved, situation.claudeCode.version);
  const context1m = sendsLongContext(situation, primary);
  return {
    serviceTier: readServiceTier(situation),
    guardrail: guardrailOf(headers),
    customHeaders: headers.map(({ name }) => name),
    context1m,
    promptCaching: cachesPrompts(situation, primary),
    cacheTtl: cacheTtl(situation),
    maxOutputTokens: readOutputLimit(situation, primary, traits),
    thinking: readThinking(situation, primary, traits),
    betas: readBetas(situation, primary, traits, context1m),
    headerFaults: findHeaderFaults(situation),
  };
}

/** Trimmed, otherwise as written; blank sends no header. */
export function readServiceTier(situation: Situation): string | null {
  if (!ruleFor(requestRules.serviceTier, situation.claudeCode.version)) return null;
  return readVariable(situation.variables, "ANTHROPIC_BEDROCK_SERVICE_TIER")?.trim() || null;
}

function cachesPrompts(situation: Situation, primary: PlanModel | undefined): boolean {
  const tier = tierOf(primary?.resolved ?? "");
  const switches = cachingSwitches.filter(({ family }) => family === null || family === tier);
  return !switches.some(({ name }) => isOn(situation.variables, name));
}

function cacheTtl({ variables, claudeCode }: Situation): PlanRequest["cacheTtl"] {
  if (isOn(variables, shortCacheSwitch)) return "5m";
  const asked = longCacheSwitches.some(
    ({ name, rows }) => isOn(variables, name) && ruleFor(rows, claudeCode.version) !== "not-read",
  );
  return asked ? "1h" : "5m";
}
