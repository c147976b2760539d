/**
 * The output limit and the thinking of the main model's requests. Bedrock holds back quota by the
 * first and refuses a thinking budget that is not below it.
 * Source: observed, releases 2.1.170 to 2.1.328.
 */
import { adaptiveSwitch, countForms, requestRules, thinkingBudget } from "../knowledge/requests.js";
import { thinkingKey } from "../knowledge/settings-rules.js";
import { ruleFor } from "../knowledge/versions.js";
import type { ModelTraits } from "./request-traits.js";
import { decideSetting } from "./settings.js";
import type { Situation } from "./situation.js";
import type { PlanModel, PlanRequest } from "./types.js";
import { isOn, readVariable } from "./variables.js";

/** `max_tokens`: what was configured, capped by the model; else the client's own value. */
export function readOutputLimit(situation: Situation, traits: ModelTraits | null): number | null {
  const count = readCount(situation, "CLAUDE_CODE_MAX_OUTPUT_TOKENS");
  if (count === null) return null;
  const tokens = count === undefined || Number.isNaN(count) ? 0 : count;
  if (tokens <= 0) return traits?.maxTokens ?? null;
  return traits === null ? tokens : Math.min(tokens, traits.cap);
}

/** Thinking as it is asked for. On adaptive models a count of tokens has no effect, but 0 has. */
export function readThinking(
  situation: Situation,
  primary: PlanModel | undefined,
  traits: ModelTraits | null,
): PlanRequest["thinking"] {
  if (isOn(situation.variables, "CLAUDE_CODE_DISABLE_THINKING")) return { kind: "none" };
  const unwanted = isUnwanted(situation);
  if (traits === null) return unwanted ? { kind: "none" } : null;
  if (traits.thinking === "none") return { kind: "none" };
  if (unwanted) {
    const stays = ruleFor(traits.alwaysThinks, situation.claudeCode.version);
    if (stays !== true) return stays === null ? null : { kind: "none" };
  }
  const adapts =
    traits.thinking === "adaptive" &&
    !(
      isOn(situation.variables, "CLAUDE_CODE_DISABLE_ADAPTIVE_THINKING") &&
      adaptiveSwitch.models.test(primary?.resolved ?? "")
    );
  if (adapts) return { kind: "adaptive" };
  const tokens = readBudget(situation, readOutputLimit(situation, traits) ?? traits.maxTokens);
  return tokens === null ? null : { kind: "budget", tokens };
}

/** A person wants none, and the model lets itself be told. */
export function thinkingIsOff(situation: Situation, traits: ModelTraits): boolean {
  return isUnwanted(situation) && ruleFor(traits.alwaysThinks, situation.claudeCode.version) !== true;
}

/** MAX_THINKING_TOKENS=0, whatever is no number above it, or the settings say so. */
function isUnwanted(situation: Situation): boolean {
  return asksForNone(situation) || decideSetting(situation.settings.files, thinkingKey)?.value === false;
}

function asksForNone(situation: Situation): boolean {
  const count = readCount(situation, "MAX_THINKING_TOKENS");
  return typeof count === "number" && !(count > 0);
}

/** Null where it is not known whether the floor wins. */
function readBudget(situation: Situation, outputLimit: number): number | null {
  const wanted = readCount(situation, "MAX_THINKING_TOKENS") ?? outputLimit - 1;
  const capped = Math.min(wanted, outputLimit - 1);
  const floor = ruleFor(requestRules.thinkingFloor, situation.claudeCode.version);
  if (floor === null) return capped >= thinkingBudget.floor ? capped : null;
  return Math.max(floor, capped);
}

/**
 * A count as the client takes it: the number at the start of the text, NaN for none; undefined where
 * nothing stands there, null where this release's reading is not known.
 */
function readCount(situation: Situation, name: string): number | undefined | null {
  const text = readVariable(situation.variables, name)?.trim() ?? "";
  if (text === "") return undefined;
  const digits = Number.parseInt(text, 10);
  const number = readWritten(text);
  if (number === null || number === digits) return digits;
  const reads = ruleFor(requestRules.readsExponents, situation.claudeCode.version);
  return reads === null ? null : reads ? number : digits;
}

/** A number with an exponent or with separators between its thousands, or null where it has neither. */
function readWritten(text: string): number | null {
  if (countForms.exponent.test(text)) {
    const number = Number(text);
    return Number.isInteger(number) ? number : Number.NaN;
  }
  return countForms.grouped.test(text) ? Number(text.replace(countForms.separator, "")) : null;
}
