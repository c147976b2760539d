/** The options of the commands as the parser gives them. */
import type { Plugin } from "../engine/plugins/types.js";

/** Options that change what is predicted, shared by `run` and `plan`. */
export interface PredictionOptions {
  simulate?: string;
  mode: "print" | "interactive";
  model?: string;
  claudeVersion?: string;
  region?: string;
  profile?: string;
  cwd?: string;
  settings?: string;
  trustProject?: boolean;
}

/** Options on how a result is printed. */
export interface PrintOptions {
  format: "terminal" | "json";
  verbose?: boolean;
  ascii?: boolean;
  color?: boolean;
}

export type ReportFormat = "terminal" | "json" | "markdown" | "junit" | "sarif" | "github" | "html";

/** Options on how and where a report is printed. */
export interface ReportOptions extends Omit<PrintOptions, "format"> {
  format: ReportFormat;
  quiet?: boolean;
  /** The file that takes the place of stdout; `-` is stdout. */
  output?: string;
  /** Files beside it. */
  report?: { format: ReportFormat; file: string }[];
  redact?: "strict";
}

/** The options of `run`. */
export interface RunOptions extends PredictionOptions, ReportOptions {
  simulateAws?: string;
  offline?: boolean;
  /** False for `--no-invoke`. */
  invoke: boolean;
  /** False for `--no-refresh`. */
  refresh?: boolean;
  firstUse?: boolean;
  deep?: boolean;
  /** How many people use Claude Code at once, for the quota sums of `--deep`. */
  developers?: number;
  expectAccount?: string;
  expectRegion?: string;
  expectModel?: string;
  only?: string[];
  skip?: string[];
  /** The configuration that takes the place of the one that would be found. */
  config?: string;
  /** Modules to load as plug-ins, or plug-ins themselves where a program runs the tool. */
  plugin?: (string | Plugin)[];
  /** A program runs the tool: the process is not its own. */
  embedded?: true;
  /** Seconds for which to keep trying. */
  wait?: number;
  failOn: "error" | "warning" | "never";
  /** Seconds. */
  timeout: number;
}

/** The options of `replay`: how the saved facts are judged and printed. */
export type ReplayOptions = ReportOptions &
  Pick<RunOptions, "only" | "skip" | "failOn" | "config" | "plugin" | "embedded">;

/** The options of `policy`. */
export interface PolicyCommandOptions extends PredictionOptions, PrintOptions {
  /** A file with an IAM policy. */
  check?: string;
  account?: string;
}

/** The options of `plan`. */
export interface PlanCommandOptions extends PredictionOptions, PrintOptions {}

/** The options of `diff`. */
export type DiffOptions = PrintOptions;

/** The options of `explain`. */
export type ExplainOptions = PrintOptions;
