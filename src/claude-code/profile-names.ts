/**
 * The profiles of the AWS files by name, for a person who selected one that is not there: the nearest
 * name, and a section whose header lacks the word `profile` or has it where it does not belong.
 */
import { editDistance } from "../knowledge/edit-distance.js";
import { awsFileOf } from "./aws-profiles.js";
import type { ProfileNames } from "./credential-parts.js";
import type { Situation } from "./situation.js";

/** What there is in place of `wanted`. */
export function profileNames(situation: Situation, wanted: string): ProfileNames {
  const config = awsFileOf(situation, "config");
  const credentials = awsFileOf(situation, "credentials");
  const sections = [
    ...(config?.sections ?? []).filter(({ prefixed, name }) => prefixed || name === "default"),
    ...(credentials?.sections ?? []).filter(({ prefixed }) => !prefixed),
  ].filter(({ kind }) => kind === "profile");
  const names = [...new Set(sections.map(({ name }) => name))].sort();
  const misplaced = [
    { file: config, right: `[profile ${wanted}]` },
    { file: credentials, right: `[${wanted}]` },
  ].flatMap(({ file, right }) =>
    (file?.sections ?? [])
      .filter(({ kind, name }) => kind === "unrecognised" && meansProfile(name, wanted))
      .map(({ line, name }) => ({ file: file?.file ?? "", line, written: `[${name}]`, right })),
  );
  const [header] = misplaced;
  return { names, nearest: nearestTo(wanted, names), ...(header === undefined ? {} : { header }) };
}

/** A header that the file's own rules make no profile: the word too much or missing, quotes, blanks. */
function meansProfile(header: string, wanted: string): boolean {
  const name = /^(?:profile\s+)?(["']?)(.+)\1$/.exec(header.trim())?.[2];
  return name === wanted;
}

/** Another case, two letters swapped, or at most a third of the letters away. */
function nearestTo(wanted: string, names: readonly string[]): string | null {
  const letters = (text: string): string => [...text.toLowerCase()].sort().join("");
  const ranked = names
    .map((name) => ({ name, distance: editDistance(wanted.toLowerCase(), name.toLowerCase()) }))
    .filter(
      ({ name, distance }) =>
        distance <= Math.max(1, Math.floor(wanted.length / 3)) ||
        (distance === 2 && letters(name) === letters(wanted)),
    )
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.name ?? null;
}
