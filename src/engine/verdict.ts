/** The verdict and the exit code of a run: functions of the results alone. */
import type { Severity } from "../diagnosis/types.js";
import type { CheckResult, Verdict } from "./types.js";

export type FailOn = "error" | "warning" | "never";

/**
 * The worst finding decides. `inconclusive` when nothing failed and a required check is neither
 * decided nor switched off: a pass would claim what was not shown.
 */
export function decideVerdict(results: readonly CheckResult[], severities: readonly Severity[]): Verdict {
  if (severities.includes("error") && results.some((one) => one.status === "fail")) return "fail";
  const undecided = results.some(
    (one) =>
      one.required && (one.status === "unknown" || one.status === "blocked" || one.status === "crashed"),
  );
  if (undecided) return "inconclusive";
  if (severities.includes("error")) return "fail";
  return severities.includes("warning") ? "warn" : "pass";
}

/**
 * 0, 1 or 3. An inconclusive run stays 3 unless the gate is set to warnings and there is one: a gate
 * that asked for warnings must not read them as "try again".
 */
export function decideExitCode(verdict: Verdict, severities: readonly Severity[], failOn: FailOn): 0 | 1 | 3 {
  const warned = failOn === "warning" && severities.includes("warning");
  if (verdict === "inconclusive") return warned ? 1 : 3;
  return warned || (failOn !== "never" && severities.includes("error")) ? 1 : 0;
}
