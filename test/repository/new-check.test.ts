/**
 * `npm run new:check`: in a copy of the sources it makes a check that compiles and whose tests fail until
 * it is filled in, it refuses what it cannot make without leaving a trace, and nothing half filled in is
 * left in this repository.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = path.join(import.meta.dirname, "..", "..");
const SOURCES = [
  "biome.json",
  "checks",
  "docs",
  "package.json",
  "scripts",
  "src",
  "test/checks",
  "test/contract",
  "test/diagnosis",
  "test/plan-parts.ts",
  "test/repository/new-check.test.ts",
  "test/scenarios/expected.ts",
  "test/setup.ts",
  "tsconfig.json",
  "vitest.config.ts",
];
const MADE = [
  "checks/caching/warm-start.ts",
  "src/diagnosis/caching/warm-start.ts",
  "src/diagnosis/catalogue/caching-warm-start.ts",
  "src/simulator/scenarios/caching-warm-start.ts",
  "test/checks/caching-warm-start.test.ts",
];
const FIXTURE = "test/checks/caching-warm-start.test.ts";

let copy: string;
let before: Map<string, string>;

/** Programs of a test runner within a test runner must not take each other's settings. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(VITEST|VITE_|NODE_OPTIONS|NODE_ENV|TEST)/.test(name)),
);

function run(program: string, args: readonly string[]) {
  const file = path.join(copy, program);
  return spawnSync(process.execPath, [file, ...args], { cwd: copy, encoding: "utf8", env: environment });
}

function newCheck(...args: string[]) {
  return run("scripts/new-check.mjs", args);
}

function readTree(root: string): Map<string, string> {
  const files = ["checks", "docs", "src", "test"].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile() && /\.(?:ts|md)$/.test(one.name))
      .map((one) => path.join(one.parentPath, one.name)),
  );
  return new Map(
    files.map((file) => [path.relative(root, file).split(path.sep).join("/"), readFileSync(file, "utf8")]),
  );
}

/** `file:line` of what somebody still has to write. */
function waiting(tree: ReadonlyMap<string, string>): string[] {
  return [...tree]
    .filter(([file]) => file !== "test/repository/new-check.test.ts")
    .flatMap(([file, text]) =>
      text.split("\n").flatMap((line, index) => (/FILL[ _]IN/.test(line) ? [`${file}:${index + 1}`] : [])),
    );
}

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), "bedrock-doctor-new-check-"));
  for (const name of SOURCES) cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(ROOT, "node_modules"), path.join(copy, "node_modules"), "junction");
  before = readTree(copy);
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

test("nothing in this repository waits to be filled in", () => {
  expect(waiting(readTree(ROOT)), "Fill in what npm run new:check has left open there.").toEqual([]);
});

describe("what it refuses, in one sentence and without a trace", () => {
  test.each([
    [[], "name one check as area/name: npm run new:check caching/warm-start"],
    [["caching/one", "caching/two"], "name one check as area/name"],
    [["caching"], '"caching" is not of the form area/name'],
    [["caching/a/b"], '"caching/a/b" is not of the form area/name'],
    [["weather/rain"], 'there is no area "weather"; there are caching, credentials, doctor,'],
    [["../outside"], 'there is no area ".."'],
    [["caching/Warm"], '"Warm" is no name: small letters, digits and single hyphens'],
    [["caching/.."], '".." is no name'],
    [[`caching/${"a".repeat(41)}`], "at most 40"],
    [["caching/enabled"], "checks/caching/enabled.ts exists already"],
    [["models/unpinned"], "exists already"],
  ])("%j", (args, sentence) => {
    const { status, stdout, stderr } = newCheck(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("new:check: ");
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(readTree(copy)).toEqual(before);
  });
});

test("a list that it does not know again is named, and nothing is written", () => {
  const file = path.join(copy, "test/scenarios/expected.ts");
  writeFileSync(file, "export const expectedCodes = {};\n");
  const broken = readTree(copy);
  const { status, stderr } = newCheck("caching/warm-start");
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr:
      "new:check: test/scenarios/expected.ts is not as scripts/new-check.mjs knows it, so nothing was written.\n",
  });
  expect(readTree(copy)).toEqual(broken);
  writeFileSync(file, before.get("test/scenarios/expected.ts") ?? "");
});

describe("a new check", () => {
  test("is made with its code, catalogue entry, scenario, fixture and documentation", () => {
    const { status, stdout, stderr } = newCheck("caching/warm-start");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const tree = readTree(copy);
    expect([...tree.keys()].filter((file) => !before.has(file)).sort()).toEqual([...MADE].sort());
    const changed = [...before].filter(([file, text]) => tree.get(file) !== text).map(([file]) => file);
    for (const file of [...MADE, ...changed]) expect(stdout).toContain(`  ${file} `);
    for (const file of changed) {
      const lines = before.get(file)?.split("\n") ?? [];
      const now = tree.get(file)?.split("\n") ?? [];
      expect(
        lines.filter((line) => !now.includes(line)),
        file,
      ).toEqual([]);
      expect(tree.get(file), file).toMatch(/caching.warm-start/);
    }
    expect(tree.get("src/diagnosis/codes.ts")).toContain(
      '  "caching.verified": "info",\n  "caching.warm-start": "warning",\n',
    );
  });

  test("has sources that compile and lie as the linter wants them", () => {
    const made = [...readTree(copy)].filter(
      ([file, text]) => file.endsWith(".ts") && before.get(file) !== text,
    );
    const files = made.map(([file]) => file);
    const types = run("node_modules/typescript/bin/tsc", ["--noEmit", "--pretty", "false"]);
    const wrong = types.stdout
      .split("\n")
      .filter((line) => files.some((file) => line.startsWith(`${file}(`)));
    expect(wrong).toEqual([]);
    const style = run("node_modules/@biomejs/biome/bin/biome", [
      "check",
      "--error-on-warnings",
      "--vcs-enabled=false",
      ...files,
    ]);
    expect(style.status, style.stdout + style.stderr).toBe(0);
    const imports = run("scripts/check-imports.mjs", []);
    for (const file of files) expect(imports.stderr).not.toContain(`${file}:`);
  });

  test("fails its tests, with a sentence on what to fill in, and so does the whole", () => {
    const { status, stdout, stderr } = run("node_modules/vitest/vitest.mjs", [
      "run",
      "--reporter=json",
      FIXTURE,
      "test/repository/new-check.test.ts",
      "--testNamePattern=^(caching/warm-start|nothing in this repository)",
    ]);
    expect(status, stderr).toBe(1);
    const results = (JSON.parse(stdout) as VitestReport).testResults.flatMap((file) =>
      file.assertionResults.filter((one) => one.status !== "skipped" && one.status !== "pending"),
    );
    expect(results.map((one) => one.status)).toEqual(results.map(() => "failed"));
    expect(results).toHaveLength(4);
    for (const { failureMessages } of results) expect(failureMessages.join("\n")).toMatch(/Fill in /);
    expect(waiting(readTree(copy)).map((place) => place.split(":")[0])).toEqual(expect.arrayContaining(MADE));
  });

  test("is not made a second time", () => {
    const made = readTree(copy);
    const { status, stderr } = newCheck("caching/warm-start");
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "new:check: checks/caching/warm-start.ts exists already.\n",
    });
    expect(readTree(copy)).toEqual(made);
  });
});

interface VitestReport {
  testResults: { assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[];
}
