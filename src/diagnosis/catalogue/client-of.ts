/** The client a sentence is looked up for. */
import type { Plan } from "../../claude-code/types.js";

export function clientOf(plan: Plan): { version: string; mode: "print" | "interactive" } {
  return { version: plan.claudeCode.version, mode: plan.mode };
}
