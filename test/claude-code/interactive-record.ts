/** One recorded run of the client in a terminal, cut down to what the plan predicts of it. */
import { readFileSync } from "node:fs";
import { draftPlan } from "../../src/claude-code/plan.js";
import type { Draft, PlanOptions } from "../../src/claude-code/types.js";
import { memoryHost } from "../../src/machine/memory-host.js";
import { readMachine } from "../../src/machine/read-machine.js";
import type { ScriptedAws } from "./scripted-aws.js";

export interface InteractiveRecord {
  id: string;
  version: string;
  mode: "print" | "interactive";
  env: Record<string, string | null>;
  settings: Record<string, string | { env?: Record<string, unknown>; [key: string]: unknown }>;
  files: Record<string, string | object>;
  args: string[];
  /** No `~/.claude.json` yet. */
  fresh: boolean;
  trusted: boolean;
  aws: ScriptedAws & { profileIds?: string[] };
  /** Slash commands that were typed. */
  typed: string[];
  seen: {
    region: string | null;
    host: string | null;
    model: string | null;
    lists: boolean;
    probes: string[];
    /** The trust dialog came. */
    dialog: boolean;
    /** Calls before the dialog was answered. */
    before?: { operation: string; region: string | null; keyId: string | null; host: string }[];
    /** Its line `Trusting this folder loads …`. */
    loads?: string;
    notice?: string;
    switched?: string;
    restricted?: string;
    pinned?: string;
    latest?: string;
    unrecognised?: string;
  };
}

const home = "/home/dev";
const cwd = "/srv/project";

/** All records. */
export function readInteractive(): InteractiveRecord[] {
  const path = new URL("../vectors/interactive.json", import.meta.url);
  const text = readFileSync(path, "utf8").replaceAll("{HOME}", home).replaceAll("{WORK}", cwd);
  return JSON.parse(text) as InteractiveRecord[];
}

/** The draft of a record's machine, as the client sees it once the folder is trusted. */
export function draftOfRecord(record: InteractiveRecord, options: Partial<PlanOptions> = {}): Draft {
  const { env, settings, files, args, version, mode, fresh, trusted } = record;
  const environment = Object.fromEntries(
    Object.entries({ HOME: home, ...env }).filter((entry): entry is [string, string] => entry[1] !== null),
  );
  const state = {
    hasCompletedOnboarding: true,
    projects: { [cwd]: { hasTrustDialogAccepted: trusted } },
  };
  const inHome = Object.entries(files).map(([path, content]) => [`${home}/${path}`, content]);
  const host = memoryHost({
    platform: "linux",
    environment,
    home,
    cwd,
    files: {
      ...(fresh ? {} : { [`${home}/.claude.json`]: state }),
      ...settings,
      ...Object.fromEntries(inHome),
    },
    clock: 1_795_161_264_744,
    claudeVersion: version,
  });
  const argument = (flag: string): string | undefined => {
    const at = args.indexOf(flag);
    return at < 0 ? undefined : args[at + 1];
  };
  const settingsFile = argument("--settings");
  const model = argument("--model");
  const snapshot = readMachine(host, {
    trustProject: true,
    ...(settingsFile === undefined ? {} : { settingsFile }),
  });
  return draftPlan(snapshot, {
    mode,
    trustProject: true,
    claudeVersion: version,
    ...(model === undefined ? {} : { model }),
    ...options,
  });
}
