/**
 * The tool on the wire against the recorded client: each run is replayed through the built tool, and
 * what it sends is compared with what the client sent. By default a sample that is the same each time;
 * `WIRE=all` replays all, `WIRE=credentials` those of one file. The floors are what was reached.
 *
 * A proxy in the environment leads the tool to the scripted AWS. It is the machine's own proxy too,
 * which is right: the recorded client was led by DNS, so hosts are compared and proxies are not.
 */
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import { readAllVectors } from "../claude-code/vector-record.js";
import { type Judged, judge } from "./compare.js";
import { openStage, type WireRecord, whyNotReplayed } from "./replay.js";

/** Other files in the folder are not in this format. */
const FILES = [
  "region",
  "endpoints",
  "credentials",
  "settings",
  "models",
  "mantle",
  "request",
  "errors",
  "combined",
];
const SAMPLE = 150;
const SEED = 20_261_120;
/**
 * Of the records that were replayed. What is still missed, by rule:
 * - credentials that only the refresh command writes: the command is not run;
 * - a model that the client remembers as refused.
 */
const FLOOR = 0.985;
/** Both rules above fall on few files. */
const FLOOR_OF_ONE_FILE = 0.95;

interface Outcome {
  file: string;
  record: WireRecord;
  judged: Judged;
}

test(
  "the tool sends what the client sent",
  async () => {
    const all = recordsOf(FILES);
    const replayable = all.filter(({ record }) => whyNotReplayed(record) === null);
    const outcomes = await replayAll(choose(replayable, process.env.WIRE));
    const agreed = outcomes.filter(({ judged }) => judged.kind === "agrees");
    const told = `${tableOf(outcomes)}\n${passedOver(all)}\n${missesOf(outcomes)}`;
    console.info(told);
    expect(agreed.length / outcomes.length, told).toBeGreaterThanOrEqual(
      FILES.includes(process.env.WIRE ?? "") ? FLOOR_OF_ONE_FILE : FLOOR,
    );
  },
  10 * 60_000,
);

test("a request that differs in anything is a miss", async () => {
  const record = recordsOf(["request"]).find(
    ({ record }) =>
      whyNotReplayed(record) === null &&
      Object.keys(record.observed.request?.headers ?? {}).some((name) => name.endsWith("-service-tier")),
  )?.record;
  if (record === undefined) throw new Error("no record with a service tier");
  const stage = await openStage();
  try {
    const replayed = await stage.replay(record);
    expect(judge(record, replayed)).toEqual({ kind: "agrees" });
    const { observed } = record;
    const changes: [string, Partial<WireRecord["observed"]>][] = [
      ["host", { host: "bedrock-runtime.eu-west-1.amazonaws.com" }],
      ["path", { path: "/model/other/invoke-with-response-stream" }],
      ["region", { region: "eu-west-1" }],
      ["service", { signingService: "bedrock-mantle" }],
      ["auth", { authKind: "Bearer" }],
      ["key", { accessKeyId: "AKIDOTHER" }],
      ["model", { modelId: "other" }],
      ["headers", observed.request === undefined ? {} : { request: { ...observed.request, headers: {} } }],
    ];
    for (const [field, change] of changes) {
      const judged = judge({ ...record, observed: { ...observed, ...change } }, replayed);
      expect(judged, field).toMatchObject({ kind: "misses", fields: [field] });
    }
    expect(judge(record, { ...replayed, sent: [] })).toMatchObject({ kind: "misses", fields: ["not sent"] });
  } finally {
    await stage.close();
  }
});

function recordsOf(files: readonly string[]): { file: string; record: WireRecord }[] {
  const present = readdirSync(new URL("../vectors/", import.meta.url));
  return files
    .filter((file) => present.includes(`${file}.json`))
    .flatMap((file) => (readAllVectors(file) as WireRecord[]).map((record) => ({ file, record })));
}

function choose<T extends { file: string }>(all: readonly T[], wanted: string | undefined): readonly T[] {
  if (wanted === undefined) return sample(all, SAMPLE);
  return wanted === "all" ? all : all.filter(({ file }) => file === wanted);
}

/** The same records each time: drawn by a small generator of its own (mulberry32). */
function sample<T>(from: readonly T[], count: number): T[] {
  let state = SEED;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return from
    .map((one) => ({ one, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, count)
    .map(({ one }) => one);
}

/** As many runs at once as there are processors, each on a stage of its own. */
async function replayAll(chosen: readonly { file: string; record: WireRecord }[]): Promise<Outcome[]> {
  const queue = [...chosen];
  const outcomes: Outcome[] = [];
  const work = async (): Promise<void> => {
    const stage = await openStage();
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const { file, record } = next;
        outcomes.push({ file, record, judged: judge(record, await stage.replay(record)) });
      }
    } finally {
      await stage.close();
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
  return outcomes;
}

function tableOf(outcomes: readonly Outcome[]): string {
  const rows = FILES.flatMap((name) => {
    const own = outcomes.filter(({ file }) => file === name);
    if (own.length === 0) return [];
    const count = (kind: Judged["kind"]) => own.filter(({ judged }) => judged.kind === kind).length;
    const share = ((100 * count("agrees")) / own.length).toFixed(1);
    return [`${name.padEnd(12)} ${count("agrees")} of ${own.length} (${share} %)`];
  });
  return rows.join("\n");
}

function passedOver(all: readonly { record: WireRecord }[]): string {
  const counts = new Map<string, number>();
  for (const { record } of all) {
    const why = whyNotReplayed(record);
    if (why !== null) counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return [...counts].map(([why, count]) => `not replayed: ${count}, ${why}`).join("\n");
}

/** Misses by the fields that differ, the commonest first, each with its records. */
function missesOf(outcomes: readonly Outcome[]): string {
  const groups = new Map<string, string[]>();
  for (const { record, judged } of outcomes) {
    if (judged.kind !== "misses") continue;
    const rule = judged.fields.join(" + ");
    groups.set(rule, [...(groups.get(rule) ?? []), `  ${record.id}: ${judged.text}`]);
  }
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([rule, lines]) => `missed, ${rule}: ${lines.length}\n${lines.join("\n")}`)
    .join("\n");
}
