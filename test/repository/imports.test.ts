/**
 * The import rule has to bite: each test lays out a small repository with one import and asks the rule
 * about it. The last ones ask it about this repository, and the linter about cycles and clocks.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkImports } from "../../scripts/check-imports.mjs";

const ROOT = path.join(import.meta.dirname, "..", "..");
const RULE = path.join(ROOT, "scripts", "check-imports.mjs");

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "bedrock-doctor-imports-"));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** The breaches of one source, next to a module of each room that it may want. */
function breachesOf(file: string, text: string): string[] {
  for (const room of ["cli", "machine", "knowledge", "aws", "facts", "engine", "report"]) {
    write({ [`src/${room}/one.ts`]: "export const one = 1;\nexport type One = 1;\n" });
    write({ [`src/${room}/types.ts`]: "export interface One { one: 1 }\n" });
  }
  write({ "package.json": "{}", [file]: text });
  return checkImports(root).map((breach) => `${breach.file}:${breach.line} ${breach.message}`);
}

describe("what a room may import", () => {
  it.each([
    ["checks/a/b.ts", 'import { one } from "../../src/engine/one.js";'],
    ["checks/a/b.ts", 'import type { One } from "../../src/aws/one.js";'],
    ["src/facts/a.ts", 'import { one } from "../aws/one.js";'],
    ["src/facts/a.ts", 'import type { One } from "../machine/one.js";'],
    ["src/machine/a.ts", 'import { readFileSync } from "node:fs";\nimport { parse } from "jsonc-parser";'],
    ["src/aws/a.ts", 'import { STSClient } from "@aws-sdk/client-sts";\nimport https from "node:https";'],
    ["src/simulator/a.ts", 'import { EventStreamCodec } from "@smithy/core/event-streams";'],
    ["src/cli/a.ts", 'import { one } from "../facts/one.js";\nimport { Command } from "commander";'],
    ["src/cli/a.ts", "export const load = (name: string): Promise<unknown> => import(name);"],
    ["src/machine/types.ts", 'import type { One } from "../aws/types.js";'],
    ["bin/a.ts", 'import { one } from "../src/cli/one.js";'],
    ["src/engine/a.ts", 'import { one } from "./one.js";'],
  ])("%s may say %s", (file, text) => {
    expect(breachesOf(file, text)).toEqual([]);
  });
});

describe("what a room may not import", () => {
  it.each([
    ["a room that is not listed", "bin/a.ts", 'import { one } from "../src/engine/one.js";', "src/engine"],
    [
      "values where types are allowed",
      "checks/a/b.ts",
      'import { one } from "../../src/aws/one.js";',
      "values of src/aws",
    ],
    [
      "a type that leaves an import behind",
      "checks/a/b.ts",
      'import { type One } from "../../src/aws/one.js";',
      "values of src/aws",
    ],
    [
      "a value by a dynamic import",
      "checks/a/b.ts",
      'export const f = () => import("../../src/aws/one.js");',
      "src/aws",
    ],
    [
      "a value by a re-export",
      "src/report/a.ts",
      'export { one } from "../engine/one.js";',
      "values of src/engine",
    ],
    [
      "types of a room that is closed to it",
      "src/machine/a.ts",
      'import type { One } from "../aws/one.js";',
      "src/aws",
    ],
    ["a type named in place", "src/machine/a.ts", 'export type A = import("../aws/one.js").One;', "src/aws"],
    [
      "anything into the types of the wire",
      "src/aws/types.ts",
      'import type { One } from "../machine/types.js";',
      "imports nothing",
    ],
    [
      "the SDK outside of the wire",
      "src/facts/a.ts",
      'import { STSClient } from "@aws-sdk/client-sts";',
      "@aws-sdk/client-sts",
    ],
    ["types of the SDK", "src/facts/a.ts", 'import type { A } from "@aws-sdk/client-sts";', "@aws-sdk"],
    ["a package of nobody's", "src/machine/a.ts", 'import yaml from "yaml";', "yaml"],
    [
      "what is beside an allowed path",
      "src/simulator/a.ts",
      'import { a } from "@smithy/core/serde";',
      "@smithy/core/serde",
    ],
    ["files in a pure room", "src/engine/a.ts", 'import { readFileSync } from "node:fs";', "node:fs"],
    ["any module of Node in a check", "checks/a/b.ts", 'import path from "node:path";', "node:path"],
    [
      "a module by its bare name",
      "src/engine/a.ts",
      'import { readFile } from "fs/promises";',
      "node:fs/promises",
    ],
    [
      "a computed module",
      "src/facts/a.ts",
      "export const f = (name: string) => import(name);",
      "computed module",
    ],
    ["what is in no room", "src/cli/a.ts", 'import p from "../../package.json";', "belongs to no room"],
    ["what does not exist", "src/engine/a.ts", 'import { a } from "./none.js";', "does not exist"],
  ])("%s", (_, file, text, message) => {
    expect(breachesOf(file, text)).toEqual([expect.stringContaining(message)]);
    expect(breachesOf(file, text)[0]).toMatch(new RegExp(`^${file}:1 `));
  });

  it("a source that belongs to no room is a breach itself", () => {
    write({ "src/elsewhere/a.ts": "export const a = 1;" });
    expect(checkImports(root)).toEqual([
      { file: "src/elsewhere/a.ts", line: 1, message: "belongs to no room" },
    ]);
  });
});

describe("the command", () => {
  it("prints each breach with its line and ends with exit code 1", () => {
    write({ "src/engine/a.ts": '\nimport { readFileSync } from "node:fs";' });
    const { status, stderr } = spawnSync(process.execPath, [RULE, root], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: "src/engine/a.ts:2 src/engine may not import node:fs\n",
    });
  });

  it("finds nothing in this repository", () => {
    expect(checkImports(ROOT)).toEqual([]);
  });
});

describe("the linter's part", () => {
  function lint(): string {
    cpSync(path.join(ROOT, "biome.json"), path.join(root, "biome.json"));
    cpSync(path.join(ROOT, "scripts", "no-clock.grit"), path.join(root, "scripts", "no-clock.grit"));
    const biome = path.join(ROOT, "node_modules", "@biomejs", "biome", "bin", "biome");
    const run = spawnSync(
      process.execPath,
      [biome, "lint", "--vcs-enabled=false", "--reporter=github", "."],
      {
        cwd: root,
        encoding: "utf8",
      },
    );
    return `${run.stdout}${run.stderr}`;
  }

  it("a cycle of values is an error, also where one of the imports is dynamic", () => {
    write({
      "src/engine/a.ts": 'import { b } from "./b.js";\nexport const a = (): unknown => b();\n',
      "src/engine/b.ts": 'export const b = (): unknown => import("./a.js");\n',
    });
    expect(lint()).toMatch(/noImportCycles.*src\/engine\/a\.ts/);
  });

  it("a cycle of types is none", () => {
    write({
      "src/engine/a.ts": 'import type { B } from "./b.js";\nexport type A = B[];\n',
      "src/engine/b.ts": 'import type { A } from "./a.js";\nexport type B = A | 1;\n',
    });
    expect(lint()).not.toContain("::error");
  });

  it.each([
    ["a clock", "export const a = Date.now();", "no clock"],
    ["the date of today", "export const a = new Date();", "no clock"],
    ["the process", "export const a = process.env.HOME;", "noRestrictedGlobals"],
    ["the console", 'export const a = () => console.log("a");', "noRestrictedGlobals"],
  ])("a pure room may not use %s", (_, text, message) => {
    write({ "src/engine/a.ts": `${text}\n` });
    expect(lint()).toContain(message);
  });

  it("the command line may use all of them", () => {
    write({ "src/cli/a.ts": "export const a = [Date.now(), process.argv];\n" });
    expect(lint()).not.toContain("::error");
  });

  it("every rule above is run by npm run lint", () => {
    const manifest = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
    expect(manifest.scripts.lint).toMatch(/biome check .*check-imports\.mjs.*knip.*publint/);
  });
});
