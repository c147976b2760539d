/** Bundles and starts `serve.ts`: simulators that run beside what is measured. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";

const ROOT = path.join(import.meta.dirname, "..");

/**
 * @typedef {object} Served
 * @property {Record<string, string>} variables what a client has to set to be served
 * @property {() => Promise<void>} close
 */

/**
 * @param {string} folder for the program's own files
 * @returns {Promise<string>} the program that serves
 */
export async function buildServer(folder) {
  const outfile = path.join(folder, "serve.mjs");
  await build({
    absWorkingDir: ROOT,
    entryPoints: ["bench/serve.ts"],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    logLevel: "warning",
  });
  return outfile;
}

/**
 * @param {string} program of `buildServer`
 * @param {string} scenario
 * @param {number} latency ms of each answer
 * @returns {Promise<Served>}
 * @throws {Error} where it ends before it serves
 */
export async function startServer(program, scenario, latency) {
  const child = spawn(process.execPath, [program, scenario, String(latency), path.dirname(program)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  for await (const line of createInterface({ input: child.stdout })) {
    return {
      variables: JSON.parse(line),
      async close() {
        child.kill();
        await closed;
      },
    };
  }
  throw new Error(`the simulator of ${scenario} ended at once`);
}
