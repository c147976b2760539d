/**
 * Order of Claude Code releases, and how far this tool's knowledge reaches. Rules that change from
 * release to release are rows with the releases they hold for; `ruleFor` picks the row.
 */

/** The newest release whose behaviour was observed. */
export const newestVerified = "2.1.329";

/** A value that holds from one release to another; an open end means "and all before" or "and all after". */
export interface VersionedRow<T> {
  /** First release it holds for. */
  since?: string;
  /** Last release it holds for. */
  until?: string;
  value: T;
  /** Where the first release is only bracketed: the last one seen without and the first one seen with it. */
  bracket?: { after: string; before: string };
  asOf: string;
  source: string;
}

/**
 * Compares two release numbers (`2.1.328`) part by part; a missing or unreadable part counts as 0.
 * Negative where `a` is older than `b`.
 */
export function compareVersions(a: string, b: string): number {
  const left = parts(a);
  const right = parts(b);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** True where the release is newer than any whose behaviour was observed. */
export function isNewerThanKnown(version: string): boolean {
  return compareVersions(version, newestVerified) > 0;
}

/**
 * The value that holds for a release.
 *
 * @throws RangeError where the rows leave the release out, which is a gap in the table.
 */
export function ruleFor<T>(rows: readonly VersionedRow<T>[], version: string): T {
  const row = rows.find(
    ({ since, until }) =>
      (since === undefined || compareVersions(version, since) >= 0) &&
      (until === undefined || compareVersions(version, until) <= 0),
  );
  if (row === undefined) throw new RangeError(`no rule for release ${version}`);
  return row.value;
}

/** The same few releases are compared hundreds of times in a run. */
const read = new Map<string, readonly number[]>();

function parts(version: string): readonly number[] {
  const known = read.get(version);
  if (known !== undefined) return known;
  const numbers = version.split(".").map((part) => Number.parseInt(part, 10) || 0);
  read.set(version, numbers);
  return numbers;
}
