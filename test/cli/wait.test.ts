import { describe, expect, test } from "vitest";
import { tryUntilItPasses, type Waiting } from "../../src/cli/wait.js";
import type { Report } from "../../src/report/types.js";
import { oneCause, works } from "../report/fixtures.js";

/** A clock that only pauses and tries move; each try takes a second. */
function makeWaiting(): Waiting & { told: string[]; pauses: number[]; clock: { ms: number } } {
  const clock = { ms: 0 };
  const told: string[] = [];
  const pauses: number[] = [];
  return {
    clock,
    told,
    pauses,
    now: () => clock.ms,
    pause: async (ms) => {
      pauses.push(ms);
      clock.ms += ms;
    },
    tell: (line) => told.push(line),
  };
}

function attempts(reports: readonly Report[], clock: { ms: number }): () => Promise<Report> {
  let next = 0;
  return async () => {
    clock.ms += 1000;
    const report = reports[Math.min(next, reports.length - 1)];
    next += 1;
    if (report === undefined) throw new Error("no report");
    return report;
  };
}

const fails: Report = { ...oneCause, exitCode: 1 };

describe("--wait", () => {
  test("tries with growing pauses until a run passes, and counts what all of them cost", async () => {
    const waiting = makeWaiting();
    const attempt = attempts([fails, fails, fails, works], waiting.clock);
    const report = await tryUntilItPasses(attempt, { seconds: 600, quiet: false }, waiting);
    expect(report.verdict).toBe("pass");
    expect(waiting.pauses).toEqual([5000, 7500, 11250]);
    expect(report.cost.requests).toBe(3 * fails.cost.requests + works.cost.requests);
    expect(report.cost.outputTokens).toBe(3 * fails.cost.outputTokens + works.cost.outputTokens);
    expect(waiting.told[0]).toMatch(/^does not pass yet \([a-z.-]+\); the next try is in 5 s \(--wait\)$/);
  });

  test("never pauses longer than a minute, nor past its end, and tries once more there", async () => {
    const waiting = makeWaiting();
    const attempt = attempts([fails], waiting.clock);
    const report = await tryUntilItPasses(attempt, { seconds: 300, quiet: true }, waiting);
    expect(report.exitCode).toBe(1);
    expect(Math.max(...waiting.pauses)).toBe(60_000);
    expect(waiting.clock.ms).toBe(301_000);
    expect(waiting.told).toEqual([]);
  });

  test.each([0, 130] as const)("ends at once with exit code %i", async (exitCode) => {
    const waiting = makeWaiting();
    const attempt = attempts([{ ...fails, exitCode }], waiting.clock);
    expect((await tryUntilItPasses(attempt, { seconds: 300, quiet: false }, waiting)).exitCode).toBe(
      exitCode,
    );
    expect(waiting.pauses).toEqual([]);
  });

  test("an interrupt during a pause ends it, with the last report", async () => {
    const waiting = makeWaiting();
    const interrupted = {
      ...waiting,
      pause: async () => {
        process.emit("SIGINT");
      },
    };
    const attempt = attempts([fails], waiting.clock);
    const report = await tryUntilItPasses(attempt, { seconds: 300, quiet: true }, interrupted);
    expect(report).toMatchObject({ exitCode: 130, findings: fails.findings });
    expect(process.listenerCount("SIGINT")).toBe(0);
  });
});
