import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { memoryHost } from "../../src/machine/memory-host.js";
import { readMachine } from "../../src/machine/read-machine.js";
import { isSecret } from "../../src/machine/secret.js";
import { machine, snapshotOf, unveil } from "./machines.js";

const variable = (name: string, value: string, platform: "linux" | "win32" = "linux") => {
  const parts = { platform, home: null, cwd: platform === "win32" ? "C:\\srv" : "/srv" };
  return snapshotOf({}, { ...parts, environment: { [name]: value } }).environment[0];
};

describe("a snapshot", () => {
  it("tells the clock, the platform, the home and the working folder", () => {
    expect(snapshotOf({}, { platform: "darwin", clock: 42, claudeVersion: "2.1.170" })).toMatchObject({
      takenAt: 42,
      platform: "darwin",
      home: "/home/dev",
      cwd: "/home/dev/project",
      client: { version: "2.1.170" },
    });
  });

  it("is taken without a home, too", () => {
    const snapshot = snapshotOf(
      { "/srv/.claude/settings.json": { model: "opus" } },
      { home: null, cwd: "/srv" },
    );
    expect(snapshot).toMatchObject({ home: null, awsFiles: [], client: { version: null, path: null } });
    expect(snapshot.settings.find(({ scope }) => scope === "project")?.values).toEqual({ model: "opus" });
  });

  it("has known variables as they are and hides secrets and what other programs put there", () => {
    expect(variable("AWS_REGION", " eu-west-1 ")).toEqual({ name: "AWS_REGION", value: " eu-west-1 " });
    expect(variable("AWS_REGON", "x")).toEqual({ name: "AWS_REGON", value: "x" });
    expect(isSecret(variable("AWS_SECRET_ACCESS_KEY", "x")?.value)).toBe(true);
    expect(isSecret(variable("SOME_PROGRAMS_NOTE", "x")?.value)).toBe(true);
    expect(unveil(variable("SOME_PROGRAMS_NOTE", "x"))).toEqual({
      name: "SOME_PROGRAMS_NOTE",
      value: { revealed: "x" },
    });
  });

  it("names the variables of Windows as they are known", () => {
    expect(variable("aws_region", "x", "win32")).toEqual({ name: "AWS_REGION", value: "x" });
    expect(variable("aws_region", "x", "linux")).toEqual({ name: "aws_region", value: "x" });
  });

  it("holds no secret in any view of it, wherever one was planted", () => {
    let count = 0;
    const plant = () => {
      count += 1;
      return `PLANTED-${count}`;
    };
    const env = () => ({
      AWS_SECRET_ACCESS_KEY: plant(),
      AWS_BEARER_TOKEN_BEDROCK: plant(),
      ANTHROPIC_CUSTOM_HEADERS: `Authorization: Bearer ${plant()}`,
      HTTPS_PROXY: `http://user:${plant()}@proxy.example`,
    });
    const broken = (wound: string) => `{"env":${JSON.stringify(env())}${wound}`;
    const snapshot = snapshotOf(
      {
        "/etc/claude-code/managed-settings.json": { env: env(), model: 5 },
        "/etc/claude-code/managed-settings.d/a.json": broken(",}"),
        ".claude/settings.local.json": broken(""),
        ".claude/settings.json": { env: env(), model: { [plant()]: plant() } },
        "~/.claude/settings.json": {
          env: env(),
          hooks: [{ command: `curl -H ${plant()}` }],
          statusLine: { type: "command", command: plant() },
        },
        "~/.claude.json": { env: env(), oauthAccount: plant(), mcpServers: { x: { env: { A: plant() } } } },
        "~/.aws/config": `${plant()}\n[profile ok]\naws_session_token = ${plant()}\n`,
        "~/.aws/credentials": `[default]\nAws_Secret_Access_Key = ${plant()}\n${plant()}\n`,
        "/ca.pem": `-----BEGIN PRIVATE KEY-----\n${plant()}\n-----END PRIVATE KEY-----\n`,
      },
      {
        environment: { ...env(), MY_PROGRAM: plant(), SSL_CERT_FILE: "/ca.pem" },
        settingsFile: broken("}"),
      },
    );
    expect(count).toBeGreaterThan(40);
    const views = [
      JSON.stringify(snapshot),
      inspect(snapshot, { depth: Number.POSITIVE_INFINITY, showHidden: true }),
      JSON.stringify(structuredClone(JSON.parse(JSON.stringify(snapshot)))),
    ];
    for (const view of views) expect(view).not.toContain("PLANTED");
    // They are there for the wire all the same.
    expect(JSON.stringify(unveil(snapshot))).toContain("PLANTED");
    expect(snapshot.settings.map(({ status }) => status)).toEqual([
      "malformed",
      "read",
      "read",
      "malformed",
      "malformed",
      "read",
      "read",
    ]);
  });
});

describe("a machine of data", () => {
  it("writes objects as JSON with two blanks and takes ~, relative and absolute paths", () => {
    const host = machine({ files: { "~/a": { b: [1] }, "c/d": "e", "/f": "g" } });
    expect(host.readText("/home/dev/a")).toEqual({ ok: true, text: '{\n  "b": [\n    1\n  ]\n}' });
    expect(host.readText("/home/dev/project/c/d")).toEqual({ ok: true, text: "e" });
    expect(host.readText("/x/../f")).toEqual({ ok: true, text: "g" });
    expect(host.listFiles("/home/dev")).toEqual(["a", "project"]);
    expect(host.readText("/home/dev")).toEqual({ ok: false, reason: "directory" });
  });

  it("does not follow the environment it was made of", () => {
    const environment = { AWS_REGION: "eu-west-1" };
    const host = machine({ environment });
    environment.AWS_REGION = "us-east-1";
    expect(host.environment.AWS_REGION).toBe("eu-west-1");
  });

  it("refuses a path in a home it does not have", () => {
    const parts = {
      platform: "linux",
      environment: {},
      cwd: "/srv",
      clock: 0,
      claudeVersion: null,
    } as const;
    expect(() => memoryHost({ ...parts, home: null, files: { "~/x": "" } })).toThrow(TypeError);
    expect(
      readMachine(memoryHost({ ...parts, home: null, files: {} }), { trustProject: false }).home,
    ).toBeNull();
  });
});
