/**
 * The list of `availableModels` in force and what it covers. A list binds the choice; the default only
 * where `enforceAvailableModels` says so.
 * Source: observed, releases 2.1.170 and 2.1.328; version prefixes by the documentation.
 */
import { tierOf } from "../knowledge/models.js";
import type { Location, Scope } from "../machine/types.js";
import { aliasOf, type Naming, type Resolved, resolveName, withoutSuffix } from "./model-names.js";
import { decideSetting, settingsOf } from "./settings.js";
import { holds, type Situation } from "./situation.js";

export interface AllowList {
  /** Null where no file has a list. */
  entries: string[] | null;
  /** True where the list binds the default too. */
  enforced: boolean;
  /** True where an administrator enforces it: then it limits the start-up probes too. */
  limitsProbes: boolean;
  location?: Location;
}

/** The list in force: the managed one alone, or all others together. */
export function readAllowList(situation: Situation): AllowList {
  const { files } = situation.settings;
  const lists = settingsOf(files, "availableModels").filter(({ value }) => Array.isArray(value));
  const managed = lists.filter(({ scope }) => scope === "managed");
  const used = managed.length > 0 ? managed : lists;
  const [first] = used;
  if (first === undefined) return { entries: null, enforced: false, limitsProbes: false };
  const entries = used
    .flatMap(({ value }) => value as unknown[])
    .filter((entry) => typeof entry === "string")
    .map((entry) => withoutSuffix(entry).toLowerCase());
  const by = enforcedBy(situation);
  return {
    entries,
    enforced: by !== null,
    limitsProbes: by === "managed" && managed.length > 0 && entries.length > 0,
    location: first.location,
  };
}

function enforcedBy(situation: Situation): Scope | null {
  const setting = decideSetting(situation.settings.files, "enforceAvailableModels");
  return setting?.value === true && holds(situation, "allowListEnforced") ? setting.scope : null;
}

/** Whether a model may be used. A family's name covers all its IDs, a bare name only bare names. */
export function isAllowed(naming: Naming, list: AllowList, name: string): boolean {
  if (list.entries === null) return true;
  if (aliasOf(name) !== null && !holds(naming.situation, "allowListBindsAliases")) return true;
  const wanted = withoutSuffix(name).toLowerCase();
  const family = aliasOf(name) ?? (wanted.startsWith("arn:") ? null : tierOf(wanted));
  return list.entries.some((entry) => {
    if (entry === wanted || entry === family) return true;
    if (aliasOf(wanted) !== null) return resolveName(naming, wanted).id.toLowerCase() === entry;
    return (
      wanted.startsWith(`${entry}-`) || wanted.startsWith(`claude-${entry}-`) || wanted === `claude-${entry}`
    );
  });
}

/** What takes the place of a default that an enforced list refuses: its first entry; an empty list has none. */
export function replacementFor(naming: Naming, list: AllowList): Resolved | null {
  const first = list.entries?.[0];
  return first === undefined || aliasOf(first) === "default" ? null : resolveName(naming, first);
}
