/**
 * What a project's files may decide: what this tool left out for want of trust, and, in the terminal,
 * what the client applies before and after the person has said that the folder is trusted.
 * Source: observed, trust dialog of releases 2.1.170 and 2.1.328.
 */
import { commandSettings } from "../knowledge/client-rules.js";
import { describeVariable } from "../knowledge/variables.js";
import { settingsOf } from "./settings.js";
import type { Situation } from "./situation.js";
import type { PlanTrust } from "./types.js";
import { isTrusted } from "./variables.js";

/** Describes trust; names only, never values. */
export function planTrust(situation: Situation): PlanTrust {
  const { snapshot, options } = situation;
  const folder =
    options.mode === "print" ? "not-asked" : snapshot.folderTrusted === true ? "trusted" : "untrusted";
  const names = folder === "untrusted" ? projectNames(situation) : [];
  return {
    folder,
    leftOut: leftOut(situation),
    beforeAnswer: names.filter((name) => isHarmless(name)),
    afterAnswer: names.filter((name) => !isHarmless(name)),
  };
}

function isHarmless(name: string): boolean {
  return !commandSettings.names.includes(name) && describeVariable(name).harmless;
}

/** Variables and commands of the project's own files, each once. */
function projectNames({ settings }: Situation): string[] {
  const files = settings.files.filter(({ scope }) => scope === "project" || scope === "local");
  const variables = files.flatMap(({ env }) => env.map(({ name }) => name));
  const commands = commandSettings.names.filter((name) =>
    files.some(({ values }) => values[name] !== undefined),
  );
  return [...new Set([...variables, ...commands])].sort();
}

function leftOut({ variables, settings, options }: Situation): PlanTrust["leftOut"] {
  const ofVariables = variables.leftOut.map(({ name, location }) => ({
    key: name,
    picks: describeVariable(name).picks ?? "profile",
    ...(location === undefined ? {} : { location }),
  }));
  const ofCommands = commandSettings.names.flatMap((key) =>
    settingsOf(settings.files, key)
      .filter(({ scope }) => !isTrusted(scope, options))
      .map(({ location }) => ({ key, picks: "executable", location })),
  );
  return [...ofVariables, ...ofCommands];
}
