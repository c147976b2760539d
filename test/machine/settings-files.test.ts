import { describe, expect, it } from "vitest";
import { isSecret } from "../../src/machine/secret.js";
import { readSettingsFiles } from "../../src/machine/settings-files.js";
import { failingHost, machine, settingsAt, snapshotOf, unveil } from "./machines.js";

const user = "/home/dev/.claude/settings.json";
const project = "/home/dev/project/.claude/settings.json";
const managed = "/etc/claude-code/managed-settings.json";

const places = (...args: Parameters<typeof snapshotOf>) =>
  snapshotOf(...args).settings.map(({ scope, file }) => `${scope} ${file}`);
const readUser = (content: string | object) => settingsAt(snapshotOf({ [user]: content }), user);
const envOf = (content: string | object) =>
  Object.fromEntries(readUser(content).env.map(({ name, value }) => [name, value]));

describe("the places of settings files", () => {
  it("are listed highest precedence first, absent ones too", () => {
    expect(snapshotOf({}).settings).toEqual(
      [
        [managed, "managed"],
        ["/home/dev/project/.claude/settings.local.json", "local"],
        [project, "project"],
        [user, "user"],
        ["/home/dev/.claude.json", "state"],
      ].map(([file, scope]) => ({ file, scope, status: "absent", env: [], values: {}, positions: {} })),
    );
  });

  it("hold an administrator's drop-ins, the alphabetically last first, all before the base file", () => {
    const folder = "/etc/claude-code/managed-settings.d";
    const files = { [`${folder}/10-a.json`]: {}, [`${folder}/20-b.json`]: {}, [`${folder}/.x.json`]: {} };
    expect(places({ ...files, [`${folder}/README.md`]: "", [managed]: {} }).slice(0, 3)).toEqual([
      `managed ${folder}/20-b.json`,
      `managed ${folder}/10-a.json`,
      `managed ${managed}`,
    ]);
  });

  it.each([
    [
      "darwin",
      "/Users/dev",
      "/Library/Application Support/ClaudeCode/managed-settings.json",
      "/Users/dev/.claude/settings.json",
    ],
    [
      "win32",
      "C:\\Users\\dev",
      "C:\\Program Files\\ClaudeCode\\managed-settings.json",
      "C:\\Users\\dev\\.claude\\settings.json",
    ],
  ] as const)("are those of the platform: %s", (platform, home, admin, own) => {
    const cwd = platform === "win32" ? "C:\\srv" : "/srv";
    const files = places({ [own]: { model: "opus" } }, { platform, home, cwd });
    expect(files[0]).toBe(`managed ${admin}`);
    expect(files).toContain(`user ${own}`);
    expect(settingsAt(snapshotOf({ [own]: { model: "opus" } }, { platform, home, cwd }), own).values).toEqual(
      {
        model: "opus",
      },
    );
  });

  it("hold the repository root's local file before the start folder's", () => {
    const cwd = "/home/dev/repo/packages/app";
    expect(places({ "/home/dev/repo/.git/HEAD": "" }, { cwd }).slice(1, 4)).toEqual([
      "local /home/dev/repo/.claude/settings.local.json",
      `local ${cwd}/.claude/settings.local.json`,
      `project ${cwd}/.claude/settings.json`,
    ]);
  });

  it("know only the start folder where the repository is the home directory, or on Windows", () => {
    const local = (lines: string[]) => lines.filter((line) => line.startsWith("local"));
    expect(local(places({ "~/.git/HEAD": "" }))).toEqual([
      "local /home/dev/project/.claude/settings.local.json",
    ]);
    const windows = { platform: "win32", home: "C:\\Users\\dev", cwd: "C:\\repo\\app" } as const;
    expect(local(places({ "C:\\repo\\.git\\HEAD": "" }, windows))).toEqual([
      "local C:\\repo\\app\\.claude\\settings.local.json",
    ]);
  });

  it("treat the user's own file as the user's when started in the home directory", () => {
    const found = places({ [user]: {} }, { cwd: "/home/dev" });
    expect(found).toContain(`user ${user}`);
    expect(found.filter((line) => line.startsWith("project"))).toEqual([]);
  });

  it("move with CLAUDE_CONFIG_DIR, without a look at ~/.claude", () => {
    const files = places({ [user]: {} }, { environment: { CLAUDE_CONFIG_DIR: "/home/dev/alt" } });
    expect(files).toContain("user /home/dev/alt/settings.json");
    expect(files).toContain("state /home/dev/alt/.claude.json");
    expect(files).not.toContain(`user ${user}`);
  });

  it("follow CLAUDE_CONFIG_DIR in the user's env, and the other folder's file wins", () => {
    const files = { [user]: { env: { CLAUDE_CONFIG_DIR: "/home/dev/alt" } }, "~/alt/settings.json": {} };
    expect(places(files).filter((line) => line.startsWith("user"))).toEqual([
      "user /home/dev/alt/settings.json",
      `user ${user}`,
    ]);
  });

  it("do not follow CLAUDE_CONFIG_DIR in a project's env", () => {
    const files = places({ [project]: { env: { CLAUDE_CONFIG_DIR: "/home/dev/alt" } } });
    expect(files.join()).not.toContain("alt");
  });

  it("are all but the user's where there is no home", () => {
    expect(places({}, { home: null, cwd: "/srv" })).toEqual([
      `managed ${managed}`,
      "local /srv/.claude/settings.local.json",
      "project /srv/.claude/settings.json",
    ]);
  });

  it("hold the file of --settings after the managed ones, relative to the start folder", () => {
    const files = { "ci.json": { env: { AWS_REGION: "eu-west-1" } } };
    const snapshot = snapshotOf(files, { settingsFile: "ci.json" });
    expect(snapshot.settings[1]).toMatchObject({
      scope: "command-line",
      file: "/home/dev/project/ci.json",
      status: "read",
      env: [{ name: "AWS_REGION", value: "eu-west-1" }],
    });
  });

  it("take JSON in the place of the file of --settings", () => {
    const snapshot = snapshotOf({}, { settingsFile: ' {"env":{"AWS_REGION":"eu-west-1"}}' });
    expect(settingsAt(snapshot, "--settings")).toMatchObject({
      scope: "command-line",
      status: "read",
      env: [{ name: "AWS_REGION", value: "eu-west-1", location: { line: 1, column: 10 } }],
    });
  });
});

describe("a settings file", () => {
  it("gives env in file order with the position of each key, and the other keys as parsed", () => {
    const text =
      '{\n  "model": "opus",\n  "env": {\n    "AWS_REGION": "eu-west-1",\n    "N": 5\n  },\n  "x": true\n}';
    expect(readUser(text)).toEqual({
      file: user,
      scope: "user",
      status: "read",
      env: [
        {
          name: "AWS_REGION",
          value: "eu-west-1",
          location: { file: user, line: 4, column: 5, key: "env.AWS_REGION" },
        },
        { name: "N", value: 5, location: { file: user, line: 5, column: 5, key: "env.N" } },
      ],
      values: { model: "opus", x: true },
      positions: {
        model: { line: 2, column: 3 },
        env: { line: 3, column: 3 },
        x: { line: 7, column: 3 },
      },
    });
  });

  it("keeps the JSON types of env, which the client turns into text later", () => {
    expect(envOf({ env: { A: null, B: 1.5, C: false, D: "", E: { a: 1 }, F: [1] } })).toEqual({
      A: null,
      B: 1.5,
      C: false,
      D: "",
      E: { a: 1 },
      F: [1],
    });
  });

  it("takes a byte order mark, and of duplicate keys the last", () => {
    expect(envOf('\uFEFF{"env":{"AWS_REGION":"eu-west-2"}}')).toEqual({ AWS_REGION: "eu-west-2" });
    expect(envOf('{"env":{"A":"1","B":"2"},"env":{"A":"3","A":"4"}}')).toEqual({ A: "4" });
  });

  it.each([
    ["", "malformed", { message: "the file is empty" }],
    ["// c\n{}", "malformed", { message: "comments are not allowed", line: 1, column: 1 }],
    ["[]", "not-an-object", { message: "the file holds an array, not an object" }],
    ["5", "not-an-object", { message: "the file holds a number, not an object" }],
    ["null", "not-an-object", { message: "the file holds null, not an object" }],
    ['"opus"', "not-an-object", { message: "the file holds a string, not an object" }],
  ])("that holds %j is %s", (text, status, problem) => {
    expect(readUser(text)).toMatchObject({ status, problem, env: [], values: {}, positions: {} });
  });

  it.each([
    ["env", "[]", "an object"],
    ["env", '"x"', "an object"],
    ["model", "5", "a string"],
    ["modelOverrides", "[]", "an object"],
    ["availableModels", '"sonnet"', "an array"],
    ["awsAuthRefresh", "true", "a string"],
    ["awsCredentialExport", "{}", "a string"],
    ["apiKeyHelper", "1", "a string"],
    ["permissions", '"x"', "an object"],
    ["enforceAvailableModels", '"true"', "a boolean"],
    ["model", "null", "a string"],
    ["availableModels", '["opus", 5]', "a list of texts"],
    ["modelOverrides", '{"claude-opus-4-8": 5}', "a table of texts"],
    ["cleanupPeriodDays", "0", "a positive integer"],
    ["statusLine", '"x"', "an object"],
    ["includeCoAuthoredBy", "null", "a boolean"],
  ])("with %s = %s is dropped whole, as by the client, and the key is named", (key, value, type) => {
    const text = `{\n  "ok": { "AWS_REGION": "eu-west-1" },\n  "${key}": ${value}\n}`;
    for (const file of [user, project, "/home/dev/project/.claude/settings.local.json"]) {
      expect(settingsAt(snapshotOf({ [file]: text }), file)).toMatchObject({
        status: "malformed",
        problem: { message: `\`${key}\` must be ${type}`, line: 3, column: 3 },
        env: [],
        values: {},
      });
    }
  });

  it.each([
    ['{"permissions":{"allow":"x"}}', "`permissions.allow` must be an array"],
    ['{"permissions":{"defaultMode":"bogus"}}', '`permissions.defaultMode` must be one of "acceptEdits"'],
    ['{"statusLine":{"type":"x"}}', '`statusLine.type` must be "command"'],
  ])("looks into a key: %s", (text, message) => {
    expect(readUser(text).problem?.message).toContain(message);
  });

  it("takes what the client lets pass", () => {
    const text = { hooks: [], effortLevel: "bogus", permissions: { deny: [5], foo: 5 }, theme: 5 };
    expect(readUser(JSON.stringify(text)).status).toBe("read");
  });

  it("with two wrong types names both, and points to the first", () => {
    const { problem } = readUser('{"permissions":"x",\n"model":5}');
    expect(problem).toEqual({
      message: "`permissions` must be an object, `model` must be a string",
      line: 1,
      column: 2,
    });
  });

  it("of an administrator loses only the key of a wrong type", () => {
    const file = settingsAt(
      snapshotOf({ [managed]: '{"env":{"AWS_REGION":"eu-west-1"},"model":5,"x":1}' }),
      managed,
    );
    expect(file).toMatchObject({
      status: "read",
      problem: { message: "`model` must be a string", line: 1, column: 35 },
      env: [{ name: "AWS_REGION", value: "eu-west-1" }],
    });
    expect(file.values).toEqual({ x: 1 });
  });

  it("does not pull down another one", () => {
    const snapshot = snapshotOf({ [project]: "{bad", [user]: { env: { AWS_REGION: "eu-west-2" } } });
    expect(settingsAt(snapshot, project).status).toBe("malformed");
    expect(settingsAt(snapshot, user).env).toHaveLength(1);
  });

  it.each([
    ["directory", "it is a folder, not a file"],
    ["denied", "this user may not read it"],
    ["too-large", "it is larger than 1 MiB"],
    ["symlink-loop", "its symbolic links lead in a circle"],
    ["not-text", "it is not UTF-8 text"],
    ["other", "it could not be read"],
  ] as const)("that cannot be read (%s) is unreadable, in a clear clause", (reason, message) => {
    const [file] = readSettingsFiles(failingHost(machine(), user, reason)).filter(
      ({ scope }) => scope === "user",
    );
    expect(file).toMatchObject({ status: "unreadable", problem: { message } });
  });

  it("whose keys are called like JavaScript's own does no harm", () => {
    const file = readUser('{"__proto__":{"a":1},"constructor":2,"env":{"__proto__":"x","toString":"y"}}');
    expect(file.status).toBe("read");
    expect(file.env.map(({ name }) => name)).toEqual(["__proto__", "toString"]);
    expect(Object.keys(file.values)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(file.values)).toBe(Object.prototype);
  });

  it("of a hundred thousand variables is read in reasonable time", () => {
    const env = Object.fromEntries(Array.from({ length: 40_000 }, (_, index) => [`V${index}`, "1"]));
    const start = performance.now();
    expect(readUser(JSON.stringify({ env }, null, 1)).env).toHaveLength(40_000);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe("the state file", () => {
  const state = "/home/dev/.claude.json";

  it("gives env and the few keys that matter, and nothing of its histories and accounts", () => {
    const file = settingsAt(
      snapshotOf({
        [state]: {
          env: { AWS_REGION: "eu-west-1" },
          hasCompletedOnboarding: true,
          primaryApiKey: "PLANTED",
          projects: {
            "/home/dev/project": { hasTrustDialogAccepted: true, history: ["PLANTED"] },
            "/home/dev/other": { hasTrustDialogAccepted: true },
          },
          awsCredentialExport: "PLANTED",
        },
      }),
      state,
    );
    expect(file).toMatchObject({
      scope: "state",
      status: "read",
      env: [{ name: "AWS_REGION", location: { line: 3 } }],
    });
    expect(file.values).toEqual({
      hasCompletedOnboarding: true,
      projects: { "/home/dev/project": { hasTrustDialogAccepted: true } },
    });
  });

  it("may be larger than a settings file", () => {
    const padding = "x".repeat(1_200_000);
    expect(settingsAt(snapshotOf({ [state]: { padding } }), state).status).toBe("read");
    expect(readUser({ padding }).status).toBe("unreadable");
  });

  it("is not checked for the types of settings keys", () => {
    expect(settingsAt(snapshotOf({ [state]: { model: 5, env: [] } }), state)).toMatchObject({
      status: "read",
      env: [],
    });
  });
});

describe("secrets in settings", () => {
  it.each([
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_BEARER_TOKEN_BEDROCK",
    "ANTHROPIC_API_KEY",
    "ANTHROPIC_AUTH_TOKEN",
    "ANTHROPIC_CUSTOM_HEADERS",
    "CLAUDE_CODE_CLIENT_KEY_PASSPHRASE",
    "MY_DB_PASSWORD",
    "GITHUB_TOKEN",
    "STRIPE_KEY",
    "service_api_key",
  ])("are hidden under the name %s, whatever their type", (name) => {
    expect(isSecret(envOf({ env: { [name]: "PLANTED" } })[name])).toBe(true);
    expect(unveil(envOf({ env: { [name]: "PLANTED" } })[name])).toEqual({ revealed: "PLANTED" });
  });

  it("keep the text the client would make of a number or an object", () => {
    const env = envOf({ env: { AWS_SECRET_ACCESS_KEY: 12345, AWS_SESSION_TOKEN: { token: "PLANTED" } } });
    expect(unveil(env)).toEqual({
      AWS_SECRET_ACCESS_KEY: { revealed: "12345" },
      AWS_SESSION_TOKEN: { revealed: "[object Object]" },
    });
  });

  it.each([
    ["AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE"],
    ["MAX_THINKING_TOKENS", "1024"],
    ["CLAUDE_CODE_MAX_OUTPUT_TOKENS", "4096"],
    ["AWS_WEB_IDENTITY_TOKEN_FILE", "/var/run/token"],
    ["AWS_SHARED_CREDENTIALS_FILE", "/home/dev/credentials"],
    ["HTTPS_PROXY", "http://proxy.example:3128"],
    ["CLAUDE_CODE_CLIENT_KEY", "/home/dev/key.pem"],
    ["AWS_BEARER_TOKEN_BEDROCK", ""],
  ])("do not hide %s=%s, which is none", (name, value) => {
    expect(envOf({ env: { [name]: value } })).toEqual({ [name]: value });
  });

  it.each([
    ["HTTPS_PROXY", "http://dev:PLANTED@proxy.example:3128"],
    ["https_proxy", "dev:PLANTED@proxy.example:3128"],
    ["ANTHROPIC_BEDROCK_BASE_URL", "https://dev:PLANTED@gateway.example/x"],
    ["DATABASE_URL", "postgres://dev:PLANTED@db.example/x"],
    ["AWS_REGION", "ABSKQmVkcm9ja0FQSUtleS1leGFtcGxl"],
    ["AWS_PROFILE", "bedrock-api-key-PLANTED"],
    ["AWS_ACCESS_KEY_ID", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
  ])("are hidden by their shape under the name %s", (name, value) => {
    expect(unveil(envOf({ env: { [name]: value } }))).toEqual({ [name]: { revealed: value } });
  });

  it("are hidden in the texts of keys that nobody vouches for, at any depth", () => {
    const file = readUser({
      mcpServers: { x: { env: { A: "PLANTED" }, args: ["PLANTED"], port: 1 } },
      model: "opus",
    });
    expect(JSON.stringify(file)).not.toContain("PLANTED");
    expect(file.values).toMatchObject({ mcpServers: { x: { port: 1 } }, model: "opus" });
  });
});
