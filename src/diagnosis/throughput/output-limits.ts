/**
 * CLAUDE_CODE_MAX_OUTPUT_TOKENS and MAX_THINKING_TOKENS against what the plan says is sent. Models
 * that think adaptively take no budget: there the second variable has no effect, and contradicts
 * nothing. Whether a value reserves too much is for the quotas to say, not for the value alone.
 */
import type { Plan } from "../../claude-code/types.js";
import { roomyOutputLimit } from "../../knowledge/output-limits.js";
import type { OutputLimitFault } from "../arguments/throughput.js";
import { locationsOf, variableOf } from "../plan-variable.js";
import type { Found } from "../types.js";

const output = "CLAUDE_CODE_MAX_OUTPUT_TOKENS";
const thinkingName = "MAX_THINKING_TOKENS";

/** The finding; `unset` where neither variable is set, `unknown` where this release's limits are not known. */
export function judgeOutputLimits(plan: Plan): "unset" | "taken" | "unknown" | Found {
  const outputVariable = variableOf(plan, output);
  const thinkingVariable = variableOf(plan, thinkingName);
  if (outputVariable === null && thinkingVariable === null) return "unset";
  const { maxOutputTokens: maxTokens, thinking } = plan.request;
  const model = plan.models.find((one) => one.role === "primary")?.resolved ?? "";
  const budget = thinking?.kind === "budget" ? thinking.tokens : null;
  const faults: OutputLimitFault[] = [];
  if (outputVariable !== null) {
    const what = compare(outputVariable.value, maxTokens, 1);
    if (what !== null) {
      faults.push({ variable: output, value: outputVariable.value, what, used: maxTokens, model });
    }
  }
  if (thinkingVariable !== null && budget !== null) {
    const what = compare(thinkingVariable.value, budget, 0);
    if (what !== null) {
      faults.push({ variable: thinkingName, value: thinkingVariable.value, what, used: budget, model });
    }
  }
  const contradiction =
    maxTokens !== null && budget !== null && budget >= maxTokens ? { maxTokens, budget } : null;
  if (faults.length === 0 && contradiction === null) {
    return outputVariable !== null && maxTokens === null ? "unknown" : "taken";
  }
  return {
    code: "throughput.output-limit",
    arguments: { faults, contradiction, roomy: roomyOutputLimit.tokens },
    locations: locationsOf([outputVariable, thinkingVariable]),
  };
}

/** How a value differs from what is used in its place; null where it is used. */
function compare(value: string, used: number | null, least: number): OutputLimitFault["what"] | null {
  const asked = /^\s*-?\d+\s*$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isNaN(asked)) return used === Number.parseInt(value, 10) ? null : "not-a-number";
  if (asked < least) return "below-minimum";
  if (used === null || asked === used) return null;
  return asked > used ? "above-maximum" : "below-minimum";
}
