/** The figures of a bench as ratios, the targets they are held against, and the ways to print both. */
import { criticalPathMs, type Phases } from "./critical-path.js";
import { type Measured, median, ratioOf } from "./measure.js";
import { OTHERS, OURS } from "./names.js";

export interface About {
  /** Name and release of each program that was there. */
  versions: readonly string[];
  rounds: number;
  latencyMs: number;
  /** A sentence for each program that is missing. */
  leftOut: readonly string[];
}

export interface Target {
  what: string;
  value: number;
  limit: number;
  within: boolean;
}

export interface Summary extends About {
  /**
   * `ratios`: the median of the ratios of each round to the programs of reference that were measured,
   * by their names. `minRatio`: the fastest against the fastest of the first, which noise touches least.
   */
  rows: (Measured & {
    medianMs: number;
    minMs: number;
    ratios: Record<string, number>;
    minRatio: number | null;
  })[];
  targets: Target[];
}

/** What the times are divided by, with the head of the column. */
const REFERENCES = [
  [OURS.node, "x node"],
  [OTHERS.clientVersion, "x claude --version"],
  [OTHERS.client, "x claude -p"],
  [OTHERS.cli, "x aws"],
] as const;

const PHASES: readonly [keyof Phases, string][] = [
  ["beforeMs", "before the first request"],
  ["waitingMs", "waiting for the answers of the longest chain"],
  ["betweenMs", "between them"],
  ["afterMs", "after the last answer"],
];

const LIMITS = {
  version: 1.2,
  plan: 1.5,
  run: 3,
  peakMb: 100,
  roundTrips: 3,
  ofClient: 1 / 3,
  ofCriticalPath: 1.25,
};

/** @throws Error where a row of the tool is missing */
export function summarise(measured: readonly Measured[], about: About): Summary {
  const least = Math.min(...(measured.find(({ name }) => name === OURS.node)?.times ?? []));
  const rows = measured.map((row) => {
    const minMs = Math.min(...row.times);
    return {
      ...row,
      medianMs: median(row.times),
      minMs,
      ratios: ratiosOf(row, measured),
      minRatio: row.apart === true ? null : minMs / least,
    };
  });
  return { ...about, rows, targets: targetsOf(measured, about) };
}

function ratiosOf(row: Measured, measured: readonly Measured[]): Record<string, number> {
  return Object.fromEntries(
    REFERENCES.flatMap(([name]) => {
      const reference = measured.find((one) => one.name === name);
      return reference === undefined || (row.apart === true && name === OURS.node)
        ? []
        : [[name, ratioOf(row, reference)]];
    }),
  );
}

function targetsOf(measured: readonly Measured[], { latencyMs }: About): Target[] {
  const find = (name: string): Measured | undefined => measured.find((one) => one.name === name);
  const of = (name: string): Measured => {
    const found = find(name);
    if (found === undefined) throw new Error(`${name} was not measured`);
    return found;
  };
  const judge = (what: string, value: number, limit: number): Target => ({
    what,
    value,
    limit,
    within: value <= limit,
  });
  const [node, run, far] = [of(OURS.node), of(OURS.run), of(OURS.far)];
  const others: readonly string[] = Object.values(OTHERS);
  const peaks = measured.filter(({ name }) => !others.includes(name)).map(({ peakMb }) => peakMb ?? 0);
  const client = find(OTHERS.client);
  const roundTrips = far.roundTrips ?? Number.NaN;
  const critical = criticalPathMs(median(run.times), roundTrips, latencyMs);
  return [
    judge("`--version`, x node", ratioOf(of(OURS.version), node), LIMITS.version),
    judge("`plan`, x node", ratioOf(of(OURS.plan), node), LIMITS.plan),
    judge("full run, x node", ratioOf(run, node), LIMITS.run),
    judge("peak memory, MB", Math.max(...peaks), LIMITS.peakMb),
    judge("round trips one after the other", roundTrips, LIMITS.roundTrips),
    ...(client === undefined
      ? []
      : [judge(`${OURS.alone}, x \`claude -p hi\``, ratioOf(of(OURS.alone), client), LIMITS.ofClient)]),
    judge(
      `full run with answers ${latencyMs} ms late, x its critical path of ${critical.toFixed(0)} ms`,
      median(far.times) / critical,
      LIMITS.ofCriticalPath,
    ),
  ];
}

/** For a terminal. */
export function formatText(summary: Summary): string {
  const [head = [], ...rows] = cellsOf(summary);
  const widths = head.map((_, at) =>
    Math.max(...[head, ...rows].map((cells) => plain(cells[at] ?? "").length)),
  );
  const line = (cells: string[]): string =>
    cells
      .map((cell, at) => (at === 0 ? plain(cell).padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join("  ")
      .trimEnd();
  return [
    `${describe(summary)}\n`,
    ...[head, ...rows].map(line),
    "",
    ...summary.leftOut.map(plain),
    ...describePhases(summary),
    ...summary.targets.map(
      ({ within, what, value, limit }) =>
        `${within ? "within" : "over  "}  ${plain(what)}: ${value.toFixed(2)} (at most ${limit.toFixed(2)})`,
    ),
  ].join("\n");
}

/** For a document. */
export function formatMarkdown(summary: Summary): string {
  const [head = [], ...rows] = cellsOf(summary);
  const line = (cells: string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(head),
    line(head.map((_, at) => (at === 0 ? "---" : "--:"))),
    ...rows.map(line),
    "",
    `${describe(summary)} ${summary.leftOut.join(" ")}`.trim(),
    "",
    line(["Target", "Measured", "At most", ""]),
    line(["---", "--:", "--:", "---"]),
    ...summary.targets.map(({ what, value, limit, within }) =>
      line([what, value.toFixed(2), limit.toFixed(2), within ? "within" : "over"]),
    ),
  ].join("\n");
}

function describe({ versions, rounds, latencyMs }: Summary): string {
  return `${versions.join(", ")}. Medians of ${rounds} rounds, of times and of each round's ratios. Late is ${latencyMs} ms; requests and round trips are counted with answers as late.`;
}

/** Where the time of the run goes that is held against its critical path. */
function describePhases({ rows }: Summary): string[] {
  const phases = rows.find(({ name }) => name === OURS.far)?.phases ?? null;
  if (phases === null) return [];
  const parts = PHASES.map(([key, what]) => `${phases[key].toFixed(0)} ms ${what}`);
  return [`${OURS.far}: ${parts.join(", ")}.`];
}

function cellsOf({ rows }: Summary): string[][] {
  const references = REFERENCES.filter(([name]) => rows.some((row) => row.ratios[name] !== undefined));
  const head = [
    "",
    "ms",
    "min",
    "min x",
    ...references.map(([, title]) => title),
    "MB",
    "requests",
    "round trips",
  ];
  const number = (value: number | null | undefined, digits: number): string =>
    value === null || value === undefined ? "" : value.toFixed(digits);
  return [
    head,
    ...rows.map((row) => [
      row.name,
      number(row.medianMs, 0),
      number(row.minMs, 0),
      number(row.minRatio, 2),
      ...references.map(([name]) => number(row.ratios[name], 2)),
      number(row.peakMb, 0),
      number(row.requests, 0),
      number(row.roundTrips, 0),
    ]),
  ];
}

function plain(text: string): string {
  return text.replaceAll("`", "");
}
