/**
 * Lets the built command run once and keeps what V8 compiled of each pack beside it, for the release of
 * Node that builds (`open-pack.cjs` says how it is used). What was not called is not kept: it would be
 * read for nothing at each start. The runs go one after the other, each adds to what the one before left.
 * Measured with Node 20, 2026-11-20: a run of 220 ms takes 150, a `plan` of 82 takes 66.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

const PRELOADED = path.join(import.meta.dirname, "keep-code.cjs");
/** What people do most: a prediction, a run that finds nothing, and what a text, a code and a check mean. */
const COMMANDS = [
  ["plan"],
  [],
  ["policy"],
  ["explain", "ExpiredTokenException: The security token included in the request is expired"],
  ["explain", "credentials.expired"],
];
const SCENARIO = "healthy";
/** What the simulator prints last. */
const LAST = "AWS_SECRET_ACCESS_KEY";
const ASSIGNMENT = /^export (\w+)='(.*)'$/;

/**
 * @param {string} command - the built `bedrock-doctor.js`
 * @throws {Error} where one of its runs ends with anything but 0
 */
export async function keepCode(command) {
  const home = mkdtempSync(path.join(tmpdir(), "bedrock-doctor-build-"));
  const bare = { PATH: process.env.PATH, HOME: home };
  const simulator = spawn(process.execPath, [command, "simulate", SCENARIO], {
    env: bare,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const closed = once(simulator, "close");
  try {
    const served = await variablesOf(simulator.stdout);
    mkdirSync(path.join(home, ".claude"));
    writeFileSync(
      path.join(home, ".claude", "settings.json"),
      JSON.stringify({ env: { AWS_REGION: served.AWS_REGION } }),
    );
    for (const words of COMMANDS) await run([command, ...words], { ...bare, ...served });
  } finally {
    simulator.kill();
    await closed;
    rmSync(home, { recursive: true, force: true });
  }
}

/**
 * The variables that the simulator prints, for a shell, when it serves.
 *
 * @param {import("node:stream").Readable} output
 * @returns {Promise<Record<string, string>>}
 * @throws {Error} where it ends before
 */
async function variablesOf(output) {
  /** @type {Record<string, string>} */
  const found = {};
  for await (const line of createInterface({ input: output })) {
    const [, name, value] = ASSIGNMENT.exec(line) ?? [];
    if (name !== undefined && value !== undefined) found[name] = value;
    if (name === LAST) return found;
  }
  throw new Error("the simulator ended before it served");
}

/**
 * @param {readonly string[]} words
 * @param {NodeJS.ProcessEnv} env
 */
async function run(words, env) {
  const child = spawn(process.execPath, ["--require", PRELOADED, ...words], { env, stdio: "ignore" });
  const [exitCode] = await once(child, "close");
  if (exitCode !== 0) throw new Error(`${words.slice(1).join(" ") || "a run"} ended with ${exitCode}`);
}
