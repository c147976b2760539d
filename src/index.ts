/** What programs may import: a run without a command line, the shape of its report, and all that plug-ins may. */
import type { DiagnoseOptions } from "./cli/diagnose.js";
import type { Report } from "./report/types.js";

export type { DiagnoseOptions } from "./cli/diagnose.js";
export type { AnyCheck, Area, Check, CheckStatus, Outcome, Verdict } from "./engine/types.js";
export * from "./plugin.js";
export type { Report, ReportCheck, ReportFinding } from "./report/types.js";

/**
 * Diagnoses this machine, or a simulated one (`simulate`), as `bedrock-doctor run` does, and prints nothing.
 *
 * @returns the report, redacted; what AWS refuses is a finding in it and no error.
 * @throws Error named `UsageError` for options that cannot be used and files that cannot be read.
 */
export async function diagnose(options: DiagnoseOptions = {}): Promise<Report> {
  // Loaded when it is called: whoever writes a plug-in needs none of it.
  const run = await import("./cli/diagnose.js");
  return run.diagnose(options);
}
