import { describe, expect, it } from "vitest";
import { newestVerified } from "../../src/knowledge/versions.js";
import { draftOf, keys, type Machine, planFor } from "./machine.js";

const managed = "/etc/claude-code/managed-settings.json";
const region = (AWS_REGION: unknown) => ({ env: { AWS_REGION } });

describe("which file wins", () => {
  const levels: [string, Machine][] = [
    ["managed", { files: { [managed]: region("eu-managed") } }],
    ["command-line", { settings: '{"env":{"AWS_REGION":"eu-command-line"}}' }],
    ["local", { files: { ".claude/settings.local.json": region("eu-local") } }],
    ["project", { files: { ".claude/settings.json": region("eu-project") } }],
    ["user", { files: { "~/.claude/settings.json": region("eu-user") } }],
    ["state", { files: { "~/.claude.json": region("eu-state") } }],
    ["environment", { environment: { AWS_REGION: "eu-environment" } }],
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
          : { settings: '{"env":{"AWS_REGION":"eu-command-line"}}' }),
      });
      expect(plan.region.value).toBe(`eu-${scope}`);
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

  it("the state file is asked about in the terminal; what happens when printing was not observed", () => {
    expect(reaction("~/.claude.json", { mode: "interactive" })).toBe("asks");
    expect(reaction("~/.claude.json")).toBeUndefined();
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
      version: newestVerified,
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

describe("values that are not taken as they are meant", () => {
  const odditiesOf = (files: Record<string, string | object>, version?: string) =>
    planFor({ environment: keys, files, ...(version === undefined ? {} : { version }) })
      .settings.filter(({ oddities }) => oddities !== undefined)
      .map(({ scope, oddities }) => [scope, oddities]);

  it("a variable that is no text becomes one, and is named with its place", () => {
    const env = { AWS_REGION: null, CLAUDE_CODE_MAX_RETRIES: 2, AWS_PROFILE: "work", A: true, B: {}, C: [] };
    expect(odditiesOf({ "~/.claude/settings.json": { env } })).toEqual([
      [
        "user",
        [
          { key: "env.AWS_REGION", found: "null", effect: "becomes-text", line: 3, column: 5 },
          {
            key: "env.CLAUDE_CODE_MAX_RETRIES",
            found: "a number",
            effect: "becomes-text",
            line: 4,
            column: 5,
          },
          { key: "env.A", found: "a boolean", effect: "becomes-text", line: 6, column: 5 },
          { key: "env.B", found: "an object", effect: "becomes-text", line: 7, column: 5 },
          { key: "env.C", found: "an array", effect: "becomes-text", line: 8, column: 5 },
        ],
      ],
    ]);
  });

  it("a key of the wrong type costs a user's file, and only itself in an administrator's", () => {
    const content = { model: 5, ...region("eu-west-2") };
    const wrong = { key: "model", found: "not a string", line: 2, column: 3 };
    expect(odditiesOf({ "~/.claude/settings.json": content })).toEqual([
      ["user", [{ ...wrong, effect: "drops-file" }]],
    ]);
    expect(odditiesOf({ [managed]: content })).toEqual([["managed", [{ ...wrong, effect: "drops-key" }]]]);
    expect(planFor({ environment: keys, files: { [managed]: content } }).region.value).toBe("eu-west-2");
  });

  it("a secret and a plain text are none", () => {
    const env = { AWS_BEARER_TOKEN_BEDROCK: "bedrock-api-key-EXAMPLE", AWS_REGION: "eu-west-1" };
    expect(odditiesOf({ "~/.claude/settings.json": { env } })).toEqual([]);
  });
});

describe("the keys of a file", () => {
  it("are named where this tool knows them, with their lines", () => {
    const content = { model: "opus", myOwnKey: 1, env: {}, advisorModel: "opus" };
    const files = { "~/.claude/settings.json": content };
    expect(
      planFor({ environment: keys, files }).settings.find(({ scope }) => scope === "user")?.keys,
    ).toEqual([
      { name: "model", line: 2 },
      { name: "env", line: 4 },
      { name: "advisorModel", line: 5 },
    ]);
  });

  it("a file without them names none", () => {
    const files = { "~/.claude/settings.json": { theme: "dark" } };
    const listed = planFor({ environment: keys, files }).settings;
    expect(listed.find(({ scope }) => scope === "user")?.keys).toBeUndefined();
  });
});

describe("the local file of the repository's root", () => {
  const files = {
    "/srv/.git/HEAD": "ref: refs/heads/main\n",
    "/srv/.claude/settings.local.json": region("eu-west-2"),
    ".claude/settings.local.json": region("eu-west-3"),
  };
  const planOf = (version: string) => planFor({ environment: keys, files, version });

  it("beats the one of the start folder from 2.1.211 on, and is not looked at before", () => {
    expect(planOf("2.1.211").region.value).toBe("eu-west-2");
    expect(planOf("2.1.210").region.value).toBe("eu-west-3");
    const locals = (version: string) =>
      planOf(version).settings.flatMap(({ scope, file }) => (scope === "local" ? [file] : []));
    expect(locals("2.1.211")).toEqual([
      "/srv/.claude/settings.local.json",
      "/srv/project/.claude/settings.local.json",
    ]);
    expect(locals("2.1.210")).toEqual(["/srv/project/.claude/settings.local.json"]);
  });
});

describe("a program that runs the client as a part of itself", () => {
  const files = {
    "~/.claude/settings.json": { env: { CLAUDE_CODE_USE_MANTLE: "1", AWS_REGION: "eu-west-2" } },
  };

  it("keeps settings files from deciding the provider, and nothing else", () => {
    const environment = { ...keys, CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: "1" };
    expect(planFor({ environment, files })).toMatchObject({
      provider: "invoke",
      region: { value: "eu-west-2" },
    });
  });

  it("is the one that sets the variable; blank, or in a settings file, it does nothing", () => {
    const blank = { ...keys, CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: "" };
    expect(planFor({ environment: blank, files }).provider).toBe("invoke+mantle");
    const env = { CLAUDE_CODE_USE_MANTLE: "1", CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: "1" };
    const inFile = { "~/.claude/settings.json": { env } };
    expect(planFor({ environment: keys, files: inFile }).provider).toBe("invoke+mantle");
  });
});
