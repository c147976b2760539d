/**
 * The list of `availableModels` in force and what it covers. A list binds the choice; the default only
 * where `enforceAvailableModels` says so.
 * Source: observed, releases 2.1.170 to 2.1.329.
 */
import { knownModels } from "../knowledge/models.js";
import type { Location } from "../machine/types.js";
import {
  aliasOf,
  builtInModel,
  type Naming,
  type Resolved,
  resolveKnown,
  resolveName,
  withoutSuffix,
} from "./model-names.js";
import { decideSetting, settingsOf } from "./settings.js";
import { holds, type Situation } from "./situation.js";

export interface AllowList {
  /** In lower case, without the suffix for the long context. Null where no file has a list. */
  entries: string[] | null;
  /** The same entries with that suffix. */
  written: string[];
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
  if (first === undefined) return { entries: null, written: [], enforced: false, limitsProbes: false };
  const written = used
    .flatMap(({ value }) => value as unknown[])
    .filter((entry) => typeof entry === "string")
    .map((entry) => entry.trim().toLowerCase());
  const enforced = written.length > 0 && isEnforced(situation);
  const isManaged = first.scope === "managed";
  return {
    entries: written.map(withoutSuffix),
    written,
    enforced,
    limitsProbes: enforced && isManaged && holds(situation, "allowListLimitsProbes"),
    location: first.location,
  };
}

/** Where managed settings exist, whatever they hold, only they can enforce, and only a list of their own. */
function isEnforced(situation: Situation): boolean {
  const { files } = situation.settings;
  if (!holds(situation, "allowListEnforced")) return false;
  const managed = files.filter(({ scope }) => scope === "managed");
  const deciding = managed.length > 0 ? managed : files;
  return (
    decideSetting(deciding, "enforceAvailableModels")?.value === true &&
    settingsOf(deciding, "availableModels").some(({ value }) => Array.isArray(value))
  );
}

const families: readonly string[] = ["sonnet", "opus", "haiku", "fable"];

/**
 * Whether a model may be used. A family's name covers every ID that has the word, unless another entry
 * names a member of the family; any other entry covers what begins with it, a bare name bare names only.
 */
export function isAllowed(naming: Naming, list: AllowList, name: string): boolean {
  const { entries } = list;
  if (entries === null) return true;
  const wanted = withoutSuffix(name).toLowerCase();
  const alias = aliasOf(wanted) !== null && wanted !== "default";
  if (alias && !holds(naming.situation, "allowListBindsAliases")) return true;
  const wire = alias ? resolveName(naming, wanted).id.toLowerCase() : wanted;
  return entries.some((entry) => {
    if (families.includes(entry)) {
      return !isNarrowed(entry, entries) && (entry === wanted || hasWord(wire, entry));
    }
    if (entry === wanted || entry === wire) return true;
    const tier = aliasOf(entry);
    if (tier !== null && tier !== "default") {
      return resolveKnown(naming, builtInModel(naming, tier)).id === wanted;
    }
    return beginsWith(wire, entry) || (!entry.startsWith("claude-") && beginsWith(wire, `claude-${entry}`));
  });
}

function isNarrowed(family: string, entries: readonly string[]): boolean {
  return entries.some((entry) => {
    if (families.includes(entry) || !entry.includes(family)) return false;
    const behind = entry.slice(entry.indexOf(family) + family.length);
    return behind === "" || behind.startsWith("-");
  });
}

function hasWord(id: string, word: string): boolean {
  return id.split(/[^a-z0-9]+/).includes(word);
}

function beginsWith(id: string, entry: string): boolean {
  return id === entry || id.startsWith(`${entry}-`);
}

/**
 * What takes the place of a default that an enforced list refuses: its first entry that says which model
 * is meant and that the list itself covers; null where there is none.
 */
export function replacementFor(
  naming: Naming,
  list: AllowList,
): { entry: string; resolved: Resolved } | null {
  for (const entry of list.written) {
    const resolved = resolveEntry(naming, list, entry);
    if (resolved !== null) return { entry: withoutSuffix(entry), resolved };
  }
  return null;
}

/** An alias stands for its built-in model here, whatever a variable makes of it. */
function resolveEntry(naming: Naming, list: AllowList, entry: string): Resolved | null {
  const name = withoutSuffix(entry);
  const tier = aliasOf(name);
  if (tier === "default") return null;
  const longContext = entry !== name;
  if (tier !== null) {
    const resolved = resolveKnown(naming, builtInModel(naming, tier));
    return isAllowed(naming, list, resolved.id) ? { ...resolved, tier, longContext } : null;
  }
  const full = /^[a-z]+-\d/.test(name) && !name.startsWith("claude-") ? `claude-${name}` : name;
  if (!/^arn:aws:bedrock:|^(?:[a-z-]+\.)?anthropic\.|^claude-/.test(full) || isVague(full)) return null;
  return { ...resolveName(naming, full), longContext };
}

/** A short form of a known model's name, or a longer one: `claude-sonnet-4` for `claude-sonnet-4-0`. */
function isVague(name: string): boolean {
  if (!name.startsWith("claude-") || /[-@]\d{8}$/.test(name)) return false;
  if (/^claude-(?:opus|sonnet)-4$/.test(name)) return true;
  const ids = knownModels.map(({ id }) => id.replace(/-\d{8}$/, ""));
  return !ids.includes(name) && ids.some((id) => name.startsWith(`${id}-`));
}
