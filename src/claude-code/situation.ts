/**
 * What every part of the model looks at: the snapshot, the options, the release whose rules hold, the
 * settings files the client really uses, and the variables as the client sees them.
 */
import { clientRules } from "../knowledge/client-rules.js";
import { isNewerThanKnown, newestVerified, ruleFor } from "../knowledge/versions.js";
import type { Snapshot } from "../machine/types.js";
import { readSettings, type SettingsInUse } from "./settings.js";
import type { Plan, PlanOptions } from "./types.js";
import { overlayVariables, type Variables } from "./variables.js";

export interface Situation {
  snapshot: Snapshot;
  options: PlanOptions;
  claudeCode: Plan["claudeCode"];
  settings: SettingsInUse;
  variables: Variables;
}

/** Puts together what the model of the client needs from a snapshot. */
export function readSituation(snapshot: Snapshot, options: PlanOptions): Situation {
  const claudeCode = releaseOf(snapshot, options);
  const settings = readSettings(snapshot, options, claudeCode.version);
  return {
    snapshot,
    options,
    claudeCode,
    settings,
    variables: overlayVariables(snapshot, settings.files, options),
  };
}

/** Whether a behaviour holds for the release at hand. */
export function holds(situation: Situation, rule: keyof typeof clientRules): boolean {
  return ruleFor(clientRules[rule], situation.claudeCode.version);
}

function releaseOf(snapshot: Snapshot, options: PlanOptions): Plan["claudeCode"] {
  if (options.claudeVersion !== undefined) {
    const version = options.claudeVersion;
    return { version, source: "option", newerThanKnown: isNewerThanKnown(version) };
  }
  const version = snapshot.client.version;
  if (version === null) return { version: newestVerified, source: "assumed-newest", newerThanKnown: false };
  return { version, source: "executable", newerThanKnown: isNewerThanKnown(version) };
}
