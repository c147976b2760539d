/** How far a clock may be off. Source: AWS documentation, Signature Version 4: requests older than five minutes are refused. */
export const clockLimits = {
  /** AWS refuses a signature that is this far from its own clock, ms. */
  refusedMs: 5 * 60_000,
  /** Near enough to it that a little more drift or a slow request is too much, ms. */
  nearMs: 4 * 60_000,
  asOf: "2026-11-20",
  source: "AWS documentation, Signature Version 4; texts of AWS STS in public reports",
} as const;

/** Credentials that end sooner than this end within a working session, ms. */
export const soonMs = 60 * 60_000;
