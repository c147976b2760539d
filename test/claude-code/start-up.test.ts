import { describe, expect, it } from "vitest";
import type { PlanOptions } from "../../src/claude-code/types.js";
import { keys, type Machine, planFor } from "./machine.js";

const opus48 = "us.anthropic.claude-opus-4-8";
const terminal: Partial<PlanOptions> = { mode: "interactive" };

function startUpOf(machine: Machine, options: Partial<PlanOptions> = {}) {
  const environment = { AWS_REGION: "us-east-1", ...keys, ...machine.environment };
  return planFor({ ...machine, environment }, options).startUp;
}

function tiersOf(machine: Machine, options: Partial<PlanOptions> = {}): string[] {
  return startUpOf(machine, options).probes.map(({ tier }) => tier);
}

describe("what is probed before the first prompt", () => {
  it.each([
    ["2.1.185", "print", []],
    ["2.1.186", "print", ["opus", "sonnet", "haiku"]],
    ["2.1.170", "interactive", ["opus", "sonnet", "haiku"]],
  ] as const)("%s, %s: %j", (version, mode, tiers) => {
    expect(tiersOf({ version }, { mode })).toEqual(tiers);
  });

  it("without authentication only the terminal probes", () => {
    const environment = { CLAUDE_CODE_SKIP_BEDROCK_AUTH: "1" };
    expect(tiersOf({ environment })).toEqual([]);
    expect(tiersOf({ environment }, terminal)).toHaveLength(3);
  });

  it("a pin, a small model and an override each leave their tier out", () => {
    expect(tiersOf({ environment: { ANTHROPIC_DEFAULT_SONNET_MODEL: "claude-sonnet-4-6" } })).toEqual([
      "opus",
      "haiku",
    ]);
    const small = "us.anthropic.claude-3-5-haiku-20241022-v1:0";
    expect(tiersOf({ environment: { ANTHROPIC_SMALL_FAST_MODEL: small } })).toEqual(["opus", "sonnet"]);
    const files = { "~/.claude/settings.json": { modelOverrides: { "claude-opus-5-5": opus48 } } };
    expect(tiersOf({ files })).toEqual(["sonnet", "haiku"]);
  });

  it("a pin to a known model of another family leaves the tier in; a name without rules does not", () => {
    const opus = (pin: string) => tiersOf({ environment: { ANTHROPIC_DEFAULT_OPUS_MODEL: pin } });
    expect(opus("us.anthropic.claude-fable-5")).toContain("opus");
    expect(opus("us.anthropic.claude-sonnet-4-6")).toContain("opus");
    expect(opus("claude-foo-9")).not.toContain("opus");
    expect(opus("arn:aws:bedrock:us-east-1:123456789012:imported-model/abc")).not.toContain("opus");
    expect(tiersOf({ environment: { ANTHROPIC_SMALL_FAST_MODEL: opus48 } })).toContain("haiku");
  });

  it("a main model by its ID stands for its tier from 2.1.213 on; an alias, an ARN and a Haiku do not", () => {
    expect(tiersOf({}, { model: opus48 })).toEqual(["sonnet", "haiku"]);
    expect(tiersOf({ version: "2.1.207" }, { model: opus48 })).toHaveLength(3);
    const arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc";
    for (const model of ["opus", arn, "us.anthropic.claude-haiku-4-5-20251001-v1:0"]) {
      expect(tiersOf({}, { model }), model).toHaveLength(3);
    }
  });

  it("an administrator's enforced list leaves out the tiers that are not on it; a person's own does not", () => {
    const list = { availableModels: ["sonnet"], enforceAvailableModels: true };
    expect(tiersOf({ files: { "/etc/claude-code/managed-settings.json": list } })).toEqual(["sonnet"]);
    expect(tiersOf({ files: { "~/.claude/settings.json": list } })).toHaveLength(3);
  });

  it("Mantle alone: Opus, or its pin, and no list of profiles", () => {
    const environment = { CLAUDE_CODE_USE_BEDROCK: "", CLAUDE_CODE_USE_MANTLE: "1" };
    expect(startUpOf({ environment })).toMatchObject({
      listsProfiles: false,
      probes: [{ tier: "opus", model: "anthropic.claude-opus-5-5", route: "mantle" }],
    });
    const pinned = { ...environment, ANTHROPIC_DEFAULT_OPUS_MODEL: "anthropic.claude-opus-4-7" };
    expect(startUpOf({ environment: pinned }).probes[0]?.model).toBe("anthropic.claude-opus-4-7");
    expect(tiersOf({ environment, version: "2.1.170" }, terminal)).toEqual([]);
  });

  it("only the Haiku probe goes to the small model's region", () => {
    const environment = { ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION: "us-west-2" };
    expect(startUpOf({ environment }).probes.map(({ region }) => region)).toEqual([
      "us-east-1",
      "us-east-1",
      "us-west-2",
    ]);
  });
});

describe("the list of profiles", () => {
  const token = "bedrock-api-key-EXAMPLE";

  it.each([
    [{ AWS_BEARER_TOKEN_BEDROCK: token }, "2.1.328", true],
    [{ AWS_BEARER_TOKEN_BEDROCK: `${token}\n` }, "2.1.328", false],
    [{ AWS_BEARER_TOKEN_BEDROCK: "" }, "2.1.328", true],
    [{ AWS_BEARER_TOKEN_BEDROCK: "" }, "2.1.170", false],
    [{ CLAUDE_CODE_USE_BEDROCK: "" }, "2.1.328", false],
  ])("with %j in %s it is asked for: %s", (environment: Record<string, string>, version, asked) => {
    expect(startUpOf({ environment, version }).listsProfiles).toBe(asked);
  });

  it("an API key of a project's file comes too late for it, unless there are keys as well", () => {
    const key = { env: { AWS_BEARER_TOKEN_BEDROCK: token } };
    const bedrock = { CLAUDE_CODE_USE_BEDROCK: "1", AWS_REGION: "us-east-1" };
    const lists = (file: string, environment: Record<string, string> = {}) =>
      planFor({ files: { [file]: key }, environment: { ...bedrock, ...environment } }, { trustProject: true })
        .startUp.listsProfiles;
    expect(lists("~/.claude/settings.json")).toBe(true);
    expect(lists(".claude/settings.json")).toBe(false);
    expect(lists(".claude/settings.local.json")).toBe(false);
    expect(lists(".claude/settings.json", keys)).toBe(true);
    expect(startUpOf({ environment: { AWS_BEARER_TOKEN_BEDROCK: `${token}\n` } }).listsProfiles).toBe(false);
    expect(startUpOf({ environment: { AWS_BEARER_TOKEN_BEDROCK: ` ${token}` } }).listsProfiles).toBe(true);
  });
});

describe("the offer to move a pin on", () => {
  const pin = { ANTHROPIC_DEFAULT_OPUS_MODEL: opus48 };
  const projectPin = { ".claude/settings.json": { env: pin } };

  it("is made in the terminal only, for a pin older than the default, which is probed", () => {
    expect(startUpOf({ environment: pin }).upgradeOffers).toEqual([]);
    const { upgradeOffers, probes } = startUpOf({ environment: pin }, terminal);
    expect(upgradeOffers).toEqual([
      {
        tier: "opus",
        variable: "ANTHROPIC_DEFAULT_OPUS_MODEL",
        pinned: opus48,
        latest: "us.anthropic.claude-opus-5-5",
        comesBack: false,
      },
    ]);
    expect(probes[0]).toMatchObject({ model: "us.anthropic.claude-opus-5-5", why: "upgrade-offer" });
  });

  it("comes back where the pin is the project's", () => {
    expect(startUpOf({ files: projectPin }, terminal).upgradeOffers).toMatchObject([
      { comesBack: true, location: { file: "/srv/project/.claude/settings.json" } },
    ]);
  });

  it.each([
    ["us.anthropic.claude-opus-5-5"],
    ["arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc"],
    ["us.anthropic.claude-sonnet-4-20250514-v1:0"],
    ["opus"],
  ])("is not made for %s", (model) => {
    const environment = { ANTHROPIC_DEFAULT_OPUS_MODEL: model };
    expect(startUpOf({ environment }, terminal).upgradeOffers).toEqual([]);
  });

  it("is not made for an administrator's pin", () => {
    const files = { "/etc/claude-code/managed-settings.json": { env: pin } };
    expect(startUpOf({ files }, terminal)).toMatchObject({ upgradeOffers: [] });
    expect(tiersOf({ files }, terminal)).toEqual(["sonnet", "haiku"]);
  });
});

describe("what the client remembers", () => {
  const now = 1_795_161_264_744;
  const minute = 60_000;
  const opus = "us.anthropic.claude-opus-5-5";

  function memory(state: "ok" | "refused", age: number, hashes = ["a"]) {
    const entries = Object.fromEntries(
      hashes.map((hash) => [hash, { [opus]: { s: state, at: now - age * minute } }]),
    );
    return { "~/.claude/cache/model-access.json": { version: 1, entries } };
  }

  function opusProbe(files: Record<string, object>, environment: Record<string, string> = {}) {
    return startUpOf({ files, environment }).probes.find(({ tier }) => tier === "opus");
  }

  it.each([
    ["ok", 10, false],
    ["ok", 30, true],
    ["refused", 1, false],
    ["refused", 10, true],
    ["ok", -60, true],
  ] as const)("%s %d minutes ago: probed again: %s", (state, age, probed) => {
    expect(opusProbe(memory(state, age)) !== undefined).toBe(probed);
  });

  it("between the ages that were seen the probe is an assumption", () => {
    expect(opusProbe(memory("ok", 20))?.assumption).toMatch(/remember/);
  });

  it("is shown with the time when it ends at the latest", () => {
    const machine = { environment: { AWS_REGION: "us-east-1", ...keys } };
    expect(planFor({ ...machine, files: memory("refused", 2) }).memory).toEqual({
      file: "/home/dev/.claude/cache/model-access.json",
      entries: [
        {
          model: opus,
          state: "refused",
          at: new Date(now - 2 * minute).toISOString(),
          forgottenAt: new Date(now + 8 * minute).toISOString(),
        },
      ],
    });
  });

  it("is not used with an API key, in older releases, or where it is not clear whose it is", () => {
    expect(opusProbe(memory("ok", 1), { AWS_BEARER_TOKEN_BEDROCK: "bedrock-api-key-EXAMPLE" })).toBeDefined();
    expect(opusProbe(memory("ok", 1, ["a", "b"]))).toBeDefined();
    expect(startUpOf({ files: memory("ok", 1), version: "2.1.280" }).probes).toHaveLength(3);
  });
});
