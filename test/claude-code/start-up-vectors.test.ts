/**
 * What the client asks before the first prompt, and the models it goes on to, against the recorded
 * runs with `-p`.
 *
 * Not compared, because the record or the plan does not say it, by rule:
 * - a list of profiles where the control plane's name did not resolve in the run (regions of other
 *   partitions);
 * - probes in records that hold two starts of the client;
 * - further probes by which a run goes on in the middle: there the plan's probes are among the seen;
 * - `--fallback-model`, which is not part of the plan.
 *
 * Still missed, by rule:
 * - up to 2.1.327 a start-up probe took 5xx and an expired token for a refusal (2 records of 2.1.260):
 *   the run does not count them as one, since the model may well be there.
 */
import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/claude-code/types.js";
import { startUp, walk } from "./scripted-aws.js";
import { planOf, readVectors, type VectorRecord } from "./vector-record.js";

const files = ["region", "endpoints", "credentials", "settings", "models", "mantle", "request", "start-up"];
const records = files.flatMap(readVectors);

/** Pairs of prediction and observation; null is not compared. */
type Look = (record: VectorRecord) => [predicted: unknown, seen: unknown] | null;

/** How many records were compared, and those in which prediction and observation differ. */
function compare(look: Look): { compared: number; missed: string[] } {
  const pairs = records.flatMap((record) => {
    const pair = look(record);
    return pair === null ? [] : [{ id: record.id, predicted: pair[0], seen: pair[1] }];
  });
  const missed = pairs.filter(({ predicted, seen }) => JSON.stringify(predicted) !== JSON.stringify(seen));
  return { compared: pairs.length, missed: missed.map((one) => JSON.stringify(one)) };
}

const lists = ({ observed }: VectorRecord): number =>
  observed.calls.filter((line) => line.startsWith("ListInferenceProfiles") && line.endsWith(" 200")).length;
const requests = ({ observed }: VectorRecord): string[] =>
  observed.calls.filter((line) => line.startsWith("InvokeModelWithResponseStream"));
const distinct = (models: readonly string[]): string[] => [...new Set(models)];
const controlHost = (plan: Plan): string => new URL(plan.endpoints.control?.url ?? "https://none").hostname;

describe("start-up is that of the real client", () => {
  it("the list of profiles is asked for where the plan says so", () => {
    const { compared, missed } = compare((record) => {
      const { plan } = planOf(record);
      if (/\.amazonaws\.eu$|\.ic\.gov$/.test(controlHost(plan))) return null;
      return [plan.startUp.listsProfiles, asksForList(record)];
    });
    expect(compared).toBeGreaterThan(900);
    expect(missed).toEqual([]);
  });

  it("the models that are probed are those of the plan, the older ones after a refusal too", () => {
    const { compared, missed } = compare((record) => {
      if (lists(record) > 1) return null;
      const { draft } = planOf(record);
      const { asked } = startUp(draft, record.aws);
      const seen = record.observed.probedModels;
      const { plan, refused } = walk(draft, record.aws);
      const goesOn = plan.models[0]?.chain !== undefined && refused.length > 0;
      if (goesOn) return [asked.filter((model) => !seen.includes(model)), []];
      // A record ends after twelve calls, and may hold a second start behind them.
      return record.observed.calls.length < 12 ? [asked, seen] : [distinct(asked), distinct(seen)];
    });
    expect(compared).toBeGreaterThan(900);
    expect(missed).toEqual([]);
  });

  it("the first request is for the model that start-up left", () => {
    const { missed } = compare((record) => [
      startUp(planOf(record).draft, record.aws).plan.models[0]?.resolved,
      record.observed.modelId,
    ]);
    expect(missed).toEqual([]);
  });

  it("the model that answers in the end is the one that the run settles on", () => {
    const { compared, missed } = compare((record) => {
      const last = requests(record).findLast((line) => line.endsWith(" 200"));
      if (last === undefined || record.args.includes("--fallback-model")) return null;
      const model = decodeURIComponent(/\/model\/([^/]+)\//.exec(last)?.[1] ?? "");
      return [walk(planOf(record).draft, record.aws).plan.models[0]?.resolved, model];
    });
    expect(compared).toBeGreaterThan(800);
    expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(2);
  });

  it("a change at start is announced on stderr, one in the middle of a run is not", () => {
    const announced = compare((record) => [
      startUp(planOf(record).draft, record.aws).plan.models.some(
        ({ fellBackFrom }) => fellBackFrom?.notice === "stderr",
      ),
      /Warning: \w+: .* — using /.test(record.observed.stderr ?? ""),
    ]);
    expect(announced.missed).toEqual([]);
    const silent = compare((record) => {
      const { plan } = walk(planOf(record).draft, record.aws);
      const fellBackFrom = plan.models[0]?.fellBackFrom;
      if (fellBackFrom === undefined || plan.startUp.probes.some(({ tier }) => tier === "opus")) return null;
      return [fellBackFrom.notice, /Warning: Opus/.test(record.observed.stderr ?? "") ? "stderr" : "none"];
    });
    expect(silent.compared).toBeGreaterThan(0);
    expect(silent.missed).toEqual([]);
  });

  it("a name without rules is one of which the client says that it does not recognise it", () => {
    const { compared, missed } = compare((record) => {
      // The client began to say so in 2.1.233.
      if (record.version !== "2.1.328") return null;
      const said = /unrecognized_model/.test(record.observed.stderr ?? "");
      return [planOf(record).plan.models[0]?.unknownToClient === true, said];
    });
    expect(compared).toBeGreaterThan(300);
    expect(missed).toEqual([]);
  });
});

/** Whatever came of it. */
function asksForList({ observed }: VectorRecord): boolean {
  return observed.calls.some((line) => line.startsWith("ListInferenceProfiles"));
}
