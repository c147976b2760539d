import { describe, expect, it } from "vitest";
import { nextInChain, settlePlan } from "../../src/claude-code/settle.js";
import type { Draft, PlanOptions } from "../../src/claude-code/types.js";
import { draftOf, keys, type Machine } from "./machine.js";

const opus55 = "us.anthropic.claude-opus-5-5";
const opus5 = "us.anthropic.claude-opus-5";
const opus48 = "us.anthropic.claude-opus-4-8";
const sonnet45 = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

function draft(machine: Machine = {}, options: Partial<PlanOptions> = {}): Draft {
  const environment = { AWS_REGION: "us-east-1", ...keys, ...machine.environment };
  return draftOf({ ...machine, environment }, options);
}

function settle(from: Draft, refused: string[], answered: string[] = []) {
  const plan = settlePlan(from, { profiles: null, refused, answered });
  return plan.models[0];
}

/** Refuses everything, and tells the models in the order in which they come up. */
function wholeWalk(from: Draft): string[] {
  const plan = settlePlan(from, { profiles: null });
  const walked = [plan.models[0]?.resolved ?? ""];
  for (;;) {
    const next = nextInChain(plan, walked).find(({ role }) => role === "primary");
    if (next === undefined)
      return walked.map((id) => id.replace(/^us\.anthropic\.claude-|-\d{8}|-v\d.*$/g, ""));
    walked.push(next.model);
  }
}

describe("a model that nobody pinned and AWS refuses", () => {
  it("gives way to the newest of its family that answers, with a notice by mode", () => {
    const fallenBack = { resolved: opus5, requested: null };
    expect(settle(draft(), [opus55], [opus5])).toMatchObject({
      ...fallenBack,
      fellBackFrom: { resolved: opus55, notice: "stderr" },
    });
    expect(settle(draft({}, { mode: "interactive" }), [opus55], [opus5])?.fellBackFrom?.notice).toBe(
      "two-seconds",
    );
    expect(settle(draft(), [opus55, opus5], [opus48])?.resolved).toBe(opus48);
  });

  it("stays where all of its family are refused", () => {
    const all = draft().plan.models[0]?.chain?.map(({ resolved }) => resolved) ?? [];
    const settled = settle(draft(), [opus55, ...all]);
    expect(settled?.resolved).toBe(opus55);
    expect(settled).not.toHaveProperty("fellBackFrom");
  });

  it("stays where another answer leaves it open", () => {
    expect(settle(draft(), [], [opus5])?.resolved).toBe(opus55);
  });

  it.each([
    [
      "2.1.328",
      "print",
      [
        "opus-5-5",
        "opus-5",
        "opus-4-8",
        "opus-4-7",
        "opus-4-6",
        "opus-4-5",
        "opus-4-1",
        "opus-4",
        "sonnet-4-5",
      ],
    ],
    [
      "2.1.207",
      "print",
      ["opus-4-8", "opus-4-7", "opus-4-6", "opus-4-5", "opus-4-1", "opus-4", "sonnet-4-5"],
    ],
    ["2.1.200", "print", ["sonnet-4-5", "sonnet-4", "3-7-sonnet", "3-5-sonnet"]],
    ["2.1.185", "print", ["sonnet-4-5"]],
    ["2.1.170", "interactive", ["sonnet-4-5"]],
  ] as const)("%s, %s: the walk is %j", (version, mode, walked) => {
    expect(wholeWalk(draft({ version }, { mode }))).toEqual(walked);
  });

  it("without probes it is replaced in the middle of a run, in releases that do so", () => {
    const environment = { CLAUDE_CODE_SKIP_BEDROCK_AUTH: "1" };
    expect(settle(draft({ environment }), [opus55], [opus5])?.fellBackFrom?.notice).toBe("none");
    expect(wholeWalk(draft({ environment }))).toHaveLength(9);
    expect(wholeWalk(draft({ environment, version: "2.1.300" }))).toEqual([
      "opus-5-5",
      "opus-5",
      "opus-4-8",
      "opus-4-7",
    ]);
    expect(wholeWalk(draft({ environment, version: "2.1.280" }))).toEqual(["opus-5-5"]);
  });

  it.each([
    ["an ID", {}, { model: opus55 }],
    ["a bare name", {}, { model: "claude-opus-5-5" }],
    ["a tier's pin", { ANTHROPIC_DEFAULT_OPUS_MODEL: opus55 }, {}],
  ])("%s is not replaced", (_, environment: Record<string, string>, options) => {
    const pinned = draft({ environment }, options);
    expect(settle(pinned, [opus55], [opus5])?.resolved).toBe(opus55);
    expect(nextInChain(pinned.plan, [opus55])).toEqual([]);
  });

  it("an alias is replaced, and so is the background model of its own tier", () => {
    expect(settle(draft({}, { model: "opus" }), [opus55], [opus5])?.resolved).toBe(opus5);
    const plan = settlePlan(draft(), { profiles: null, refused: [sonnet45] });
    expect(plan.models[1]).toMatchObject({
      role: "background",
      resolved: "us.anthropic.claude-sonnet-4-20250514-v1:0",
      fellBackFrom: { resolved: sonnet45 },
    });
    expect(plan.models[0]?.resolved).toBe(opus55);
  });

  it("on Mantle alone -p goes on, the terminal stays with what it has", () => {
    const machine = { environment: { CLAUDE_CODE_USE_BEDROCK: "", CLAUDE_CODE_USE_MANTLE: "1" } };
    const refused = ["anthropic.claude-opus-5-5"];
    expect(settle(draft(machine), refused)?.resolved).toBe("anthropic.claude-opus-5");
    expect(settle(draft(machine, { mode: "interactive" }), refused)?.resolved).toBe(refused[0]);
  });

  it("is not asked for while the client remembers the refusal", () => {
    const at = 1_795_161_264_744 - 30_000;
    const files = {
      "~/.claude/cache/model-access.json": { version: 1, entries: { a: { [opus55]: { s: "refused", at } } } },
    };
    const plan = settlePlan(draft({ files }), { profiles: null });
    expect(plan.models[0]).toMatchObject({ resolved: opus5, fellBackFrom: { notice: "stderr" } });
    expect(nextInChain(plan, [opus5])).toMatchObject([{ role: "primary", model: opus48 }, { role: "opus" }]);
  });
});

describe("names by the account's profiles", () => {
  const profiles = [opus55, opus5, opus48].map((id) => id.replace("us.", "global."));

  it("the older models and the probes follow the list too", () => {
    const plan = settlePlan(draft(), { profiles, refused: [profiles[0] ?? ""] });
    expect(plan.models[0]?.resolved).toBe("global.anthropic.claude-opus-5");
    expect(plan.startUp.probes[0]).toEqual({
      tier: "opus",
      model: "global.anthropic.claude-opus-5-5",
      route: "invoke",
      region: "us-east-1",
      why: "unpinned",
    });
  });

  it("a list that the client cannot get changes nothing", () => {
    const environment = { AWS_BEARER_TOKEN_BEDROCK: "bedrock-api-key-EXAMPLE\n" };
    expect(settlePlan(draft({ environment }), { profiles }).models[0]?.resolved).toBe(opus55);
  });

  it("an offer is not made for a model that was refused", () => {
    const environment = { ANTHROPIC_DEFAULT_OPUS_MODEL: opus48 };
    const offered = draft({ environment }, { mode: "interactive" });
    expect(settlePlan(offered, { profiles: null }).startUp.upgradeOffers).toHaveLength(1);
    expect(settlePlan(offered, { profiles: null, refused: [opus55] }).startUp.upgradeOffers).toEqual([]);
  });
});
