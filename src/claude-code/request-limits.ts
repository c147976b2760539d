/**
 * The output limit and the thinking of the main model's requests. Bedrock holds back quota by the
 * first and refuses a thinking budget that is not below it.
 * Source: observed, releases 2.1.170 and 2.1.328.
 */
import { outputTokenCaps } from "../knowledge/models.js";
import { adaptiveSwitch, requestRules, thinkingBudget } from "../knowledge/requests.js";
import { thinkingKey } from "../knowledge/settings-rules.js";
import { ruleFor } from "../knowledge/versions.js";
import type { ModelTraits } from "./request-traits.js";
import { decideSetting } from "./settings.js";
import type { Situation } from "./situation.js";
import type { PlanModel, PlanRequest } from "./types.js";
import { isOn, readVariable } from "./variables.js";

/** `max_tokens`: what was configured, capped where the cap is known; else the client's own value. */
export function readOutputLimit(
  situation: Situation,
  primary: PlanModel | undefined,
  traits: ModelTraits | null,
): number | null {
  const tokens = readCount(situation, "CLAUDE_CODE_MAX_OUTPUT_TOKENS") ?? 0;
  if (tokens === 0) return traits?.maxTokens ?? null;
  const cap = outputTokenCaps.find(({ model }) => model.test(primary?.resolved ?? ""));
  return cap === undefined ? tokens : Math.min(tokens, cap.tokens);
}

/** Thinking as it is asked for. On adaptive models a count of tokens has no effect, but 0 has. */
export function readThinking(
  situation: Situation,
  primary: PlanModel | undefined,
  traits: ModelTraits | null,
): PlanRequest["thinking"] {
  const off =
    thinkingIsOff(situation) ||
    isOn(situation.variables, "CLAUDE_CODE_DISABLE_THINKING") ||
    decideSetting(situation.settings.files, thinkingKey)?.value === false;
  if (off) return { kind: "none" };
  if (traits === null || traits.thinking === "none") return traits && { kind: "none" };
  const adapts =
    traits.thinking === "adaptive" &&
    !(
      isOn(situation.variables, "CLAUDE_CODE_DISABLE_ADAPTIVE_THINKING") &&
      adaptiveSwitch.models.test(primary?.resolved ?? "")
    );
  if (adapts) return { kind: "adaptive" };
  const tokens = readBudget(situation, readOutputLimit(situation, primary, traits) ?? traits.maxTokens);
  return tokens === null ? null : { kind: "budget", tokens };
}

/** MAX_THINKING_TOKENS=0. */
export function thinkingIsOff(situation: Situation): boolean {
  return readCount(situation, "MAX_THINKING_TOKENS") === 0;
}

/** Null where it is not known whether the floor wins, and for a budget that is itself below the floor. */
function readBudget(situation: Situation, outputLimit: number): number | null {
  const wanted = readCount(situation, "MAX_THINKING_TOKENS") ?? thinkingBudget.tokens;
  const capped = Math.min(wanted, outputLimit - 1);
  const floor = ruleFor(requestRules.thinkingFloor, situation.claudeCode.version);
  if (floor === null) return capped >= thinkingBudget.floor ? capped : null;
  return wanted < floor ? null : Math.max(floor, capped);
}

/** A count as the client takes it: digits only; undefined for everything else, negative ones included. */
function readCount(situation: Situation, name: string): number | undefined {
  const text = readVariable(situation.variables, name)?.trim() ?? "";
  return /^\d+$/.test(text) ? Number(text) : undefined;
}
