/**
 * What each model request carries beside the prompt: tier, guardrail, own headers, caching, limits.
 * Source: observed, releases 2.1.170 and 2.1.328.
 */
import { nativeLongContext, outputTokenCaps, tierOf } from "../knowledge/models.js";
import { ruleFor } from "../knowledge/versions.js";
import type { Situation } from "./situation.js";
import type { PlanModel, PlanRequest } from "./types.js";
import { isOn, readVariable } from "./variables.js";

const guardrailIdentifier = "x-amzn-bedrock-guardrailidentifier";
const guardrailVersion = "x-amzn-bedrock-guardrailversion";
const longContextBeta = "context-1m-2025-08-07";

/** A line of ANTHROPIC_CUSTOM_HEADERS. */
export interface CustomHeader {
  name: string;
  value: string;
}

/** Describes the request of the main model. */
export function planRequest(
  situation: Situation,
  primary: PlanModel | undefined,
  longContext: boolean,
): PlanRequest {
  const headers = readCustomHeaders(situation);
  return {
    serviceTier: readServiceTier(situation),
    guardrail: guardrailOf(headers),
    customHeaders: headers.map(({ name }) => name),
    context1m: sendsLongContext(situation, primary, longContext),
    promptCaching: cachesPrompts(situation, primary),
    cacheTtl: cacheTtl(situation),
    maxOutputTokens: readOutputLimit(situation, primary),
  };
}

/** Trimmed, otherwise as written; blank sends no header. */
export function readServiceTier(situation: Situation): string | null {
  return readVariable(situation.variables, "ANTHROPIC_BEDROCK_SERVICE_TIER")?.trim() || null;
}

/**
 * Headers are separated by real line ends only: a literal `\n` or a comma stays part of the value. A
 * line without a colon is ignored.
 */
export function readCustomHeaders(situation: Situation): CustomHeader[] {
  const text = readVariable(situation.variables, "ANTHROPIC_CUSTOM_HEADERS") ?? "";
  return text.split(/\r?\n/).flatMap((line) => {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(colon, 0)).trim();
    return name === "" ? [] : [{ name, value: line.slice(colon + 1).trim() }];
  });
}

function guardrailOf(headers: readonly CustomHeader[]): PlanRequest["guardrail"] {
  const find = (name: string) =>
    headers.findLast((header) => header.name.toLowerCase() === name)?.value ?? null;
  const identifier = find(guardrailIdentifier);
  const version = find(guardrailVersion);
  return identifier === null && version === null ? null : { identifier, version };
}

/** Newer releases take the long window for granted with newer models and send nothing for it. */
function sendsLongContext(situation: Situation, primary: PlanModel | undefined, asked: boolean): boolean {
  if (isOn(situation.variables, "CLAUDE_CODE_DISABLE_1M_CONTEXT")) return false;
  const betas = (readVariable(situation.variables, "ANTHROPIC_BETAS") ?? "").split(",");
  if (betas.some((beta) => beta.trim() === longContextBeta)) return true;
  const native = ruleFor(nativeLongContext, situation.claudeCode.version);
  return asked && !(native?.test(primary?.resolved ?? "") ?? false);
}

function cachesPrompts(situation: Situation, primary: PlanModel | undefined): boolean {
  const tier = tierOf(primary?.resolved ?? "");
  const switches = ["DISABLE_PROMPT_CACHING"];
  if (tier !== null) switches.push(`DISABLE_PROMPT_CACHING_${tier.toUpperCase()}`);
  return !switches.some((name) => isOn(situation.variables, name));
}

function cacheTtl(situation: Situation): PlanRequest["cacheTtl"] {
  const on = (name: string): boolean => isOn(situation.variables, name);
  if (on("FORCE_PROMPT_CACHING_5M")) return "5m";
  return on("ENABLE_PROMPT_CACHING_1H") || on("ENABLE_PROMPT_CACHING_1H_BEDROCK") ? "1h" : "5m";
}

/** What was configured, capped where the cap is known; null where the client's default applies. */
function readOutputLimit(situation: Situation, primary: PlanModel | undefined): number | null {
  const text = readVariable(situation.variables, "CLAUDE_CODE_MAX_OUTPUT_TOKENS")?.trim() ?? "";
  const tokens = /^\d+$/.test(text) ? Number(text) : 0;
  if (tokens === 0) return null;
  const cap = outputTokenCaps.find(({ model }) => model.test(primary?.resolved ?? ""));
  return cap === undefined ? tokens : Math.min(tokens, cap.tokens);
}
