import { describe, expect, it } from "vitest";
import { draftOf, keys, type Machine, planFor } from "./machine.js";

const managed = "/etc/claude-code/managed-settings.json";
const region = (AWS_REGION: unknown) => ({ env: { AWS_REGION } });

describe("which file wins", () => {
  const levels: [string, Machine][] = [
    ["managed", { files: { [managed]: region("r-managed") } }],
    ["command-line", { settings: '{"env":{"AWS_REGION":"r-command-line"}}' }],
    ["local", { files: { ".claude/settings.local.json": region("r-local") } }],
    ["project", { files: { ".claude/settings.json": region("r-project") } }],
    ["user", { files: { "~/.claude/settings.json": region("r-user") } }],
    ["state", { files: { "~/.claude.json": region("r-state") } }],
    ["environment", { environment: { AWS_REGION: "r-environment" } }],
  ];

  it.each(levels.map(([scope], index) => [scope, index] as const))(
    "%s beats all that stand below it",
    (scope, index) => {
      const below = levels.slice(index).map(([, machine]) => machine);
      const plan = planFor({
        environment: { ...keys, ...below.at(-1)?.environment },
        files: Object.assign({}, ...below.map(({ files }) => files ?? {})),
        ...(below[0]?.settings === undefined && below[1]?.settings === undefined
          ? {}
          : { settings: '{"env":{"AWS_REGION":"r-command-line"}}' }),
      });
      expect(plan.region.value).toBe(`r-${scope}`);
      const variable = plan.variables.find(({ name }) => name === "AWS_REGION");
      expect(variable?.source).toBe(scope);
      expect(variable?.overrides.map((loser) => loser.scope)).toEqual(
        levels.slice(index + 1).map(([name]) => name),
      );
    },
  );

  it("the plan lists the files in that order", () => {
    const scopes = planFor({ environment: keys }).settings.map(({ scope }) => scope);
    const order = ["managed", "command-line", "local", "project", "user", "state"];
    expect(scopes).toEqual([...scopes].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(scopes).toContain("user");
  });
});

describe("odd values become text", () => {
  it.each([
    [1, "1"],
    [true, "true"],
    [null, "null"],
    [{ a: 1 }, "[object Object]"],
  ])("%j is %s", (value, text) => {
    const { variables } = planFor({
      files: { "~/.claude/settings.json": { env: { CLAUDE_CODE_USE_BEDROCK: value } } },
    });
    expect(variables.find(({ name }) => name === "CLAUDE_CODE_USE_BEDROCK")?.value).toBe(text);
  });
});

describe("files that cannot be used", () => {
  const reaction = (file: string, options = {}, version = "2.1.328") =>
    planFor({ environment: keys, files: { [file]: "{bad" }, version }, options).settings.find(
      ({ status }) => status === "malformed",
    )?.clientReaction;

  it("a user's file is dropped in silence when printing, and asked about in the terminal", () => {
    expect(reaction("~/.claude/settings.json")).toBe("drops-silently");
    expect(reaction("~/.claude/settings.json", { mode: "interactive" })).toBe("asks");
  });

  it("an administrator's file stops newer releases, not the oldest", () => {
    expect(reaction(managed)).toBe("refuses-to-start");
    expect(reaction(managed, {}, "2.1.170")).toBe("drops-silently");
  });

  it("nothing of such a file applies, and the next one does", () => {
    const files = {
      ".claude/settings.json": '{"env":{"AWS_REGION":"eu-west-3"},}',
      "~/.claude/settings.json": region("eu-west-2"),
    };
    expect(planFor({ environment: keys, files }).region.value).toBe("eu-west-2");
  });

  it("a key of the wrong type costs the whole file", () => {
    const files = { "~/.claude/settings.json": { model: 5, ...region("eu-west-2") } };
    const plan = planFor({ environment: keys, files });
    expect(plan.region.source).toBe("default");
    expect(plan.settings.find(({ scope }) => scope === "user")?.status).toBe("malformed");
  });
});

describe("the provider", () => {
  it.each([
    ["1", "invoke"],
    [" TRUE ", "invoke"],
    ["yes", "invoke"],
    ["0", "none"],
    ["2", "none"],
    ["", "none"],
  ])("CLAUDE_CODE_USE_BEDROCK=%j gives %s", (value, provider) => {
    expect(planFor({ environment: { CLAUDE_CODE_USE_BEDROCK: value } }).provider).toBe(provider);
  });

  it("both switches give both, and a switch in a settings file is located", () => {
    const files = { "~/.claude/settings.json": { env: { CLAUDE_CODE_USE_MANTLE: "1" } } };
    const plan = planFor({ environment: keys, files });
    expect(plan.provider).toBe("invoke+mantle");
    expect(plan.providerSwitches).toMatchObject([
      { name: "CLAUDE_CODE_USE_BEDROCK", on: true, source: "environment" },
      { name: "CLAUDE_CODE_USE_MANTLE", on: true, source: "user", location: { line: 3 } },
    ]);
  });

  it("without one nothing is planned on AWS", () => {
    const plan = planFor({ environment: { ...keys, CLAUDE_CODE_USE_BEDROCK: "0" } });
    expect(plan.models).toEqual([]);
    expect(plan.endpoints).toEqual({ invoke: null, control: null, mantle: null });
    expect(plan.signing).toEqual({ invoke: null, mantle: null });
  });
});

describe("the release", () => {
  it("comes from the option, else from the machine, else it is the newest verified", () => {
    expect(planFor({ version: "2.1.200" }).claudeCode).toEqual({
      version: "2.1.200",
      source: "executable",
      newerThanKnown: false,
    });
    expect(planFor({ version: null }).claudeCode).toEqual({
      version: "2.1.328",
      source: "assumed-newest",
      newerThanKnown: false,
    });
    expect(planFor({}, { claudeVersion: "2.2.0" }).claudeCode).toEqual({
      version: "2.2.0",
      source: "option",
      newerThanKnown: true,
    });
  });
});

describe("Windows", () => {
  it("the AWS files are found under the user's folder, and variables in any case", () => {
    const { plan } = draftOf({
      platform: "win32",
      environment: { claude_code_use_bedrock: "1", Aws_Profile: "work" },
      files: { "~/.aws/config": "[profile work]\nregion = eu-west-1\nsso_session = corp\n" },
    });
    expect(plan).toMatchObject({
      provider: "invoke",
      region: { value: "eu-west-1" },
      credentials: { kind: "sso" },
    });
  });
});
