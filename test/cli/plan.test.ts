/**
 * `plan` as it is built and started: what it prints, what it refuses, and above all what it does not
 * do. Everything that a project could make it run is a trap that leaves a file behind.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { compile, type Json, readSchema } from "../report/compile-schema.js";
import { makeHome, runTool } from "../scenarios/tool.js";

const validate = compile(readSchema("plan.v1.json"));

async function planOf(args: readonly string[], options: Parameters<typeof runTool>[1] = {}) {
  const run = await runTool(["plan", "--format", "json", ...args], options);
  expect(run.stderr).toBe("");
  expect(run.exitCode).toBe(0);
  return JSON.parse(run.stdout);
}

describe("what it prints", () => {
  const environment = { CLAUDE_CODE_USE_BEDROCK: "1", AWS_REGION: "us-east-1" };
  const home = makeHome({
    ".claude/settings.json": { env: { AWS_REGION: "eu-west-1" } },
    "mine.json": { model: "haiku" },
    ".aws/credentials":
      "[work]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = hunter2hunter2\n",
  });

  test("JSON by its schema, with three fields and no secret", async () => {
    const printed = await planOf(["--profile", "work"], { home, environment });
    expect(Object.keys(printed)).toEqual(["schemaVersion", "tool", "plan"]);
    validate(printed as Json);
    expect(validate.errors).toBeNull();
    expect(JSON.stringify(printed)).not.toContain("hunter2");
    expect(printed.plan.credentials.accessKeyId).toBe("AKIAIOSFODNN7EXAMPLE");
  });

  test("the winner of a variable with its line, and the loser below it", async () => {
    const { stdout } = await runTool(["plan"], { home, environment });
    expect(stdout).toMatch(
      /AWS_REGION +eu-west-1\s+\S+settings\.json:3 \(user\)\n +us-east-1 +environment, overridden/,
    );
  });

  test.each<[string, string[], (plan: Json) => unknown, unknown]>([
    [
      "--region",
      ["--region", "ap-south-1"],
      (plan) => plan.region,
      { value: "ap-south-1", source: "option" },
    ],
    [
      "--claude-version",
      ["--claude-version", "2.1.170"],
      (plan) => plan.claudeCode,
      { version: "2.1.170", source: "option" },
    ],
    ["--mode", ["--mode", "print"], (plan) => plan.mode, "print"],
    [
      "--model",
      ["--model", "us.anthropic.claude-opus-4-6-v1"],
      (plan) => (plan.models as Json[])[0]?.resolved,
      "us.anthropic.claude-opus-4-6-v1",
    ],
    [
      "--settings",
      ["--settings", "mine.json"],
      (plan) => (plan.models as Json[])[0]?.alias ?? (plan.models as Json[])[0]?.requested,
      "haiku",
    ],
    [
      "--profile",
      ["--profile", "absent"],
      (plan) => (plan.credentials as Json).missing,
      { profile: "absent", exists: false },
    ],
  ])("%s changes the prediction", async (_name, args, part, expected) => {
    const { plan } = await planOf(args, { home, environment });
    if (typeof expected === "object") expect(part(plan)).toMatchObject(expected as object);
    else expect(part(plan)).toEqual(expected);
  });

  test("a scenario's machine instead of this one", async () => {
    const { plan } = await planOf(["--simulate", "healthy"], { home, environment });
    expect(plan.region.location.file).toBe("/home/dev/.claude/settings.json");
    const { stdout } = await runTool(["plan", "--simulate", "healthy", "--ascii", "--no-color"]);
    expect(stdout).toMatch(/^bedrock-doctor \S+ {2}simulated: healthy/);
    expect(stdout).toMatch(/^[\n -~]*$/);
  });
});

describe("what it refuses, in one sentence and with exit code 2", () => {
  test.each<[string, string[], RegExp]>([
    ["an option of run alone", ["--offline"], /unknown option '--offline'/],
    ["an argument", ["healthy"], /too many arguments/],
    ["a scenario that does not exist", ["--simulate", "nowhere"], /no scenario "nowhere".*healthy/],
    ["a folder beside a scenario", ["--simulate", "healthy", "--cwd", "/"], /--cwd has no meaning/],
    ["a folder that does not exist", ["--cwd", "/nonexistent"], /--cwd names \/nonexistent/],
    ["a settings file that does not exist", ["--settings", "/none.json"], /--settings names \/none\.json/],
    ["a format that does not exist", ["--format", "yaml"], /'yaml' is invalid/],
    ["a version that is none", ["--claude-version", "latest"], /not a version such as/],
    ["an empty region", ["--region", " "], /empty/],
  ])("%s", async (_name, args, message) => {
    const run = await runTool(["plan", ...args]);
    expect(run.stdout).toBe("");
    expect(run.stderr.trim().split("\n")).toHaveLength(1);
    expect(run.stderr).toMatch(message);
    expect(run.exitCode).toBe(2);
  });
});

describe("what it does not do", () => {
  test.each([["without"], ["with"]])(
    "%s --trust-project it executes nothing and sends nothing",
    async (word) => {
      let connections = 0;
      const server = createServer((socket) => {
        connections += 1;
        socket.destroy();
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const address = server.address();
      const port = typeof address === "object" ? address?.port : undefined;
      expect(port).toBeGreaterThan(0);
      try {
        const url = `http://127.0.0.1:${port}`;
        const { home, project, sprung, path } = layTraps(url);
        for (const format of ["json", "terminal"]) {
          const args = [
            "plan",
            "--verbose",
            "--format",
            format,
            ...(word === "with" ? ["--trust-project"] : []),
          ];
          const run = await runTool(args, { home, cwd: project, environment: { PATH: path } });
          expect(run.stderr).toBe("");
          expect(run.exitCode).toBe(0);
          // The traps were seen: the plan knows the project's settings.
          expect(run.stdout).toContain("ANTHROPIC_BEDROCK_BASE_URL");
          if (word === "with") expect(run.stdout).toContain(url);
        }
        expect(sprung()).toEqual([]);
        expect(connections).toBe(0);
      } finally {
        await new Promise((resolve) => server.close(resolve));
      }
    },
  );

  test("a trap that is started leaves its file: the test above would see it", () => {
    const { home, sprung, path } = layTraps("http://127.0.0.1:9");
    execFileSync("git", [], { env: { PATH: path, HOME: home } });
    expect(sprung()).toEqual(["git"]);
  });
});

/** A home, a project and a PATH in which everything that could be started leaves a file behind. */
function layTraps(url: string) {
  const home = makeHome({ ".claude/settings.json": { env: { CLAUDE_CODE_USE_BEDROCK: "1" } } });
  const project = join(home, "project");
  const marks = join(home, "sprung");
  mkdirSync(marks, { recursive: true });
  const traps = join(home, "traps");
  const write = (file: string, name: string): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n: > '${join(marks, name)}'\n`);
    chmodSync(file, 0o755);
  };
  for (const name of ["aws", "git", "sh", "bash", "env", "node", "which", "uname", "security", "pwsh"]) {
    write(join(traps, name), name);
  }
  const own = join(project, "node_modules", ".bin");
  for (const name of ["claude", "aws"]) write(join(own, name), `project-${name}`);
  for (const name of ["claude", "refresh", "export", "process", "helper"]) write(join(project, name), name);
  mkdirSync(join(project, ".claude"), { recursive: true });
  writeFileSync(
    join(project, "aws-config"),
    `[default]\ncredential_process = ${join(project, "process")}\n[profile sso]\nsso_start_url = ${url}\n`,
  );
  writeFileSync(
    join(project, ".claude", "settings.json"),
    JSON.stringify({
      awsAuthRefresh: join(project, "refresh"),
      awsCredentialExport: join(project, "export"),
      apiKeyHelper: join(project, "helper"),
      otelHeadersHelper: join(project, "helper"),
      env: {
        ANTHROPIC_BEDROCK_BASE_URL: url,
        BEDROCK_BASE_URL: url,
        AWS_ENDPOINT_URL: url,
        AWS_ENDPOINT_URL_STS: url,
        AWS_CONTAINER_CREDENTIALS_FULL_URI: url,
        AWS_EC2_METADATA_SERVICE_ENDPOINT: url,
        HTTPS_PROXY: url,
        HTTP_PROXY: url,
        AWS_CONFIG_FILE: join(project, "aws-config"),
      },
    }),
  );
  return {
    home,
    project,
    path: [own, project, traps].join(delimiter),
    sprung: () => (existsSync(marks) ? readdirSync(marks).sort() : []),
  };
}
