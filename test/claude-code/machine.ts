/** Drafts a plan for a machine that a test describes in a few words. */
import { draftPlan } from "../../src/claude-code/plan.js";
import type { Draft, PlanOptions } from "../../src/claude-code/types.js";
import { memoryHost } from "../../src/machine/memory-host.js";
import { readMachine } from "../../src/machine/read-machine.js";

export interface Machine {
  environment?: Record<string, string>;
  /** Path to content: absolute, `~/…`, or relative to the project. */
  files?: Record<string, string | object>;
  /** Release of the client; null for none installed. */
  version?: string | null;
  platform?: "linux" | "darwin" | "win32";
  settings?: string;
}

export const home = "/home/dev";
export const project = "/srv/project";

/** Keys that make a machine work, where a test is about something else. */
export const keys = {
  CLAUDE_CODE_USE_BEDROCK: "1",
  AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "secretEXAMPLE",
};

/** The draft of a machine; by default printing, the project not trusted, the newest verified release. */
export function draftOf(machine: Machine, options: Partial<PlanOptions> = {}): Draft {
  const { environment = {}, files = {}, version = "2.1.328", platform = "linux", settings } = machine;
  const windows = platform === "win32";
  const host = memoryHost({
    platform,
    environment,
    home: windows ? "C:\\Users\\dev" : home,
    cwd: windows ? "C:\\project" : project,
    files,
    clock: 1_795_161_264_744,
    claudeVersion: version,
  });
  const trustProject = options.trustProject ?? false;
  const snapshot = readMachine(host, {
    trustProject,
    ...(settings === undefined ? {} : { settingsFile: settings }),
  });
  return draftPlan(snapshot, { mode: "print", ...options, trustProject });
}

/** The plan of such a draft. */
export function planFor(machine: Machine, options: Partial<PlanOptions> = {}): Draft["plan"] {
  return draftOf(machine, options).plan;
}
