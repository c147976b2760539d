/**
 * `diagnose()` for programs: a run without a command line. It prints nothing and does not touch the
 * exit code; what it comes to is the report, as `--format json` prints it.
 */
import type { Plugin } from "../engine/plugins/types.js";
import type { Report } from "../report/types.js";
import type { PredictionOptions, RunOptions } from "./run-options.js";

/** The options of `bedrock-doctor run` that say what is diagnosed; each is optional. */
export interface DiagnoseOptions
  extends Partial<PredictionOptions>,
    Pick<
      RunOptions,
      | "simulateAws"
      | "offline"
      | "refresh"
      | "firstUse"
      | "deep"
      | "developers"
      | "expectAccount"
      | "expectRegion"
      | "expectModel"
      | "only"
      | "skip"
      | "config"
    >,
    Partial<Pick<RunOptions, "invoke" | "failOn" | "timeout">> {
  /** Plug-ins, or modules that are loaded as such. */
  plugins?: readonly (Plugin | string)[];
}

/**
 * Diagnoses this machine, or a simulated one (`simulate`).
 *
 * @returns the report, redacted; what AWS refuses is a finding in it and no error.
 * @throws Error named `UsageError` for options that cannot be used and files that cannot be read.
 */
export async function diagnose({ plugins, ...options }: DiagnoseOptions = {}): Promise<Report> {
  // The AWS SDK's advice on Node's version is for developers of this tool.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const { diagnoseWith } = await import("./run.js");
  return diagnoseWith({
    ...{ mode: "interactive", invoke: true, refresh: true, failOn: "error", timeout: 60 },
    ...options,
    ...(plugins === undefined ? {} : { plugin: [...plugins] }),
    format: "json",
    quiet: true,
    embedded: true,
  });
}
