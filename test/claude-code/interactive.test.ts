/**
 * The client in a terminal: the model of it against the recorded runs. A session in which somebody
 * typed a command that changes the model or sets Bedrock up says nothing about the machine, so only
 * the others are compared.
 *
 * Not compared, because the record or the plan does not say it, by rule:
 * - `--fallback-model`, which is not part of the plan;
 * - calls of a start that a hanging command stopped (only STS was asked);
 * - older models that a release before 2.1.186 asks one by one, and those that Mantle is asked for: the
 *   ones that were seen are among those of the plan, or the plan has no chain;
 * - models that are probed only once an offer to upgrade was answered;
 * - notices that stand for two seconds: screens were sampled, so a missing one is no evidence.
 *
 * Still missed, by rule:
 * - where InvokeModel works and the streamed operation does not, the change of model comes in the middle
 *   of the session; the plan says that it comes at start, since both are one model's access (1 record);
 * - an offer is not made where AWS refuses the newer model, which the run does not try (1 record).
 */
import { describe, expect, it } from "vitest";
import { draftOfRecord, type InteractiveRecord, readInteractive } from "./interactive-record.js";
import { startUp, walk } from "./scripted-aws.js";

const records = readInteractive();
const untouched = records.filter(({ typed }) => typed.every((command) => command === "/doctor"));

/** Pairs of prediction and observation; null is not compared. */
type Look = (record: InteractiveRecord) => [predicted: unknown, seen: unknown] | null;

/** How many records were compared, and those in which prediction and observation differ. */
function compare(of: readonly InteractiveRecord[], look: Look): { compared: number; missed: string[] } {
  const pairs = of.flatMap((record) => {
    const pair = look(record);
    return pair === null ? [] : [{ id: record.id, predicted: pair[0], seen: pair[1] }];
  });
  const missed = pairs.filter(({ predicted, seen }) => JSON.stringify(predicted) !== JSON.stringify(seen));
  return { compared: pairs.length, missed: missed.map((one) => JSON.stringify(one)) };
}

const urlHost = (url: string | undefined): string => new URL(url ?? "https://none.invalid").host;

describe("the terminal's requests are those of the real client", () => {
  it("region", () => {
    const { compared, missed } = compare(untouched, (record) =>
      record.seen.region === null ? null : [draftOfRecord(record).plan.region.value, record.seen.region],
    );
    expect(compared).toBeGreaterThan(140);
    expect(missed).toEqual([]);
  });

  it("host", () => {
    const { compared, missed } = compare(untouched, (record) => {
      const { plan } = draftOfRecord(record);
      const [primary] = plan.models;
      if (record.seen.model === null || primary === undefined) return null;
      return [urlHost(plan.endpoints[primary.route]?.url), record.seen.host];
    });
    expect(compared).toBeGreaterThan(100);
    expect(missed).toEqual([]);
  });

  it("model, after what AWS refused", () => {
    const { compared, missed } = compare(untouched, (record) => {
      if (record.seen.model === null || record.args.includes("--fallback-model")) return null;
      return [walk(draftOfRecord(record), record.aws).plan.models[0]?.resolved, record.seen.model];
    });
    expect(compared).toBeGreaterThan(100);
    expect(missed).toEqual([]);
  });
});

describe("the terminal's start is that of the real client", () => {
  it("the list of profiles", () => {
    const { compared, missed } = compare(untouched, (record) => {
      if (record.seen.host === null || record.seen.host.startsWith("sts.")) return null;
      return [draftOfRecord(record).plan.startUp.listsProfiles, record.seen.lists];
    });
    expect(compared).toBeGreaterThan(140);
    expect(missed).toEqual([]);
  });

  it("the probes", () => {
    const { compared, missed } = compare(untouched, (record) => {
      if (record.seen.probes.length === 0) return null;
      const draft = draftOfRecord(record);
      const asked = [...new Set(startUp(draft, record.aws).asked)];
      const { startUp: planned, claudeCode } = draft.plan;
      const oneByOne = claudeCode.version === "2.1.170" && record.aws.models !== undefined;
      if (planned.probes.some(({ route }) => route === "mantle")) {
        return [asked.every((model) => record.seen.probes.includes(model)), true];
      }
      return planned.upgradeOffers.length > 0 || oneByOne
        ? [record.seen.probes.every((model) => asked.includes(model)), true]
        : [asked, record.seen.probes];
    });
    expect(compared).toBeGreaterThan(100);
    expect(missed).toEqual([]);
  });

  it("the offer to move a pin on", () => {
    const { compared, missed } = compare(records, (record) => {
      const [offer] = draftOfRecord(record).plan.startUp.upgradeOffers;
      return [offer?.latest ?? null, /\((.*)\)/.exec(record.seen.latest ?? "")?.[1] ?? null];
    });
    expect(compared).toBe(records.length);
    expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(1);
  });

  it("a change that is announced", () => {
    const { compared, missed } = compare(untouched, (record) => {
      if (record.seen.notice === undefined || record.seen.host?.includes("mantle")) return null;
      const { plan } = startUp(draftOfRecord(record), record.aws);
      return [plan.models.some(({ fellBackFrom }) => fellBackFrom?.notice === "two-seconds"), true];
    });
    expect(compared).toBeGreaterThan(4);
    expect(missed).toEqual([]);
  });

  it("the sentence about a model that availableModels refuses", () => {
    const { compared, missed } = compare(untouched, (record) => {
      if (record.mode === "print") return null;
      const refused = draftOfRecord(record).plan.allowList.refused.filter(({ message }) => message);
      const sentences = refused.map(
        ({ requested, replacement }) =>
          `Model "${requested}" is restricted by your organization's settings. Using ${replacement} instead.`,
      );
      return [sentences, record.seen.restricted === undefined ? [] : [record.seen.restricted]];
    });
    expect(compared).toBeGreaterThan(200);
    expect(missed).toEqual([]);
  });
});

describe("what a project may decide in a terminal", () => {
  it("the folder is trusted where no dialog comes", () => {
    const onboarded = records.filter(({ fresh }) => !fresh);
    const { compared, missed } = compare(onboarded, (record) => [
      draftOfRecord(record).plan.trust.folder === "untrusted",
      record.seen.dialog,
    ]);
    expect(compared).toBeGreaterThan(250);
    expect(missed).toEqual([]);
  });

  it("what waits for the answer is what the dialog names", () => {
    const { compared, missed } = compare(records, (record) => {
      if (!record.seen.dialog || record.version === "2.1.170") return null;
      const { afterAnswer } = draftOfRecord(record).plan.trust;
      const commands = afterAnswer.some((name) => name.startsWith("aws"));
      const note = /\((.*)\)\.$/.exec(record.seen.loads ?? "")?.[1] ?? null;
      return [
        commands ? "runs commands" : afterAnswer.length > 0 ? "sets environment variables" : null,
        note,
      ];
    });
    expect(compared).toBeGreaterThan(70);
    expect(missed).toEqual([]);
  });

  it("what applies before the answer decides where the list is asked for", () => {
    const { compared, missed } = compare(records, (record) => {
      const call = record.seen.before?.find(({ operation }) => operation === "ListInferenceProfiles");
      if (call === undefined) return null;
      const early = new Set(draftOfRecord(record).plan.trust.beforeAnswer);
      const { plan } = draftOfRecord({ ...record, settings: keepEarly(record.settings, early) });
      return [
        { region: plan.region.value, host: urlHost(plan.endpoints.control?.url) },
        { region: call.region, host: call.host },
      ];
    });
    expect(compared).toBeGreaterThan(15);
    expect(missed).toEqual([]);
  });
});

/** The settings with only those of the project's variables that apply early. */
function keepEarly(settings: InteractiveRecord["settings"], early: ReadonlySet<string>) {
  return Object.fromEntries(
    Object.entries(settings).map(([path, content]) => {
      if (!path.startsWith(".claude/") || typeof content === "string") return [path, content];
      return [
        path,
        { env: Object.fromEntries(Object.entries(content.env ?? {}).filter(([name]) => early.has(name))) },
      ];
    }),
  );
}
