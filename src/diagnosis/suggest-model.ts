/**
 * Which ID was probably meant: from the account's own list of profiles, by family and spelling, with a
 * prefix that can be called from the region. Where the list is unknown a dated table stands in for it,
 * and the suggestion says so.
 */
import { editDistance } from "../knowledge/edit-distance.js";
import { expectedProfiles, isHomeOf, prefixesFor } from "../knowledge/geographies.js";
import { baseModelOf, geographyOf } from "../knowledge/inference-profile-ids.js";
import { longContextSuffix, tierOf } from "../knowledge/models.js";

export interface Suggestion {
  /** To be written as it stands; ends in `[1m]` where the text it replaces did. */
  id: string;
  /** `list`: the account's own list has it; `table`: derived, as the list is unknown. */
  from: "list" | "table";
}

export interface SuggestionScope {
  region: string;
  /** IDs in AWS's order; null where the list could not be read. */
  listed: readonly string[] | null;
}

/** What two spellings of one name may differ by, in characters. */
const farthest = 3;

/**
 * The nearest ID that can be called, or null where nothing is near.
 *
 * @param written - what was configured, or what went on the wire: an ID, a short name or an ARN.
 */
export function suggestModel(written: string, { region, listed }: SuggestionScope): Suggestion | null {
  const suffix = longContextSuffix.test(written.trim()) ? "[1m]" : "";
  const sent = written.trim().replace(longContextSuffix, "");
  const wanted = nameOf(written);
  // What was refused is no suggestion, even where the list has it.
  const candidates = (listed ?? expectedProfiles(region)).filter((id) => tierOf(id) !== null && id !== sent);
  const model = nearestModel(wanted, [...new Set(candidates.map(baseModelOf))]);
  if (model === null) return null;
  const profiles = candidates.filter((id) => baseModelOf(id) === model);
  const id = bestPrefix(profiles, geographyOf(wanted), region);
  return id === undefined ? null : { id: id + suffix, from: listed === null ? "table" : "list" };
}

/**
 * A profile of the region's own geography for a model, or for the next older one of its family, which
 * the client knows as well; null where there is none.
 */
export function suggestAtHome(id: string, { region, listed }: SuggestionScope): Suggestion | null {
  const candidates = (listed ?? expectedProfiles(region)).filter((one) =>
    isHomeOf(geographyOf(one) ?? "", region),
  );
  const same = candidates.find((one) => baseModelOf(one) === baseModelOf(id));
  const older = candidates.filter((one) => tierOf(one) === tierOf(id) && byVersion(one, id) < 0);
  const found = same ?? older.sort(byVersion).at(-1);
  return found === undefined ? null : { id: found, from: listed === null ? "table" : "list" };
}

/** Lower case, without blanks, quotes, `[1m]`, a provider's prefix, and what surrounds the ID in an ARN. */
function nameOf(written: string): string {
  return decode(written)
    .trim()
    .replace(/^["']|["']$/g, "")
    .replace(longContextSuffix, "")
    .toLowerCase()
    .replace(/^bedrock\//, "")
    .replace(/^arn:[^/]*\//, "");
}

function decode(text: string): string {
  return text.replace(/%2f/gi, "/").replace(/%3a/gi, ":");
}

/** Tier and version are weighed before spelling: `claude-opus-5-1` is nearer to Opus 5.5 than to Opus 4.1. */
function nearestModel(wanted: string, models: readonly string[]): string | null {
  const name = shortName(wanted);
  const ranked = models
    .map((model, place) => ({
      model,
      place,
      name: editDistance(name, shortName(model)),
      major: majorOf(name) === majorOf(shortName(model)) ? 0 : 1,
      whole: editDistance(baseModelOf(wanted), model),
    }))
    .filter((one) => one.name <= farthest && sameFamily(name, one.model))
    .sort((a, b) => a.name - b.name || a.major - b.major || a.whole - b.whole || b.place - a.place);
  return ranked[0]?.model ?? newestOfFamily(name, models);
}

/** A family that is spelt right is what was meant; one that is not may be any. */
function sameFamily(name: string, model: string): boolean {
  const tier = tierOf(name);
  return tier === null || tier === tierOf(model);
}

function newestOfFamily(name: string, models: readonly string[]): string | null {
  const tier = tierOf(name);
  if (tier === null) return null;
  return (
    models
      .filter((model) => tierOf(model) === tier)
      .sort(byVersion)
      .at(-1) ?? null
  );
}

/**
 * `claude-sonnet-4-5` of any way to write it: without geography, vendor, date and version suffix, with
 * the family before the number and dashes for dots.
 */
function shortName(id: string): string {
  const bare = baseModelOf(id)
    .replace(/^[a-z]+\.(?=anthropic\.)/, "")
    .replace(/^anthropic[./]/, "")
    .replace(/[-@]20\d{6}/, "")
    .replace(/[-:]v\d+(:\d+)?$/, "")
    .replace(/:\d+$/, "")
    .replace(/[._]/g, "-");
  const named = /^(opus|sonnet|haiku|fable)\b/.test(bare) ? `claude-${bare}` : bare;
  return named.replace(/^claude-(\d+(?:-\d+)?)-(opus|sonnet|haiku)$/, "claude-$2-$1").replace(/-0$/, "");
}

function majorOf(name: string): string | undefined {
  return /\d+/.exec(name)?.[0];
}

function byVersion(a: string, b: string): number {
  const left = versionOf(a);
  const right = versionOf(b);
  return (left[0] ?? 0) - (right[0] ?? 0) || (left[1] ?? 0) - (right[1] ?? 0);
}

function versionOf(id: string): number[] {
  return (shortName(id).match(/\d+/g) ?? []).map(Number);
}

/** The prefix that was written, where it is to be had; else the region's own; else what can be called. */
function bestPrefix(ids: readonly string[], written: string | null, region: string): string | undefined {
  const order = [...(written === null ? [] : [written]), ...prefixesFor(region)];
  return (
    order.map((prefix) => ids.find((id) => geographyOf(id) === prefix)).find((id) => id !== undefined) ??
    ids[0]
  );
}
