/**
 * Runs a program of this repository that is written in TypeScript, on any Node that the tool
 * supports: bundled into a folder of its own, with the built tool's place in BEDROCK_DOCTOR_DIST.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";

const ROOT = path.join(import.meta.dirname, "..");

/** @param {string} program path from the root of the repository */
export async function runTypeScript(program) {
  const folder = mkdtempSync(path.join(tmpdir(), "bedrock-doctor-program-"));
  const outfile = path.join(folder, "main.mjs");
  try {
    await build({
      absWorkingDir: ROOT,
      entryPoints: [program],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      mainFields: ["module", "main"],
      banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
      logLevel: "warning",
    });
    const env = {
      ...process.env,
      BEDROCK_DOCTOR_DIST: process.env.BEDROCK_DOCTOR_DIST ?? path.join(ROOT, "dist"),
    };
    const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], {
      stdio: "inherit",
      env,
    });
    process.exitCode = status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
