/**
 * The package as a stranger gets it: packed, installed without network into an empty project, started
 * and compiled against. It packs what is built (`npm test` builds first) and runs no life-cycle script,
 * which would build again under the feet of other tests.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = path.join(import.meta.dirname, "..", "..");
const MEGABYTE = 1_000_000;
const manifest = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));

let folder: string;
let project: string;
let installed: string;
let packed: { filename: string; size: number; files: { path: string; mode: number }[] };

function npm(args: string[], cwd: string): string {
  return execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "bedrock-doctor-package-"));
  project = path.join(folder, "project");
  installed = path.join(project, "node_modules", "bedrock-doctor");
  mkdirSync(project);
  const answer = npm(["pack", "--json", "--ignore-scripts", "--pack-destination", folder], ROOT);
  packed = JSON.parse(answer)[0];
  writeFileSync(
    path.join(project, "package.json"),
    JSON.stringify({ name: "consumer", private: true, type: "module" }),
  );
  npm(["install", "--offline", "--no-audit", "--no-fund", path.join(folder, packed.filename)], project);
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("the tarball", () => {
  it("is smaller than a megabyte", () => {
    expect(packed.size).toBeGreaterThan(0);
    expect(packed.size).toBeLessThan(MEGABYTE);
  });

  it.each([
    "dist/bedrock-doctor.js",
    "dist/api/index.js",
    "dist/types/src/index.d.ts",
    "schema/report.v1.json",
    "schema/config.v1.json",
    "THIRD-PARTY-NOTICES",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
  ])("has %s", (file) => {
    expect(packed.files.map((entry) => entry.path)).toContain(file);
  });

  it("has nothing but what is meant to be published", () => {
    const meant =
      /^(dist\/|docs\/|schema\/|(package\.json|README\.md|CHANGELOG\.md|LICENSE|THIRD-PARTY-NOTICES)$)/;
    expect(packed.files.map((entry) => entry.path).filter((file) => !meant.test(file))).toEqual([]);
  });

  it("names the licence of each package in the bundle", () => {
    const notices = readFileSync(path.join(installed, "THIRD-PARTY-NOTICES"), "utf8");
    expect(notices).toMatch(/^commander \d+\.\d+\.\d+ \(MIT\)$/m);
    expect(notices).toMatch(/^@aws-sdk\/client-bedrock-runtime \d+\.\d+\.\d+ \(Apache-2\.0\)$/m);
    expect(notices).toContain("Apache License");
  });

  it("holds no path of the machine that built it", () => {
    for (const { path: file } of packed.files.filter((entry) => entry.path.startsWith("dist/"))) {
      expect(readFileSync(path.join(installed, file), "utf8"), file).not.toContain(ROOT);
    }
  });
});

describe("the manifest", () => {
  it("asks for no other package", () => {
    expect(Object.keys(manifest).filter((key) => /dependencies/i.test(key))).toEqual(["devDependencies"]);
    expect(readdirSync(path.join(project, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
      "bedrock-doctor",
    ]);
  });

  it("pins every package that it is built with", () => {
    const loose = Object.entries<string>(manifest.devDependencies).filter(
      ([, range]) => !/^\d+\.\d+\.\d+$/.test(range),
    );
    expect(loose).toEqual([]);
  });

  it("runs nothing when it is installed", () => {
    const atInstall = ["preinstall", "install", "postinstall", "prepare", "preprepare", "postprepare"];
    expect(Object.keys(manifest.scripts).filter((name) => atInstall.includes(name))).toEqual([]);
  });

  it("builds before it is packed", () => {
    expect(manifest.scripts.prepack).toBe("node scripts/build.mjs --quiet");
  });
});

describe("an installed package", () => {
  it("starts by its command and tells its version", () => {
    const command = path.join(project, "node_modules", ".bin", "bedrock-doctor");
    expect(execFileSync(command, ["--version"], { encoding: "utf8" }).trim()).toBe(manifest.version);
  });

  it("gives defineCheck to a program", () => {
    const program =
      'const { defineCheck } = await import("bedrock-doctor"); console.log(typeof defineCheck);';
    const answer = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
      cwd: project,
      encoding: "utf8",
    });
    expect(answer.trim()).toBe("function");
  });

  it("gives its schema to a program", () => {
    const program =
      'import schema from "bedrock-doctor/schema/report.v1.json" with { type: "json" }; console.log(schema.$schema);';
    const answer = execFileSync(
      process.execPath,
      ["--no-warnings", "--input-type=module", "--eval", program],
      {
        cwd: project,
        encoding: "utf8",
      },
    );
    expect(answer).toContain("json-schema.org");
  });

  it("has types that name no package", () => {
    const types = path.join(installed, "dist", "types");
    for (const name of readdirSync(types, { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".d.ts")) continue;
      const text = readFileSync(path.join(types, name), "utf8");
      expect(text, name).not.toMatch(/@aws-sdk|@smithy|from "(?!\.)/);
    }
  });

  it("compiles against, strictly and without the types of Node", () => {
    writeFileSync(
      path.join(project, "consumer.ts"),
      [
        'import { defineCheck, type Report } from "bedrock-doctor";',
        "export const define: typeof defineCheck = defineCheck;",
        "export const version = (report: Report): 1 => report.schemaVersion;",
        "// @ts-expect-error: a report has no such member, so its type is not any",
        "export const none = (report: Report): unknown => report.nothingOfTheKind;",
        "",
      ].join("\n"),
    );
    writeFileSync(
      path.join(project, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: {
          target: "ES2023",
          module: "NodeNext",
          lib: ["ES2023"],
          types: [],
          strict: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: false,
          noEmit: true,
        },
        files: ["consumer.ts"],
      }),
    );
    const tsc = path.join(ROOT, "node_modules", "typescript", "bin", "tsc");
    const compiled = spawnSync(process.execPath, [tsc, "-p", project], { encoding: "utf8" });
    expect({ status: compiled.status, output: compiled.stdout }).toEqual({ status: 0, output: "" });
  });
});
