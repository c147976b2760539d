/**
 * What `run` and `plan` begin with: the snapshot of a machine, and the options that change what is
 * predicted of it. Both commands go through here, so that they cannot predict two things.
 */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { PlanExpected, PlanOptions } from "../claude-code/types.js";
import type { Host } from "../machine/host.js";
import { readMachine } from "../machine/read-machine.js";
import { realHost } from "../machine/real-host.js";
import type { Snapshot } from "../machine/types.js";
import { collectSecrets } from "./collect-secrets.js";
import { keepOut } from "./known-secrets.js";
import type { PredictionOptions, RunOptions } from "./run-options.js";
import { UsageError } from "./usage-error.js";

/**
 * Reads a machine.
 *
 * @param host - a scenario's machine, or null for this one.
 * @throws UsageError for a folder or a settings file that is named and does not exist.
 */
export function takeSnapshot(host: Host | null, options: PredictionOptions): Snapshot {
  const machine = host ?? realHost(options.cwd === undefined ? {} : { cwd: existingFolder(options.cwd) });
  const snapshot = readMachine(machine, {
    trustProject: options.trustProject === true,
    mayExecuteClient: options.claudeVersion === undefined,
    ...(options.settings === undefined ? {} : { settingsFile: options.settings }),
  });
  keepOut(collectSecrets(snapshot));
  const named = snapshot.settings.find((file) => file.scope === "command-line");
  if (named?.status === "absent") {
    throw new UsageError(`--settings names ${named.file}, and there is no such file`);
  }
  return snapshot;
}

type Expectations = Partial<
  Pick<RunOptions, "expectAccount" | "expectRegion" | "expectModel" | "developers">
>;

/** The options as the model of the client takes them. */
export function planOptions(options: PredictionOptions & Expectations): PlanOptions {
  const expected = expectedOf(options);
  return {
    ...(expected === null ? {} : { expected }),
    mode: options.mode,
    trustProject: options.trustProject === true,
    ...(options.model === undefined ? {} : { model: options.model }),
    ...(options.claudeVersion === undefined ? {} : { claudeVersion: options.claudeVersion }),
    ...(options.region === undefined ? {} : { region: options.region }),
    ...(options.profile === undefined ? {} : { profile: options.profile }),
  };
}

function expectedOf(options: Expectations): PlanExpected | null {
  const { expectAccount: account, expectRegion: region, expectModel: model, developers } = options;
  const named = Object.entries({ account, region, model, developers }).filter(
    ([, value]) => value !== undefined,
  );
  return named.length === 0 ? null : Object.fromEntries(named);
}

function existingFolder(path: string): string {
  const folder = resolve(path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(`--cwd names ${path}, and there is no such folder`);
  }
  return folder;
}
