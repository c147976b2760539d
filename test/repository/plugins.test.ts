/**
 * The plug-in of docs/plugins.md as a reader of that page makes it: its files as they are printed there,
 * in a folder where the packed package is installed, run and tested by the commands of the page.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = path.join(import.meta.dirname, "..", "..");
const page = readFileSync(path.join(ROOT, "docs", "plugins.md"), "utf8");

/** The text between two fences of a language, below a part of the page. */
function printed(below: string, language: string): string {
  const from = page.indexOf(below);
  expect(from, below).toBeGreaterThan(-1);
  const start = page.indexOf(`\`\`\`${language}\n`, from) + language.length + 4;
  return page.slice(start, page.indexOf("```", start));
}

let folder: string;
let project: string;

function runTool(args: readonly string[]) {
  const tool = path.join(project, "node_modules", ".bin", "bedrock-doctor");
  return spawnSync(tool, args, { cwd: project, encoding: "utf8", timeout: 30_000 });
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "bedrock-doctor-plugins-"));
  project = path.join(folder, "acme-bedrock");
  mkdirSync(project);
  const npm = (args: string[], cwd: string) =>
    execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const packed = JSON.parse(
    npm(["pack", "--json", "--ignore-scripts", "--pack-destination", folder], ROOT),
  )[0];
  npm(["init", "-y"], project);
  npm(["install", "--offline", "--no-audit", "--no-fund", path.join(folder, packed.filename)], project);
  writeFileSync(path.join(project, "approved-profiles.mjs"), printed("`approved-profiles.mjs`:", "js"));
  writeFileSync(
    path.join(project, "approved-profiles.test.mjs"),
    printed("`approved-profiles.test.mjs`:", "js"),
  );
  writeFileSync(path.join(project, "acme.config.json"), printed('id="share"', "json"));
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("docs/plugins.md", () => {
  test("the plug-in finds both models of the healthy scenario", () => {
    const args = ["--simulate", "healthy", "--plugin", "./approved-profiles.mjs"];
    expect(page).toContain(`npx bedrock-doctor ${args.join(" ")}\n`);
    const { status, stdout, stderr } = runTool(args);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout.match(/acme\.unapproved-profile/g)).toHaveLength(2);
    expect(stdout).toContain("https://wiki.acme.example/bedrock/profiles");
  });

  test("the test of the plug-in passes", () => {
    const { status, stdout } = spawnSync(process.execPath, ["--test"], { cwd: project, encoding: "utf8" });
    expect(stdout).toMatch(/pass 2\b/);
    expect(status).toBe(0);
  });

  test("a configuration that is named loads it; one that lies there does not", () => {
    const args = ["--config", "./acme.config.json"];
    expect(page).toContain(`npx bedrock-doctor ${args.join(" ")}\``);
    const named = runTool([...args, "--simulate", "healthy", "--offline", "--format", "json"]);
    expect(named.stderr).toBe("");
    expect(JSON.parse(named.stdout).findings).toMatchObject([
      { code: "acme.unapproved-profile", severity: "warning" },
      { code: "acme.unapproved-profile", severity: "warning" },
    ]);
    writeFileSync(
      path.join(project, "bedrock-doctor.config.json"),
      '{ "plugins": ["./approved-profiles.mjs"] }',
    );
    const lying = runTool(["--simulate", "healthy", "--offline"]);
    rmSync(path.join(project, "bedrock-doctor.config.json"));
    expect(lying.status).toBe(2);
    expect(lying.stderr).toContain("plug-ins are loaded only where --config names this file");
  });

  test("what a plug-in prints, throws and leaves running spoils neither report nor end", () => {
    writeFileSync(
      path.join(project, "noisy.cjs"),
      [
        'console.log("loaded");',
        'setTimeout(() => { throw new Error("stray"); }, 5);',
        "setInterval(() => {}, 1000);",
        'const words = { severity: "info", title: "t", why: "w", remedy: { summary: "s" } };',
        'const run = () => { console.log("run"); return { kind: "proved", proved: "It is." }; };',
        'module.exports = { name: "noisy", checks: [{ id: "one", title: "t", codes: { x: words }, run }] };',
      ].join("\n"),
    );
    const { status, stdout, stderr } = runTool([
      "--simulate",
      "healthy",
      "--plugin",
      "./noisy.cjs",
      "--format",
      "json",
    ]);
    expect(JSON.parse(stdout).checks.at(-1)).toMatchObject({ id: "noisy/one", status: "pass" });
    expect(stderr).toContain("loaded\n");
    expect(stderr).toContain("something that a plug-in started failed: stray");
    expect(status).toBe(0);
  });

  test("the check in TypeScript compiles, strictly and without the types of Node", () => {
    writeFileSync(path.join(project, "one-account.ts"), printed("## TypeScript", "ts"));
    writeFileSync(
      path.join(project, "plugin.ts"),
      [
        'import { definePlugin, type Plugin } from "bedrock-doctor/plugin";',
        'import { diagnose, type Report } from "bedrock-doctor";',
        'import { oneAccount } from "./one-account.js";',
        'const plugin = definePlugin({ name: "acme", checks: [oneAccount] });',
        "export default plugin satisfies Plugin;",
        "export const report: Promise<Report> = diagnose({ invoke: false, plugins: [plugin] });",
        "// @ts-expect-error: there is no such option",
        "export const wrong = diagnose({ invokes: false });",
        "",
      ].join("\n"),
    );
    writeFileSync(
      path.join(project, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: {
          ...{ target: "ES2023", module: "NodeNext", lib: ["ES2023"], types: [], strict: true },
          ...{ exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true },
        },
        files: ["plugin.ts"],
      }),
    );
    const tsc = path.join(ROOT, "node_modules", "typescript", "bin", "tsc");
    const compiled = spawnSync(process.execPath, [tsc, "-p", project], { encoding: "utf8" });
    expect({ status: compiled.status, output: compiled.stdout }).toEqual({ status: 0, output: "" });
  });
});
