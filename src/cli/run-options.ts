/** The options of the commands as the parser gives them. */

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

/** The options of `run`. */
export interface RunOptions extends PredictionOptions, PrintOptions {
  simulateAws?: string;
  offline?: boolean;
  /** False for `--no-invoke`. */
  invoke: boolean;
  firstUse?: boolean;
  deep?: boolean;
  /** How many people use Claude Code at once, for the quota sums of `--deep`. */
  developers?: number;
  expectAccount?: string;
  expectRegion?: string;
  expectModel?: string;
  only?: string[];
  skip?: string[];
  failOn: "error" | "warning" | "never";
  /** Seconds. */
  timeout: number;
}

/** The options of `plan`. */
export interface PlanCommandOptions extends PredictionOptions, PrintOptions {}
