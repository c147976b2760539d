/**
 * The region Claude Code talks to. Each source is tried in turn; what a release reads, trims and
 * refuses is told by its rules. A value it passes over still shows among the losing sources.
 */
import { fallbackRegion } from "../knowledge/client-rules.js";
import { isWellFormedRegion } from "../knowledge/regions.js";
import type { Location } from "../machine/types.js";
import { activeProfileName, type ProfileProperties, readProfile } from "./aws-profiles.js";
import { holds, type Situation } from "./situation.js";
import { reveal } from "./text.js";
import type { PlanRegion, RegionSource } from "./types.js";

type Ignored = NonNullable<PlanRegion["others"][number]["ignored"]>;

interface Candidate {
  source: RegionSource;
  raw: string;
  /** What the client would use, or null where it passes the source over. */
  usable: string | null;
  /** Why the client passes it over; blank values need no reason. */
  ignored?: Ignored;
  location?: Location;
  setBy?: PlanRegion["setBy"];
}

/** Resolves the region and names the sources that lost. */
export function resolveRegion(situation: Situation): PlanRegion {
  const candidates = [
    ...optionCandidate(situation),
    ...variableCandidate(situation, "env:AWS_REGION", "AWS_REGION"),
    ...variableCandidate(situation, "env:AWS_DEFAULT_REGION", "AWS_DEFAULT_REGION"),
    ...fileCandidates(situation),
  ];
  const at = candidates.findIndex(({ usable }) => usable !== null);
  const winner = candidates[at];
  const others = candidates.flatMap(({ source, raw, location, ignored }, index) => {
    if (index === at) return [];
    const first = winner === undefined || index < at;
    return [
      {
        source,
        value: raw,
        ...(location === undefined ? {} : { location }),
        ...(first && ignored !== undefined ? { ignored } : {}),
      },
    ];
  });
  if (winner === undefined) return { value: fallbackRegion.value, source: "default", others };
  const value = winner.usable ?? winner.raw;
  return {
    value,
    source: winner.source,
    ...(winner.setBy === undefined ? {} : { setBy: winner.setBy }),
    ...(winner.location === undefined ? {} : { location: winner.location }),
    others,
    ...(isWellFormedRegion(value) ? {} : { malformed: true }),
  };
}

/**
 * What the client makes of a text that is meant to be a region: the text it uses, or null where it
 * goes on to the next source.
 */
export function usableRegion(situation: Situation, raw: string): string | null {
  const text = holds(situation, "regionTrimmed") ? raw.trim() : raw;
  if (text === "") return null;
  if (holds(situation, "regionShapeCheck") && !isWellFormedRegion(text)) return null;
  return text;
}

function optionCandidate(situation: Situation): Candidate[] {
  const { region } = situation.options;
  return region === undefined ? [] : [{ source: "option", raw: region, usable: region }];
}

function variableCandidate(situation: Situation, source: RegionSource, name: string): Candidate[] {
  const variable = situation.variables.effective.get(name);
  if (variable === undefined) return [];
  const raw = reveal(variable.text);
  if (raw === "") return [];
  const { location, scope } = variable;
  return [
    {
      source,
      raw,
      ...judge(situation, raw),
      ...(location === undefined ? {} : { location, setBy: { file: location.file, scope } }),
    },
  ];
}

/** The credentials file is asked before the config file (observed, releases 2.1.172 and 2.1.328). */
function fileCandidates(situation: Situation): Candidate[] {
  const profile = readProfile(situation, activeProfileName(situation));
  return [
    ...fileCandidate(situation, "credentials-file", profile.credentials),
    ...fileCandidate(situation, "config-file", profile.config),
  ];
}

function fileCandidate(
  situation: Situation,
  source: RegionSource,
  properties: ProfileProperties | null,
): Candidate[] {
  const property = properties?.get("region");
  if (property === undefined) return [];
  const raw = reveal(property.value);
  if (raw.trim() === "") return [];
  const judged = holds(situation, "regionFromAwsFiles")
    ? judge(situation, raw)
    : { usable: null, ignored: "not-read-by-this-version" as const };
  return [{ source, raw, ...judged, location: property.location }];
}

/** What the client makes of a text, and why it passes over one that is not blank. */
function judge(situation: Situation, raw: string): Pick<Candidate, "usable" | "ignored"> {
  const usable = usableRegion(situation, raw);
  return usable === null && raw.trim() !== "" ? { usable, ignored: "malformed" } : { usable };
}
