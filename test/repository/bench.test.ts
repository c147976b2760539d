/** The parts of the bench that compute: the chain of a log, the ratios, the targets, the table. */
import { describe, expect, it } from "vitest";
import { criticalPathMs, longestChain, phasesOf, type Span } from "../../bench/critical-path.js";
import { type Measured, median, ratioOf } from "../../bench/measure.js";
import { OTHERS, OURS } from "../../bench/names.js";
import { TWELVE_MODELS } from "../../bench/our-rows.js";
import { formatMarkdown, formatText, summarise } from "../../bench/table.js";
import { MODELS } from "../../src/simulator/scenarios/catalogue.js";
import { draftOf, keys } from "../claude-code/machine.js";

const span = (what: string, startMs: number, endMs: number): Span => ({ what, startMs, endMs });
const whatOf = (spans: readonly Span[]): string => spans.map(({ what }) => what).join(" ");

/** Two at once, then two at once; one of the first lasts into the second pair. */
const log = [
  span("list", 110, 190),
  span("identity", 100, 180),
  span("quotas", 150, 260),
  span("model", 200, 280),
  span("small-model", 205, 300),
];

describe("the longest chain of a log", () => {
  it("counts requests that overlap once", () => {
    expect(whatOf(longestChain(log))).toBe("identity model");
  });

  it("does not let a long request hide what went on beside it", () => {
    const beside = [span("slow", 0, 500), span("a", 0, 80), span("b", 90, 170), span("c", 180, 260)];
    expect(whatOf(longestChain(beside))).toBe("a b c");
  });

  it("goes on from an answer to a request of the same moment", () => {
    expect(whatOf(longestChain([span("a", 0, 80), span("b", 80, 160)]))).toBe("a b");
  });

  it("ends with a request that is never answered", () => {
    expect(whatOf(longestChain([span("stalled", 90, Number.POSITIVE_INFINITY), span("a", 0, 80)]))).toBe(
      "a stalled",
    );
  });

  it("is empty where nothing was asked", () => {
    expect(longestChain([])).toEqual([]);
  });

  it("makes the critical path with the work of the run", () => {
    expect(criticalPathMs(120, longestChain(log).length, 80)).toBe(280);
  });
});

describe("the phases of a run", () => {
  it("are all of its time", () => {
    const phases = phasesOf(log, { startedMs: 10, endedMs: 350 });
    expect(phases).toEqual({ beforeMs: 90, waitingMs: 160, betweenMs: 40, afterMs: 50 });
    expect(Object.values(phases ?? {}).reduce((sum, ms) => sum + ms, 0)).toBe(350 - 10);
  });

  it("are not known where nothing was asked or an answer is missing", () => {
    expect(phasesOf([], { startedMs: 0, endedMs: 10 })).toBeNull();
    expect(
      phasesOf([span("stalled", 1, Number.POSITIVE_INFINITY)], { startedMs: 0, endedMs: 10 }),
    ).toBeNull();
  });
});

describe("rounds", () => {
  it("are told by their median", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 7])).toBe(6);
  });

  it("are held against each other one by one, whatever the machine did meanwhile", () => {
    expect(ratioOf(row("one", [10, 80, 12]), row("other", [20, 160, 23]))).toBe(0.5);
  });
});

const row = (name: string, times: number | number[], more: Partial<Measured> = {}): Measured => ({
  name,
  times: [times].flat(),
  peakMb: 50,
  requests: null,
  roundTrips: null,
  phases: null,
  ...more,
});
const ours = [
  row(OURS.node, 40),
  row(OURS.version, 44),
  row(OURS.plan, 64),
  row(OURS.run, 120, { requests: 7, roundTrips: 2 }),
  row(OURS.alone, 100, { apart: true }),
  row(OURS.far, 300, {
    requests: 7,
    roundTrips: 2,
    phases: { beforeMs: 90, waitingMs: 162, betweenMs: 18, afterMs: 30 },
  }),
];
const client = row(OTHERS.client, 400, { peakMb: 210, requests: 2, roundTrips: 2, apart: true });
const about = { versions: ["Node v20.20.2"], rounds: 15, latencyMs: 80, leftOut: [] };

describe("the summary", () => {
  it("divides every time by each program of reference that was there", () => {
    const { rows } = summarise([...ours, client], about);
    expect(rows.find(({ name }) => name === OURS.run)?.ratios).toEqual({
      [OURS.node]: 3,
      [OTHERS.client]: 0.3,
    });
  });

  it("does not divide what trusts other authorities by a program that reads the machine's own", () => {
    const { rows } = summarise([...ours, client], about);
    const alone = rows.find(({ name }) => name === OURS.alone);
    expect(alone).toMatchObject({ ratios: { [OTHERS.client]: 0.25 }, minRatio: null });
    expect(alone?.ratios).not.toHaveProperty([OURS.node]);
  });

  it("ends with the client's time and the critical path, which has the run's own time in it", () => {
    const { targets } = summarise([...ours, client], about);
    expect(targets.at(-2)).toEqual({
      what: `${OURS.alone}, x \`claude -p hi\``,
      value: 0.25,
      limit: 1 / 3,
      within: true,
    });
    expect(targets.at(-1)).toMatchObject({ value: 300 / (120 + 2 * 80), limit: 1.25, within: true });
  });

  it("holds the memory of the tool alone against its target, and says what is over", () => {
    const { targets } = summarise([...ours, client], about);
    const withins = Object.fromEntries(targets.map(({ what, within }) => [what, within]));
    expect(withins).toMatchObject({ "peak memory, MB": true, "`plan`, x node": false });
  });

  it("leaves the target out that needs a missing program", () => {
    const { targets } = summarise(ours, about);
    expect(targets.map(({ what }) => what).join()).not.toContain("claude");
  });

  it("throws where a row of its own is missing", () => {
    expect(() => summarise(ours.slice(1), about)).toThrow("`node -e 0` was not measured");
  });
});

describe("the table", () => {
  const summary = summarise([...ours, client], { ...about, leftOut: ["The AWS CLI is left out."] });

  it("for a terminal", () => {
    expect(formatText(summary)).toMatchInlineSnapshot(`
      "Node v20.20.2. Medians of 15 rounds, of times and of each round's ratios. Late is 80 ms; requests and round trips are counted with answers as late.

                                               ms  min  min x  x node  x claude -p   MB  requests  round trips
      node -e 0                                40   40   1.00    1.00         0.10   50
      --version                                44   44   1.10    1.10         0.11   50
      plan                                     64   64   1.60    1.60         0.16   50
      full run                                120  120   3.00    3.00         0.30   50         7            2
      full run, trusting the simulator alone  100  100                        0.25   50
      full run, each answer late              300  300   7.50    7.50         0.75   50         7            2
      claude -p hi                            400  400                        1.00  210         2            2

      The AWS CLI is left out.
      full run, each answer late: 90 ms before the first request, 162 ms waiting for the answers of the longest chain, 18 ms between them, 30 ms after the last answer.
      within  --version, x node: 1.10 (at most 1.20)
      over    plan, x node: 1.60 (at most 1.50)
      within  full run, x node: 3.00 (at most 3.00)
      within  peak memory, MB: 50.00 (at most 100.00)
      within  round trips one after the other: 2.00 (at most 3.00)
      within  full run, trusting the simulator alone, x claude -p hi: 0.25 (at most 0.33)
      within  full run with answers 80 ms late, x its critical path of 280 ms: 1.07 (at most 1.25)"
    `);
  });

  it("for a document", () => {
    expect(formatMarkdown(summary)).toMatchInlineSnapshot(`
      "|  | ms | min | min x | x node | x claude -p | MB | requests | round trips |
      | --- | --: | --: | --: | --: | --: | --: | --: | --: |
      | \`node -e 0\` | 40 | 40 | 1.00 | 1.00 | 0.10 | 50 |  |  |
      | \`--version\` | 44 | 44 | 1.10 | 1.10 | 0.11 | 50 |  |  |
      | \`plan\` | 64 | 64 | 1.60 | 1.60 | 0.16 | 50 |  |  |
      | full run | 120 | 120 | 3.00 | 3.00 | 0.30 | 50 | 7 | 2 |
      | full run, trusting the simulator alone | 100 | 100 |  |  | 0.25 | 50 |  |  |
      | full run, each answer late | 300 | 300 | 7.50 | 7.50 | 0.75 | 50 | 7 | 2 |
      | \`claude -p hi\` | 400 | 400 |  |  | 1.00 | 210 | 2 | 2 |

      Node v20.20.2. Medians of 15 rounds, of times and of each round's ratios. Late is 80 ms; requests and round trips are counted with answers as late. The AWS CLI is left out.

      | Target | Measured | At most |  |
      | --- | --: | --: | --- |
      | \`--version\`, x node | 1.10 | 1.20 | within |
      | \`plan\`, x node | 1.60 | 1.50 | over |
      | full run, x node | 3.00 | 3.00 | within |
      | peak memory, MB | 50.00 | 100.00 | within |
      | round trips one after the other | 2.00 | 3.00 | within |
      | full run, trusting the simulator alone, x \`claude -p hi\` | 0.25 | 0.33 | within |
      | full run with answers 80 ms late, x its critical path of 280 ms | 1.07 | 1.25 | within |"
    `);
  });
});

describe("the machine of twelve models", () => {
  const names = [...Object.values(TWELVE_MODELS.env), ...Object.values(TWELVE_MODELS.modelOverrides)];

  it("names twelve that the simulated AWS serves", () => {
    expect(new Set(names).size).toBe(12);
    const served = MODELS.map(({ id }) => id);
    for (const name of names) expect(served).toContain(name.replace(/^(?:us|global)\./, ""));
  });

  it("has three of them in use", () => {
    const { plan } = draftOf({
      environment: { AWS_REGION: "us-east-1", ...keys },
      files: { "~/.claude/settings.json": TWELVE_MODELS },
    });
    const used = plan.models.filter(({ inUse }) => inUse).map(({ resolved }) => resolved);
    expect(new Set(plan.models.map(({ resolved }) => resolved))).toEqual(new Set(names));
    expect(new Set(used)).toEqual(new Set(names.slice(0, 3)));
  });
});
