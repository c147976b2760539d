/** The options of `run` as the parser gives them. */
export interface RunOptions {
  simulate?: string;
  simulateAws?: string;
  offline?: boolean;
  /** False for `--no-invoke`. */
  invoke: boolean;
  firstUse?: boolean;
  format: "terminal" | "json";
  only?: string[];
  skip?: string[];
  failOn: "error" | "warning" | "never";
  mode: "print" | "interactive";
  model?: string;
  claudeVersion?: string;
  region?: string;
  profile?: string;
  cwd?: string;
  settings?: string;
  trustProject?: boolean;
  /** Seconds. */
  timeout: number;
  verbose?: boolean;
  ascii?: boolean;
  color?: boolean;
}
