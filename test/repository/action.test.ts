import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { compile, readSchema } from "../report/compile-schema.js";

const ROOT = path.join(import.meta.dirname, "..", "..");
const action = readFileSync(path.join(ROOT, "action.yml"), "utf8");
const page = readFileSync(path.join(ROOT, "docs", "gate.md"), "utf8");
const takesReport = compile(readSchema("report.v1.json"));

function makeFolder(): string {
  return mkdtempSync(path.join(tmpdir(), "bedrock-doctor-action-"));
}

/** Runs the action's step as GitHub's runner does, in an empty folder. */
function runStep(variables: Record<string, string>) {
  const folder = makeFolder();
  const files = {
    GITHUB_OUTPUT: path.join(folder, "output"),
    GITHUB_STEP_SUMMARY: path.join(folder, "summary"),
  };
  const step = spawnSync("bash", [path.join(ROOT, "scripts", "action.sh")], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH, HOME: folder, RUNNER_TEMP: folder, CI: "true", ...files, ...variables },
  });
  const outputs = readFileSync(files.GITHUB_OUTPUT, "utf8").trimEnd().split("\n");
  const summary = existsSync(files.GITHUB_STEP_SUMMARY)
    ? readFileSync(files.GITHUB_STEP_SUMMARY, "utf8")
    : "";
  return { ...step, summary, outputs: Object.fromEntries(outputs.map((line) => line.split(/=(.*)/s))) };
}

describe("the GitHub Action", () => {
  test("annotates, writes the summary, keeps both files and sets every output it names", () => {
    const step = runStep({ DOCTOR_ARGUMENTS: "--simulate\niam-denied\n" });
    expect(step.status, step.stderr).toBe(0);
    expect(step.stdout).toMatch(/^::error .*title=iam\.denied/m);
    expect(step.summary).toContain("iam.denied");
    expect(step.outputs).toMatchObject({ verdict: "fail", "exit-code": "1", findings: "iam.denied" });
    const report = JSON.parse(readFileSync(step.outputs.json ?? "", "utf8"));
    expect(takesReport(report)).toBe(true);
    expect(readFileSync(step.outputs.html ?? "", "utf8")).toMatch(/^<!DOCTYPE html>/);
    for (const text of [step.stdout, step.summary, JSON.stringify(report)])
      expect(text).not.toContain("123456789012");
    const named = [...action.matchAll(/steps\.run\.outputs\.([a-z-]+)/g)].map((match) => match[1]);
    expect([...new Set(named)].sort()).toEqual(Object.keys(step.outputs).sort());
  });

  test("passes by its inputs, and shows names where it is told to", () => {
    const step = runStep({
      DOCTOR_ARGUMENTS: "--simulate\r\niam-denied",
      DOCTOR_FAIL_ON: "never",
      DOCTOR_REDACT: "none",
    });
    expect(step.outputs["exit-code"]).toBe("0");
    expect(readFileSync(step.outputs.json ?? "", "utf8")).toContain("123456789012");
  });

  test("arguments that cannot be used end with their exit code, and no file is named", () => {
    const step = runStep({ DOCTOR_ARGUMENTS: "--simulate\n$(touch owned); `id`" });
    expect(step.outputs).toEqual({ "exit-code": "2", verdict: "", findings: "", json: "", html: "" });
    expect(step.stderr).toContain('there is no scenario "$(touch owned); `id`"');
  });

  test("uses each input, and puts none into the text of a script", () => {
    const [, inputs = ""] = /^inputs:\n((?: .*\n)+)/m.exec(action) ?? [];
    const declared = [...inputs.matchAll(/^ {2}([a-z-]+):/gm)].map((match) => match[1]);
    const used = [...action.matchAll(/inputs\.([a-z-]+)/g)].map((match) => match[1]);
    expect([...new Set(used)].sort()).toEqual(declared.sort());
    for (const [line] of action.matchAll(/^\s+run: .*$/gm)) expect(line).not.toContain("${{");
    const passed = [...action.matchAll(/^\s+(DOCTOR_[A-Z_]+):/gm)].map((match) => match[1] ?? "");
    const script = readFileSync(path.join(ROOT, "scripts", "action.sh"), "utf8") + action;
    for (const name of passed) expect(script, name).toMatch(new RegExp(`\\$\\{?${name}`));
  });
});

describe("the recipes", () => {
  /** Lines of the page's YAML that start the tool, as a runner's shell gets them. */
  const lines = [...page.matchAll(/^ *- (?:run: )?(npx --yes bedrock-doctor .*)$/gm)].map(
    (match) => match[1] ?? "",
  );

  test("there is one for GitHub without the action, and one for GitLab", () => {
    expect(lines).toHaveLength(2);
  });

  test.each(lines)("%s", (line) => {
    const folder = makeFolder();
    const npx = path.join(folder, "npx");
    const tool = path.join(ROOT, "dist", "bedrock-doctor.js");
    writeFileSync(
      npx,
      `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${tool}" --simulate iam-denied "$@"\n`,
    );
    chmodSync(npx, 0o755);
    const run = spawnSync("sh", ["-e", "-c", line], {
      cwd: folder,
      encoding: "utf8",
      env: { PATH: `${folder}:${process.env.PATH}`, HOME: folder, CI: "true" },
    });
    expect(run.status, run.stderr).toBe(1);
    expect(run.stdout).toContain("iam.denied");
    const files = [...line.matchAll(/--report \w+=(\S+)/g)].map((match) => match[1] ?? "");
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) expect(readFileSync(path.join(folder, file), "utf8")).toContain("iam.denied");
  });

  test("the configuration of the page is one", () => {
    const [, text = ""] = /```json\n(.*?)```/s.exec(page) ?? [];
    const takes = compile(readSchema("config.v1.json"));
    expect(takes(JSON.parse(text)), JSON.stringify(takes.errors)).toBe(true);
  });
});
