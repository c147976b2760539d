/**
 * What a run has to wait for, read from the log of the simulator: requests that overlap were made at
 * once, and one that came after the answer to another may have needed it. The longest chain of such
 * requests is what no program that asks the same could wait less for.
 */

/** A request at the simulator, in ms since the epoch, for the clock is shared with what is measured. */
export interface Span {
  what: string;
  startMs: number;
  /** Infinite where nothing was answered. */
  endMs: number;
}

/** Ms since the epoch, finer than `Date.now`: the same for all processes of a machine. */
export function sharedClock(): number {
  return performance.timeOrigin + performance.now();
}

/** The longest chain of requests of which each came after the answer to the one before, first to last. */
export function longestChain(log: readonly Span[]): Span[] {
  const chain: Span[] = [];
  let freeFrom = Number.NEGATIVE_INFINITY;
  // Whichever answer comes first leaves the most room for what follows it.
  for (const span of [...log].sort((a, b) => a.endMs - b.endMs)) {
    if (span.startMs < freeFrom) continue;
    chain.push(span);
    freeFrom = span.endMs;
  }
  return chain;
}

/**
 * Time of a run that waits only for its longest chain: its own work, and each answer of the chain once.
 *
 * @param undelayedMs - the same run where answers are not delayed
 * @param roundTrips - length of the chain
 * @param latencyMs - delay of each answer
 */
export function criticalPathMs(undelayedMs: number, roundTrips: number, latencyMs: number): number {
  return undelayedMs + roundTrips * latencyMs;
}

/** Where the time of a run goes, ms. */
export interface Phases {
  beforeMs: number;
  waitingMs: number;
  betweenMs: number;
  /** From the last answer of all, which need not end the longest chain. */
  afterMs: number;
}

/**
 * Divides the time of a run.
 *
 * @returns null where nothing was asked, or something was not answered
 */
export function phasesOf(
  log: readonly Span[],
  { startedMs, endedMs }: { startedMs: number; endedMs: number },
): Phases | null {
  const first = Math.min(...log.map(({ startMs }) => startMs));
  const last = Math.max(...log.map(({ endMs }) => endMs));
  if (!Number.isFinite(first) || !Number.isFinite(last)) return null;
  const waitingMs = longestChain(log).reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  return {
    beforeMs: first - startedMs,
    waitingMs,
    betweenMs: last - first - waitingMs,
    afterMs: endedMs - last,
  };
}
