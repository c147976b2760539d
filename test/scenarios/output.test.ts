/** Where the built tool writes to, and what it says where it cannot. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { makeHome, runTool } from "./tool.js";

const executable = fileURLToPath(new URL("../../dist/bedrock-doctor.js", import.meta.url));
const healthy = ["--simulate", "healthy"];

describe("files", () => {
  test("several reports at once, beside the page on stdout", async () => {
    const home = makeHome();
    const formats = ["json", "markdown", "junit", "sarif", "github", "html"];
    const run = await runTool(
      [...healthy, ...formats.flatMap((format) => ["--report", `${format}=r.${format}`])],
      {
        home,
        cwd: home,
      },
    );
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toContain("It works");
    for (const format of formats) expect(statSync(join(home, `r.${format}`)).size).toBeGreaterThan(50);
  });

  test("--output leaves stdout empty and keeps the exit code", async () => {
    const home = makeHome();
    const run = await runTool(["--simulate", "iam-denied", "--format", "json", "--output", "r.json"], {
      home,
      cwd: home,
    });
    expect(run).toEqual({ exitCode: 1, stdout: "", stderr: "" });
    expect(JSON.parse(readFileSync(join(home, "r.json"), "utf8"))).toMatchObject({ exitCode: 1 });
  });

  test.each([
    ["a folder that is missing", "missing/r.json", /there is no folder missing/],
    ["a folder that is a file", "file/r.json", /file is no folder/],
    ["a folder", "folder", /it is a folder/],
    ...(existsSync("/dev/full") ? [["a full device", "/dev/full", /no space is left there/] as const] : []),
  ] as const)("%s: one sentence and exit code 2", async (_name, file, sentence) => {
    const home = makeHome({ file: "", "folder/inside": "" });
    const before = readdirSync(home).sort();
    for (const args of [
      ["--output", file],
      ["--report", `html=${file}`],
    ]) {
      const run = await runTool([...healthy, ...args], { home, cwd: home });
      expect(run.exitCode).toBe(2);
      expect(run.stderr).toMatch(sentence);
      expect(run.stderr.trimEnd().split("\n")).toHaveLength(1);
    }
    expect(readdirSync(home).sort()).toEqual(before);
  });

  test.each([
    ["yaml=r.yaml", /is not FORMAT=FILE with a format of terminal, json/],
    ["json", /is not FORMAT=FILE/],
    ["json=-", /For stdout there is --format/],
  ])("--report %s is refused", async (value, sentence) => {
    const run = await runTool([...healthy, "--report", value]);
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toMatch(sentence);
  });
});

describe.runIf(existsSync("/dev/full"))("stdout", () => {
  test.each(["terminal", "json", "html"])("on a full disk is one sentence and exit code 2 (%s)", (format) => {
    const command = `"${process.execPath}" "${executable}" --simulate healthy --format ${format} > /dev/full`;
    const run = spawnSync("sh", ["-c", command], {
      encoding: "utf8",
      env: { PATH: process.env.PATH, HOME: makeHome() },
    });
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(/^bedrock-doctor: stdout cannot be written: .*no space left.*\n$/);
  });

  test.each(["terminal", "json", "html"])("that is closed early is no crash (%s)", (format) => {
    const command = `"${process.execPath}" "${executable}" --simulate healthy --format ${format} | head -c 10`;
    const text = execFileSync("sh", ["-c", command], {
      encoding: "utf8",
      env: { PATH: process.env.PATH, HOME: makeHome() },
    });
    expect(text).toHaveLength(10);
  });
});

describe("--quiet and --redact", () => {
  test("--quiet is the verdict where nothing is wrong", async () => {
    const run = await runTool([...healthy, "--quiet"]);
    expect(run.stdout).toMatch(/^It works: .*\n$/);
    expect((await runTool(["--quiet", "--verbose"])).exitCode).toBe(2);
  });

  test("--redact strict masks names in the page and says so in the report", async () => {
    const page = await runTool([...healthy, "--redact", "strict"]);
    expect(page.stdout).toContain("user/<user:1>, account <account:1>");
    const { stdout } = await runTool([...healthy, "--redact", "strict", "--format", "json"]);
    expect(stdout).not.toMatch(/\b\d{12}\b(?<!-\d{12})|AKIA/);
    expect(JSON.parse(stdout).redactions.map(({ kind }: { kind: string }) => kind)).toContain("account-id");
  });
});
