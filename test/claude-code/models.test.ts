import { describe, expect, it } from "vitest";
import { settlePlan } from "../../src/claude-code/settle.js";
import { draftOf, keys, type Machine } from "./machine.js";

const sonnet45 = "anthropic.claude-sonnet-4-5-20250929-v1:0";
const arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc";

interface Case extends Machine {
  model?: string;
  profiles?: string[] | null;
}

function modelsOf({ model, profiles = null, ...machine }: Case) {
  const environment = { AWS_REGION: "us-east-1", ...keys, ...machine.environment };
  const draft = draftOf({ ...machine, environment }, model === undefined ? {} : { model });
  const [primary, background] = settlePlan(draft, { profiles }).models;
  return { primary, background, drafted: draft.plan.models };
}

describe("the main model", () => {
  it.each([
    ["2.1.206", `us.${sonnet45}`],
    ["2.1.207", "us.anthropic.claude-opus-4-8"],
    ["2.1.219", "us.anthropic.claude-opus-5"],
    ["2.1.280", "us.anthropic.claude-opus-5-5"],
    ["2.1.999", "us.anthropic.claude-opus-5-5"],
  ])("unpinned in %s it is %s", (version, resolved) => {
    const { primary } = modelsOf({ version });
    expect(primary).toMatchObject({ resolved, requested: null, pinned: false });
    expect(primary?.source).toBe(`built-in default of ${version}`);
  });

  it("the flag beats the variable, the variable beats the settings", () => {
    const files = { "~/.claude/settings.json": { model: "us.anthropic.claude-opus-4-6-v1" } };
    const environment = { ANTHROPIC_MODEL: "us.anthropic.claude-opus-4-7" };
    expect(modelsOf({ environment, files, model: "us.anthropic.claude-opus-4-8" }).primary).toMatchObject({
      resolved: "us.anthropic.claude-opus-4-8",
      source: "--model",
      pinned: true,
    });
    expect(modelsOf({ environment, files }).primary?.source).toBe("ANTHROPIC_MODEL");
    expect(modelsOf({ files }).primary).toMatchObject({
      resolved: "us.anthropic.claude-opus-4-6-v1",
      location: { file: "/home/dev/.claude/settings.json", key: "model" },
    });
  });

  it("an Opus pin is the default from the release on whose default is Opus", () => {
    const environment = { ANTHROPIC_DEFAULT_OPUS_MODEL: "us.anthropic.claude-opus-4-7" };
    expect(modelsOf({ environment }).primary).toMatchObject({
      resolved: "us.anthropic.claude-opus-4-7",
      source: "ANTHROPIC_DEFAULT_OPUS_MODEL",
      pinned: true,
    });
    expect(modelsOf({ environment, version: "2.1.170" }).primary?.resolved).toBe(`us.${sonnet45}`);
  });

  it("a Sonnet pin alone keeps the default from becoming Opus", () => {
    const environment = { ANTHROPIC_DEFAULT_SONNET_MODEL: "us.anthropic.claude-sonnet-4-6" };
    expect(modelsOf({ environment }).primary?.resolved).toBe("us.anthropic.claude-sonnet-4-6");
  });

  it.each([
    ["us.anthropic.claude-sonnet-4-6[1m]", "us.anthropic.claude-sonnet-4-6"],
    [`${arn}[1M]`, arn],
    ["Opus[1m]", "us.anthropic.claude-opus-5-5"],
    ["claude-opus-4-8[1m]", "us.anthropic.claude-opus-4-8"],
  ])("the suffix of %s does not go on the wire", (model, resolved) => {
    expect(modelsOf({ model }).primary?.resolved).toBe(resolved);
  });

  it.each([
    ["2.1.199", "claude-opus-4-8"],
    ["2.1.200", "us.anthropic.claude-opus-4-8"],
  ])("%s sends claude-opus-4-8 as %s", (version, resolved) => {
    expect(modelsOf({ version, model: "claude-opus-4-8" }).primary?.resolved).toBe(resolved);
  });

  it.each([
    "claude-sonnet-4-5",
    "claude-haiku-4-5",
    "opus-4-8",
    "eu.anthropic.claude-sonnet-4-6",
    "US.ANTHROPIC.X",
  ])("%s is sent exactly as written", (model) => {
    expect(modelsOf({ model }).primary?.resolved).toBe(model);
  });

  it("an override is keyed by Anthropic's dated ID and does not touch Bedrock IDs", () => {
    const files = {
      "~/.claude/settings.json": { modelOverrides: { "claude-opus-4-8": arn, opus: "nothing" } },
    };
    expect(modelsOf({ files, model: "claude-opus-4-8" }).primary?.resolved).toBe(arn);
    expect(modelsOf({ files, model: "opus" }).primary?.resolved).toBe("us.anthropic.claude-opus-5-5");
    expect(modelsOf({ files, model: "us.anthropic.claude-opus-4-8" }).primary?.resolved).toBe(
      "us.anthropic.claude-opus-4-8",
    );
  });
});

describe("the geography's prefix", () => {
  it.each([
    ["eu-west-1", "eu"],
    ["ap-northeast-1", "apac"],
    ["ca-central-1", "global"],
    ["us-gov-west-1", "us-gov"],
    ["us-iso-east-1", "us"],
  ])("in %s it is %s", (AWS_REGION, prefix) => {
    expect(modelsOf({ environment: { AWS_REGION } }).primary?.resolved).toBe(
      `${prefix}.anthropic.claude-opus-5-5`,
    );
  });

  it("GovCloud had the global one up to 2.1.173", () => {
    const environment = { AWS_REGION: "us-gov-west-1" };
    expect(modelsOf({ environment, version: "2.1.173" }).primary?.resolved).toBe(`global.${sonnet45}`);
  });

  it.each([
    ["global", "global"],
    ["GLOBAL", "us"],
    ["us-gov", "us"],
    ["", "us"],
  ])("ANTHROPIC_BEDROCK_REGION_PREFIX=%j leaves %s", (value, prefix) => {
    const environment = { ANTHROPIC_BEDROCK_REGION_PREFIX: value };
    expect(modelsOf({ environment }).primary?.resolved).toBe(`${prefix}.anthropic.claude-opus-5-5`);
  });

  it("the override moves no pinned ID and is not read before 2.1.224", () => {
    const environment = { ANTHROPIC_BEDROCK_REGION_PREFIX: "global" };
    const pinned = modelsOf({ environment, model: "us.anthropic.claude-opus-4-8" });
    expect(pinned.primary?.resolved).toBe("us.anthropic.claude-opus-4-8");
    expect(modelsOf({ environment, version: "2.1.223" }).primary?.resolved).toBe(
      "us.anthropic.claude-opus-5",
    );
  });
});

describe("the account's list of profiles", () => {
  const tokyo = { AWS_REGION: "ap-northeast-1" };
  const jp = "jp.anthropic.claude-opus-5-5";
  const apac = "apac.anthropic.claude-opus-5-5";
  const global = "global.anthropic.claude-opus-5-5";

  it("the draft says that its prefix is an assumption, the settled plan no longer does", () => {
    const { drafted, primary } = modelsOf({ profiles: [] });
    expect(drafted[0]?.assumption).toBeTypeOf("string");
    expect(primary).not.toHaveProperty("assumption");
  });

  it("the built-in prefix is taken where it is listed, whatever the order", () => {
    expect(modelsOf({ environment: tokyo, profiles: [jp, global, apac] }).primary?.resolved).toBe(apac);
  });

  it("else the first listed profile of the model, whatever its geography", () => {
    expect(modelsOf({ environment: tokyo, profiles: [global, jp] }).primary?.resolved).toBe(global);
    expect(modelsOf({ environment: tokyo, profiles: [jp, global] }).primary?.resolved).toBe(jp);
  });

  it("else, and where the list failed, the built-in one", () => {
    expect(modelsOf({ environment: tokyo, profiles: ["jp.anthropic.claude-opus-5"] }).primary?.resolved).toBe(
      apac,
    );
    expect(modelsOf({ environment: tokyo, profiles: null }).primary?.resolved).toBe(apac);
  });

  it("what a person wrote is never replaced", () => {
    const model = "us.anthropic.claude-opus-5-5";
    expect(modelsOf({ environment: tokyo, model, profiles: [jp] }).primary?.resolved).toBe(model);
  });

  it("the draft stays as it was", () => {
    const draft = draftOf({ environment: { ...keys, ...tokyo } });
    settlePlan(draft, { profiles: [jp] });
    expect(draft.plan.models[0]?.resolved).toBe(apac);
  });
});

describe("the background model", () => {
  it("unpinned it is the Sonnet of the release, not Haiku", () => {
    expect(modelsOf({}).background).toMatchObject({ resolved: `us.${sonnet45}`, role: "background" });
  });

  it("it follows a main model that was chosen", () => {
    expect(modelsOf({ model: "opus" }).background?.resolved).toBe("us.anthropic.claude-opus-5-5");
    const environment = { ANTHROPIC_DEFAULT_OPUS_MODEL: "us.anthropic.claude-opus-4-7" };
    expect(modelsOf({ environment }).background?.resolved).toBe("us.anthropic.claude-opus-4-7");
  });

  it("with Opus and Sonnet pinned and nothing chosen it is the Sonnet", () => {
    const environment = {
      ANTHROPIC_DEFAULT_OPUS_MODEL: "us.anthropic.claude-opus-4-7",
      ANTHROPIC_DEFAULT_SONNET_MODEL: "us.anthropic.claude-sonnet-4-6",
    };
    const { primary, background } = modelsOf({ environment });
    expect([primary?.resolved, background?.resolved]).toEqual(Object.values(environment));
  });

  it("its own variable beats the Haiku pin, which beats the main model", () => {
    const environment: Record<string, string> = {
      ANTHROPIC_MODEL: "us.anthropic.claude-opus-4-8",
      ANTHROPIC_DEFAULT_HAIKU_MODEL: "us.anthropic.claude-haiku-4-5-20251001-v1:0",
    };
    expect(modelsOf({ environment }).background?.source).toBe("ANTHROPIC_DEFAULT_HAIKU_MODEL");
    environment.ANTHROPIC_SMALL_FAST_MODEL = "us.anthropic.claude-3-5-haiku-20241022-v1:0";
    expect(modelsOf({ environment }).background?.source).toBe("ANTHROPIC_SMALL_FAST_MODEL");
  });

  it("its region moves only where a variable names it", () => {
    const environment: Record<string, string> = { ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION: "us-west-2" };
    expect(modelsOf({ environment }).background?.region).toBe("us-east-1");
    environment.ANTHROPIC_DEFAULT_HAIKU_MODEL = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
    const moved = modelsOf({ environment });
    expect([moved.primary?.region, moved.background?.region]).toEqual(["us-east-1", "us-west-2"]);
    environment.ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION = "us west 2";
    expect(modelsOf({ environment }).background?.region).toBe("us-east-1");
  });
});

describe("Mantle", () => {
  const alone = { CLAUDE_CODE_USE_BEDROCK: "", CLAUDE_CODE_USE_MANTLE: "1" };

  it("alone it takes every model, with the names it serves", () => {
    expect(modelsOf({ environment: alone }).primary).toMatchObject({
      resolved: "anthropic.claude-opus-5-5",
      route: "mantle",
    });
    expect(modelsOf({ environment: alone, model: "sonnet" }).primary?.resolved).toBe(
      "anthropic.claude-haiku-4-5",
    );
    expect(modelsOf({ environment: alone, model: arn }).primary).toMatchObject({
      resolved: arn,
      route: "mantle",
    });
  });

  it.each([
    ["anthropic.claude-haiku-4-5", "mantle"],
    ["anthropic.claude-haiku-4-5[1m]", "mantle"],
    ["anthropic.claude-opus-4-6-v1", "invoke"],
    [sonnet45, "invoke"],
    ["us.anthropic.claude-sonnet-4-6", "invoke"],
    ["claude-opus-4-8", "invoke"],
  ])("beside Invoke, %s goes to %s", (model, route) => {
    expect(modelsOf({ environment: { CLAUDE_CODE_USE_MANTLE: "1" }, model }).primary?.route).toBe(route);
  });

  it("off, an ID in its form goes to Invoke as it is", () => {
    expect(modelsOf({ model: "anthropic.claude-haiku-4-5" }).primary?.route).toBe("invoke");
  });
});

describe("availableModels", () => {
  const list = (availableModels: string[], rest: object = {}) => ({
    "/etc/claude-code/managed-settings.json": { availableModels, ...rest },
  });
  const opus48 = "us.anthropic.claude-opus-4-8";
  const enforced = { enforceAvailableModels: true };

  it("a refused choice gives way to the default, which the list does not bind", () => {
    expect(modelsOf({ files: list(["sonnet"]), model: opus48 }).primary).toMatchObject({
      resolved: "us.anthropic.claude-opus-5-5",
      requested: opus48,
      pinned: false,
    });
  });

  it("enforced, it binds the default too", () => {
    expect(modelsOf({ files: list(["sonnet"], enforced), model: opus48 }).primary?.resolved).toBe(
      `us.${sonnet45}`,
    );
    expect(modelsOf({ files: list(["sonnet"], enforced) }).primary?.resolved).toBe(`us.${sonnet45}`);
    expect(modelsOf({ files: list([], enforced) }).primary?.resolved).toBe("us.anthropic.claude-opus-5-5");
  });

  it.each([
    [["sonnet"], "us.anthropic.claude-sonnet-4-6", true],
    [["us.anthropic.claude-sonnet-4-6"], "us.anthropic.claude-sonnet-4-6", true],
    [["claude-sonnet-4-6"], "us.anthropic.claude-sonnet-4-6", false],
    [["sonnet"], arn, false],
    [["sonnet"], "opus", false],
  ])("%j allows %s: %s", (entries, model, allowed) => {
    const { primary } = modelsOf({ files: list(entries), model });
    expect(primary?.source === "--model").toBe(allowed);
  });
});

describe("the models that have a name here", () => {
  const arn2 = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/opus48";

  function rolesOf(machine: Machine, model?: string) {
    const environment = { AWS_REGION: "us-east-1", ...keys, ...machine.environment };
    const { plan } = draftOf({ ...machine, environment }, model === undefined ? {} : { model });
    return new Map(plan.models.map((one) => [one.role, one]));
  }

  it("each tier says what its alias stands for, and whether it is in use", () => {
    const roles = rolesOf({});
    expect([...roles.keys()]).toEqual(["primary", "background", "opus", "sonnet", "haiku"]);
    expect(roles.get("opus")).toMatchObject({ resolved: "us.anthropic.claude-opus-5-5", inUse: true });
    expect(roles.get("sonnet")).toMatchObject({ resolved: `us.${sonnet45}`, inUse: true, tier: "sonnet" });
    expect(roles.get("haiku")).toMatchObject({ inUse: false, pinned: false });
  });

  it("what named a model is told, so that a remedy can name another", () => {
    expect(rolesOf({}, "Best").get("primary")).toMatchObject({
      setBy: { kind: "flag", name: "--model" },
      alias: "best",
      pinned: false,
      tier: "opus",
    });
    const environment = { ANTHROPIC_DEFAULT_OPUS_MODEL: arn2 };
    expect(rolesOf({ environment }, "opus").get("primary")).toMatchObject({
      resolved: arn2,
      pinned: true,
      tier: "opus",
    });
    expect(rolesOf({ environment }).get("opus")?.setBy).toEqual({
      kind: "variable",
      name: "ANTHROPIC_DEFAULT_OPUS_MODEL",
    });
    expect(rolesOf({}).get("primary")).not.toHaveProperty("setBy");
  });

  it("subagents have a model of their own where a variable names one", () => {
    const named = rolesOf({ environment: { CLAUDE_CODE_SUBAGENT_MODEL: "haiku" } }).get("subagent");
    expect(named).toMatchObject({ resolved: "us.anthropic.claude-haiku-4-5-20251001-v1:0", inUse: true });
    const inherit = { CLAUDE_CODE_SUBAGENT_MODEL: "inherit" };
    expect(rolesOf({ environment: inherit }).has("subagent")).toBe(false);
    expect(rolesOf({ environment: inherit, version: "2.1.195" }).get("subagent")?.resolved).toBe("inherit");
  });

  it("an own entry of the menu and overrides are listed, in use or not", () => {
    const files = {
      "~/.claude/settings.json": {
        modelOverrides: { "claude-opus-4-8": arn2, opus: arn2, "claude-opus-4-7": arn },
      },
    };
    const environment = { ANTHROPIC_CUSTOM_MODEL_OPTION: "my-model" };
    const roles = rolesOf({ files, environment }, "claude-opus-4-8");
    expect(roles.get("custom")).toMatchObject({ resolved: "my-model", inUse: false, unknownToClient: true });
    expect(roles.get("override:claude-opus-4-8")).toMatchObject({ resolved: arn2, inUse: true });
    expect(roles.get("override:claude-opus-4-7")?.inUse).toBe(false);
    expect(roles.has("override:opus")).toBe(false);
    const { overrides } = draftOf(
      { environment: { ...keys, ...environment }, files },
      { model: "claude-opus-4-8" },
    ).plan;
    expect(overrides.map(({ key, known, used }) => [key, known, used])).toEqual([
      ["claude-opus-4-8", true, true],
      ["opus", false, false],
      ["claude-opus-4-7", true, false],
    ]);
  });

  it("of two files the higher one's override counts", () => {
    const files = {
      "~/.claude/settings.json": { modelOverrides: { "claude-opus-4-8": arn } },
      "/etc/claude-code/managed-settings.json": { modelOverrides: { "claude-opus-4-8": arn2 } },
    };
    const { models, overrides } = draftOf({ environment: keys, files }, { model: "claude-opus-4-8" }).plan;
    expect(models[0]?.resolved).toBe(arn2);
    expect(overrides.map(({ value, used }) => [value, used])).toEqual([
      [arn2, true],
      [arn, false],
    ]);
  });

  it.each([
    ["us.anthropic.claude-sonnet-9-9", true],
    ["opus-4-8", true],
    ["claude-opus-5-1", true],
    ["us.amazon.nova-pro-v1:0", true],
    ["claude-sonnet-4-5", false],
    ["US.ANTHROPIC.CLAUDE-OPUS-4-8", false],
    ["claude-mythos-5", false],
    [arn, false],
  ])("the client has no rules for %s: %s", (model, unknown) => {
    expect(rolesOf({}, model).get("primary")?.unknownToClient === true).toBe(unknown);
  });

  it("an older release does not know a newer model", () => {
    const model = "us.anthropic.claude-opus-5";
    expect(rolesOf({ version: "2.1.218" }, model).get("primary")?.unknownToClient).toBe(true);
    expect(rolesOf({ version: "2.1.219" }, model).get("primary")).not.toHaveProperty("unknownToClient");
  });

  it.each([
    ["claude-sonnet-4-6[1m]", "2.1.328", {}, { asked: true, effect: "beta" }],
    ["claude-opus-4-8[1m]", "2.1.328", {}, { asked: true, effect: "native" }],
    ["claude-opus-4-8[1m]", "2.1.280", {}, { asked: true, effect: "beta" }],
    ["claude-opus-4-8", "2.1.328", {}, { asked: false, effect: "native" }],
    [
      "claude-sonnet-4-6[1m]",
      "2.1.328",
      { CLAUDE_CODE_DISABLE_1M_CONTEXT: "1" },
      { asked: true, effect: "switched-off" },
    ],
    ["claude-sonnet-4-6", "2.1.328", {}, undefined],
  ])("%s in %s with %j: %j", (model, version, environment: Record<string, string>, longContext) => {
    expect(rolesOf({ version, environment }, model).get("primary")?.longContext).toEqual(longContext);
  });
});

describe("what availableModels refuses", () => {
  const opus48 = "us.anthropic.claude-opus-4-8";
  const managed = "/etc/claude-code/managed-settings.json";

  function refusedOf(settings: object, model?: string, version = "2.1.328") {
    const environment = { AWS_REGION: "us-east-1", ...keys };
    const machine = { environment, version, files: { [managed]: settings } };
    return draftOf(machine, model === undefined ? {} : { model }).plan.allowList;
  }

  it("is told with what takes its place, and whether the client says so", () => {
    expect(refusedOf({ availableModels: ["sonnet"] }, opus48)).toMatchObject({
      entries: ["sonnet"],
      enforced: false,
      location: { file: managed, key: "availableModels" },
      refused: [
        { requested: opus48, source: "--model", replacement: "us.anthropic.claude-opus-5-5", message: true },
      ],
    });
    expect(refusedOf({ availableModels: ["sonnet"] }, opus48, "2.1.170").refused[0]?.message).toBe(false);
  });

  it("a default that gives way does so without a word", () => {
    const list = { availableModels: ["sonnet"], enforceAvailableModels: true };
    expect(refusedOf(list).refused).toMatchObject([
      { requested: "us.anthropic.claude-opus-5-5", replacement: `us.${sonnet45}`, message: false },
    ]);
  });

  it("a bare name in the list does not cover the ID with its prefix", () => {
    const list = { availableModels: ["claude-sonnet-4-6"], enforceAvailableModels: true };
    expect(refusedOf(list, "us.anthropic.claude-sonnet-4-6").refused).toMatchObject([
      { replacement: "claude-sonnet-4-6", message: true },
    ]);
  });

  it("nothing is refused where the choice is on the list or there is none", () => {
    expect(refusedOf({ availableModels: [opus48] }, opus48).refused).toEqual([]);
    expect(refusedOf({ availableModels: ["sonnet"] }).refused).toEqual([]);
    expect(refusedOf({}).entries).toBeNull();
  });
});
