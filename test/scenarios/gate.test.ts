import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { compile, readSchema } from "../report/compile-schema.js";
import { makeHome, runTool } from "./tool.js";

const BROKEN = ["--simulate", "on-demand-unsupported"];
const CODE = "throughput.on-demand-unsupported";
const CONFIG = "bedrock-doctor.config.json";
const takes = compile(readSchema("report.v1.json"));

describe("the configuration", () => {
  const ignore = [
    { code: CODE, reason: "Mended on Monday.", until: "2999-12-31" },
    { code: "caching.disabled", reason: "an old thing", until: "2020-01-31" },
    { area: "mantle", reason: "not in use" },
  ];

  test("of a folder above ignores a finding, and every format shows it", async () => {
    const home = makeHome({ [CONFIG]: { ignore }, "a/b/x": "" });
    const cwd = path.join(home, "a", "b");
    const run = await runTool([...BROKEN, "--format", "json"], { home, cwd });
    const report = JSON.parse(run.stdout);
    expect(takes(report), JSON.stringify(takes.errors)).toBe(true);
    expect(run.exitCode).toBe(0);
    expect(report).toMatchObject({ verdict: "pass", exitCode: 0, findings: [] });
    expect(report.suppressed).toMatchObject([
      { code: CODE, reason: "Mended on Monday.", until: "2999-12-31" },
    ]);
    expect(report.configuration.file).toBe(path.join(home, CONFIG));
    expect(report.configuration.ignore.map((one: { state: string }) => one.state)).toEqual([
      "used",
      "expired",
      "unused",
    ]);
    for (const format of ["terminal", "markdown", "html", "github", "junit"]) {
      const { stdout, exitCode } = await runTool([...BROKEN, "--format", format], { home, cwd });
      expect(stdout, format).toContain(CODE);
      expect(exitCode).toBe(0);
      if (format === "junit") continue;
      const words = stdout.replace(/\s+/g, " ");
      for (const told of ["Mended on Monday", "an old thing", "not in use"])
        expect(words, format).toContain(told);
    }
    const quiet = await runTool([...BROKEN, "--quiet"], { home, cwd });
    expect(quiet.stdout).toContain(`ignored      ${CODE}`);
    expect(quiet.stdout).toContain("1 finding ignored by configuration.");
  });

  test("raises a severity, and expects what the command line does not", async () => {
    const home = makeHome({
      [CONFIG]: { severity: { "model.unpinned": "error" }, expect: { region: "eu-west-1" } },
    });
    const args = ["--simulate", "healthy-unpinned", "--format", "json"];
    const report = JSON.parse((await runTool(args, { home })).stdout);
    expect(report.findings.map((one: { code: string }) => one.code).sort()).toEqual(
      expect.arrayContaining(["model.unpinned", "region.unexpected"]),
    );
    expect(report.checks.find((one: { id: string }) => one.id === "models/pinned").status).toBe("fail");
    const right = await runTool([...args, "--expect-region", "us-east-1"], { home });
    expect(right.exitCode).toBe(1);
    expect(right.stdout).not.toContain("region.unexpected");
  });

  test("that is named goes before the one that would be found", async () => {
    const home = makeHome({ [CONFIG]: "{", "other.json": { ignore: ignore.slice(0, 1) } });
    const named = await runTool([...BROKEN, "--config", "other.json"], { home });
    expect(named.exitCode).toBe(0);
    const found = await runTool(BROKEN, { home });
    expect(found).toMatchObject({ exitCode: 2, stdout: "" });
    expect(found.stderr).toBe(
      `bedrock-doctor: ${path.join(home, CONFIG)}:1:2 is no JSON: a comma or a closing brace is missing\n`,
    );
    const missing = await runTool([...BROKEN, "--config", "none.json"], { home });
    expect(missing).toMatchObject({ exitCode: 2, stdout: "" });
    expect(missing.stderr).toBe("bedrock-doctor: --config names none.json, and there is no such file\n");
  });
});

describe("--wait", () => {
  test("gives up when its time is over, with the last report", async () => {
    const run = await runTool([...BROKEN, "--wait", "1", "--format", "json"]);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(
      /^bedrock-doctor: does not pass yet \(throughput\.on-demand-unsupported\); the next try/,
    );
    const once = JSON.parse((await runTool([...BROKEN, "--format", "json"])).stdout);
    expect(JSON.parse(run.stdout).cost.requests).toBe(2 * once.cost.requests);
  });

  test("sees what is mended meanwhile", async () => {
    const settings = (model: string) => ({
      env: {
        CLAUDE_CODE_USE_BEDROCK: "1",
        AWS_REGION: "us-east-1",
        AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
        AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        ANTHROPIC_MODEL: model,
      },
    });
    const home = makeHome({ ".claude/settings.json": settings("anthropic.claude-sonnet-4-6") });
    const mended = JSON.stringify(settings("us.anthropic.claude-sonnet-4-6"));
    const args = [
      "--simulate-aws",
      "healthy",
      "--claude-version",
      "2.1.328",
      "--wait",
      "60",
      "--format",
      "json",
    ];
    const run = await runTool(args, {
      home,
      onStart: (child) => {
        child.stderr?.once("data", () => writeFileSync(path.join(home, ".claude/settings.json"), mended));
      },
    });
    expect(run.stderr).toContain(CODE);
    expect(run.exitCode).toBe(0);
    expect(JSON.parse(run.stdout).plan.models[0].resolved).toBe("us.anthropic.claude-sonnet-4-6");
  });
});

describe("a report as a ticket", () => {
  test("is replayed elsewhere, and compared", async () => {
    const home = makeHome();
    const file = path.join(home, "broken.json");
    const asked = await runTool([...BROKEN, "--format", "json", "--output", file], { home });
    expect(asked).toMatchObject({ exitCode: 1, stdout: "" });
    const elsewhere = makeHome({ [CONFIG]: { ignore: [{ code: CODE, reason: "not here" }] } });
    const again = await runTool(["replay", file, "--format", "json"], { home: elsewhere });
    expect(again.exitCode).toBe(1);
    expect(again.stderr).toMatch(/^bedrock-doctor: replays .*broken\.json: plan and facts of \d{4}-/);
    const timeless = (text: string) => text.replace(/"(durationMs|generatedAt)": .*/g, "");
    expect(timeless(again.stdout)).toBe(timeless(readFileSync(file, "utf8")));
    writeFileSync(path.join(home, "again.json"), again.stdout);
    const same = await runTool(["diff", file, "again.json"], { home });
    expect(same).toMatchObject({ exitCode: 0, stderr: "" });
    await runTool(["--simulate", "healthy", "--format", "json", "--output", "works.json"], { home });
    const changed = await runTool(["diff", file, "works.json", "--format", "json"], { home });
    expect(changed.exitCode).toBe(1);
    expect(JSON.parse(changed.stdout).findings.removed).toMatchObject([{ code: CODE }]);
  });

  test("that is none is one sentence", async () => {
    const home = makeHome({ "truncated.json": '{"schemaVersion": 1,' });
    const plan = (await runTool(["plan", "--simulate", "healthy", "--format", "json"])).stdout;
    writeFileSync(path.join(home, "plan.json"), plan);
    for (const args of [
      ["replay", "truncated.json"],
      ["replay", "plan.json"],
      ["replay", "none.json"],
      ["replay"],
      ["diff", "plan.json", "plan.json"],
      ["diff", "plan.json"],
    ]) {
      const run = await runTool(args, { home });
      expect(run, args.join(" ")).toMatchObject({ exitCode: 2, stdout: "" });
      expect(run.stderr, args.join(" ")).toMatch(/^bedrock-doctor: [^\n]+\n$/);
    }
  });
});
