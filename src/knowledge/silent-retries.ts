/**
 * Which failures the client tries again by itself without a word, and for how long. In the terminal
 * each retry is a line on the screen, so that these rows are about `-p` alone.
 */
import { compareVersions } from "./versions.js";

export type RetriedFailure =
  | "credentials-refused"
  | "not-authorised"
  | "no-model-access"
  | "throttled-or-server"
  | "no-connection"
  | "untrusted-certificate"
  | "no-credentials";

interface RetryRow {
  failure: RetriedFailure;
  /** First and last release in which it is retried. */
  since?: string;
  until?: string;
  asOf: string;
  source: string;
}

const asOf = "2026-11-20";
const both = "observed with -p, releases 2.1.170 and 2.1.328";

const rows: readonly RetryRow[] = [
  { failure: "credentials-refused", asOf, source: both },
  {
    failure: "not-authorised",
    until: "2.1.281",
    asOf,
    source: "observed with -p; the change lies between 2.1.281 and 2.1.285",
  },
  { failure: "no-model-access", until: "2.1.279", asOf, source: "observed with -p, release 2.1.170" },
  { failure: "throttled-or-server", asOf, source: both },
  { failure: "no-connection", asOf, source: both },
  {
    failure: "untrusted-certificate",
    until: "2.1.170",
    asOf,
    source: "observed with -p: tried again in release 2.1.170, and not in 2.1.328",
  },
  {
    failure: "no-credentials",
    until: "2.1.205",
    asOf,
    source: "observed with -p; the change lies between 2.1.205 and 2.1.207",
  },
];

/** Faults of the server's own side, by status, and those of them that the client does not try again. */
export const serverFaults = {
  statuses: [408, 424] as readonly number[],
  from: 500,
  notRetried: [424] as readonly number[],
  asOf,
  source: `model of @aws-sdk/client-bedrock-runtime 3.1162.0; ${both}`,
} as const;

/** Retries where CLAUDE_CODE_MAX_RETRIES is not set, the most that it may ask for, and since when. */
export const retryLimits = {
  byDefault: 10,
  cap: 15,
  capSince: "2.1.186",
  asOf,
  source: "Claude Code documentation, environment variables; observed, releases 2.1.170 to 2.1.328",
} as const;

/** Seconds between attempts as they were measured; later waits were not, and are no shorter. */
export const measuredWaits = {
  seconds: [0.6, 1.1, 2.1, 4.2, 9, 18, 18] as readonly number[],
  asOf,
  source: "observed with -p, releases 2.1.170 to 2.1.328; seven attempts fit into 58 s",
} as const;

/** From here on a person takes the client for hung (convention of this tool). */
export const longSilence = { seconds: 60, asOf, source: "convention of this tool" } as const;

/** Whether a status tells of a fault on the server's side, and so nothing of the set-up. */
export function isServerFault(status: number): boolean {
  return serverFaults.statuses.includes(status) || status >= serverFaults.from;
}

/** Whether this release tries the failure again by itself. */
export function isRetried(failure: RetriedFailure, version: string): boolean {
  return rows.some(
    (row) =>
      row.failure === failure &&
      (row.since === undefined || compareVersions(version, row.since) >= 0) &&
      (row.until === undefined || compareVersions(version, row.until) <= 0),
  );
}
