/** The parts of the build that refuse: declarations that name a package, licences that are not allowed. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkDeclarations, pruneDeclarations } from "../../scripts/declarations.mjs";
import { bundledPackages, noticesOf } from "../../scripts/notices.mjs";
import { toCommonJs } from "../../scripts/to-commonjs.mjs";
import { callLoops, writeOutKeys } from "../../scripts/trim-sdk.mjs";

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "bedrock-doctor-build-"));
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

describe("what is changed of a script", () => {
  it("a module of Node's is asked for as it is, and not copied getter by getter", async () => {
    const code = await toCommonJs(
      'import a from"node:http";import*as b from"node:tls";import{c}from"node:fs";a();b.d();c();',
    );
    expect(code).toContain('=require("node:http")');
    expect(code).toContain('=require("node:tls")');
    expect(code).not.toMatch(/\w\(require\(/);
  });

  it("a loop of a module of the SDK's gets a function of its own, one within a function does not", () => {
    const inner = "function f() {\n    for (const a of b) {\n        c(a);\n    }\n}\n";
    const outer = "for (let i = 0; i < 2; ++i) {\n    for (;;) {\n        break;\n    }\n    t[i] = i;\n}";
    expect(callLoops(`const t = [];\n${outer}\n${inner}`)).toBe(
      `const t = [];\n(() => { ${outer} })();\n${inner}`,
    );
  });

  it("the computed keys of a schema are written out, and one without a constant is refused", () => {
    expect(writeOutKeys('const _e = "error";\nconst a = { [_e]: 1 };')).toContain('{ "error": 1 }');
    expect(() => writeOutKeys("const a = { [_x]: 1 };")).toThrow("the schema key _x has no constant");
  });
});

describe("published declarations", () => {
  it("are those that the entry leads to, by any kind of import, and no others", () => {
    write({
      "src/index.d.ts": 'export { a } from "./a/one.js";\nexport type B = import("./b/two.js").B;\n',
      "src/a/one.d.ts": 'import type { C } from "../c/three.js";\nexport declare const a: C;\n',
      "src/b/two.d.ts": "export type B = 1;\n",
      "src/c/three.d.ts": "export type C = 1;\n",
      "src/d/unreached.d.ts": "export type D = 1;\n",
    });
    pruneDeclarations(root, "src/index.d.ts");
    const left = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
    expect(left.map((name) => name.split(path.sep).join("/"))).toEqual([
      "src",
      "src/a",
      "src/a/one.d.ts",
      "src/b",
      "src/b/two.d.ts",
      "src/c",
      "src/c/three.d.ts",
      "src/index.d.ts",
    ]);
    expect(() => checkDeclarations(root)).not.toThrow();
  });

  it.each([
    ["a type of the SDK", 'import type { A } from "@aws-sdk/client-sts";', "@aws-sdk/client-sts"],
    ["a type of the SDK in place", 'export type A = import("@smithy/types").Logger;', "@smithy/types"],
    ["a type of any package", 'export type { Options } from "p-limit";', "p-limit"],
    ["a type of Node", 'import type { Agent } from "node:https";', "node:https"],
    ["the SDK in a comment", "/** As @smithy/core does. */\nexport type A = 1;", "@smithy"],
  ])("may not name %s", (_, text, named) => {
    write({ "src/index.d.ts": `${text}\n` });
    expect(() => checkDeclarations(root)).toThrow(`src${path.sep}index.d.ts names ${named}`);
  });
});

describe("licences of what is bundled", () => {
  /** A metafile whose one output took `bytes` of each package's `index.js`. */
  function metafileOf(bytes: Record<string, number>): Parameters<typeof bundledPackages>[1] {
    const inputs = Object.entries(bytes).map(([name, bytesInOutput]) => [
      `node_modules/${name}/index.js`,
      { bytesInOutput },
    ]);
    const output = { bytes: 1, imports: [], exports: [], inputs: Object.fromEntries(inputs) };
    return { inputs: {}, outputs: { "dist/a.js": output } };
  }

  function writePackage(folder: string, license: string | undefined, text: string | null): void {
    const manifest = { name: folder, version: "1.0.0", license };
    write({ [`node_modules/${folder}/package.json`]: JSON.stringify(manifest) });
    if (text !== null) write({ [`node_modules/${folder}/LICENSE`]: text });
  }

  it("are listed once for packages that share a text, and not for what was shaken out", () => {
    writePackage("@scope/a", "Apache-2.0", "Words of Apache");
    writePackage("b", "Apache-2.0", null);
    writePackage("c", "MIT", "Copyright C");
    writePackage("shaken", "MIT", "Copyright Shaken");
    const packages = bundledPackages(root, metafileOf({ c: 1, b: 2, "@scope/a": 3, shaken: 0 }));
    expect(packages.map(({ name }) => name)).toEqual(["@scope/a", "b", "c"]);
    const notices = noticesOf(packages);
    expect(notices).toContain("@scope/a 1.0.0 (Apache-2.0)\nb 1.0.0 (Apache-2.0)\n");
    expect(notices.split("Words of Apache")).toHaveLength(2);
    expect(notices).toContain("Copyright C");
    expect(notices).not.toContain("Shaken");
  });

  it.each([["GPL-3.0-only"], ["SEE LICENSE IN LICENSE"], [undefined]])("%s is refused", (license) => {
    writePackage("d", license, "Words");
    expect(() => bundledPackages(root, metafileOf({ d: 1 }))).toThrow(
      `d is licensed ${license}, which is not`,
    );
  });

  it("a package that asks for its copyright to be shown and ships no text is refused", () => {
    writePackage("e", "MIT", null);
    writePackage("f", "Apache-2.0", "Words of Apache");
    expect(() => noticesOf(bundledPackages(root, metafileOf({ e: 1, f: 1 })))).toThrow(
      "e ships no licence text",
    );
  });
});
