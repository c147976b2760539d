/**
 * `npm run bench -- [--rounds 15] [--latency 80]`: what the built tool costs, as ratios to `node -e 0`
 * of the same run, for milliseconds of one machine say nothing on another. It prints the budgets with
 * `within` or `over` and judges nothing: the exit code is 0 unless a command fails.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { measure } from "./measure.mjs";
import { buildServer, startServer } from "./simulator.mjs";

/** @typedef {import("./measure.mjs").Measured} Measured */
/** @typedef {import("./measure.mjs").Row} Row */

const TOOL = path.join(import.meta.dirname, "..", "dist", "bedrock-doctor.js");
/** What no tool of this kind can be below. */
const FLOOR = path.join(import.meta.dirname, "floor.mjs");
const BUDGET = { version: 1.2, plan: 1.5, run: 3, peak: 100, roundTrips: 3, slack: 0.25 };
const NAMES = {
  node: "node -e 0",
  floor: "an ES module that prints a line",
  version: "--version",
  plan: "plan, with a client on PATH",
  run: "run, simulator in another process",
  inProcess: "run --simulate healthy",
  far: "run, simulator that answers late",
};

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "15" }, latency: { type: "string", default: "80" } },
});
const latency = Number(values.latency);

const home = mkdtempSync(path.join(tmpdir(), "bedrock-doctor-bench-"));
/** A machine without settings of its own, so that the figures are the tool's. */
const bare = {
  PATH: process.env.PATH,
  HOME: home,
  NO_COLOR: "1",
  // Node reads this bundle at every start, for `node -e 0` too: left out, the ratios would be of another machine.
  ...(process.env.NODE_EXTRA_CA_CERTS === undefined
    ? {}
    : { NODE_EXTRA_CA_CERTS: process.env.NODE_EXTRA_CA_CERTS }),
};
/** @type {import("./simulator.mjs").Served[]} */
const open = [];
try {
  /** @type {Row[]} */
  const rows = [
    { name: NAMES.node, args: ["-e", "0"], environment: bare },
    { name: NAMES.floor, args: [FLOOR], environment: bare },
    { name: NAMES.version, args: [TOOL, "--version"], environment: bare },
    { name: NAMES.plan, args: [TOOL, "plan"], environment: machine(home) },
    { name: NAMES.inProcess, args: [TOOL, "--simulate", "healthy"], environment: bare },
  ];
  const program = await buildServer(home);
  const near = await startServer(program, "healthy", 0);
  open.push(near);
  const far = await startServer(program, "healthy", latency);
  open.push(far);
  rows.push({ name: NAMES.run, args: [TOOL], environment: { ...bare, ...near.variables } });
  rows.push({ name: NAMES.far, args: [TOOL], environment: { ...bare, ...far.variables } });
  print(await measure(rows, Number(values.rounds)));
} finally {
  for (const served of open) await served.close();
  rmSync(home, { recursive: true, force: true });
}

/**
 * A machine with a client, settings and AWS files, for a plan that has something to read.
 *
 * @param {string} folder
 * @returns {NodeJS.ProcessEnv}
 */
function machine(folder) {
  const own = path.join(folder, "machine");
  const install = path.join(own, ".local", "share", "claude", "versions");
  const bin = path.join(own, ".local", "bin");
  for (const one of [install, bin, path.join(own, ".claude"), path.join(own, ".aws")]) {
    mkdirSync(one, { recursive: true });
  }
  writeFileSync(path.join(install, "2.1.328"), "", { mode: 0o755 });
  symlinkSync(path.join(install, "2.1.328"), path.join(bin, "claude"));
  const settings = { env: { CLAUDE_CODE_USE_BEDROCK: "1", AWS_PROFILE: "work", AWS_REGION: "eu-west-1" } };
  writeFileSync(path.join(own, ".claude", "settings.json"), JSON.stringify(settings));
  writeFileSync(path.join(own, ".aws", "config"), "[profile work]\nregion = us-east-1\n");
  return { ...bare, HOME: own, PATH: `${bin}${path.delimiter}${process.env.PATH}` };
}

/** @param {readonly Measured[]} measured */
function print(measured) {
  const of = (/** @type {string} */ name) => {
    const found = measured.find((one) => one.name === name);
    if (!found) throw new Error(`${name} was not measured`);
    return found;
  };
  const base = of(NAMES.node);
  console.log(`Node ${process.version}, ${values.rounds} rounds\n`);
  console.log(columns(["", "median ms", "x", "min ms", "min x", "peak MB"]));
  for (const one of measured) {
    const ratios = [one.median, one.median / base.median, one.minimum, one.minimum / base.minimum, one.peak];
    console.log(
      columns([one.name, ...ratios.map((value, at) => value.toFixed(at === 1 || at === 3 ? 2 : 1))]),
    );
  }

  const run = of(NAMES.run);
  const far = of(NAMES.far);
  const peak = Math.max(...measured.map((one) => one.peak));
  const limit = (run.median + BUDGET.roundTrips * latency) * (1 + BUDGET.slack);
  console.log("");
  judge("--version, x node -e 0", of(NAMES.version).median / base.median, BUDGET.version);
  judge("plan, x node -e 0", of(NAMES.plan).median / base.median, BUDGET.plan);
  judge("full run, x node -e 0", run.median / base.median, BUDGET.run);
  judge("peak memory, MB", peak, BUDGET.peak);
  judge(`run with answers ${latency} ms late, ms`, far.median, limit);
  console.log(`  that run waits for ${((far.median - run.median) / latency).toFixed(1)} round trips`);
}

/**
 * @param {string} what
 * @param {number} value
 * @param {number} limit
 */
function judge(what, value, limit) {
  console.log(
    `${value <= limit ? "within" : "over  "}  ${what}: ${value.toFixed(2)} (budget ${limit.toFixed(2)})`,
  );
}

/** @param {readonly string[]} cells */
function columns([first = "", ...rest]) {
  return `${first.padEnd(36)}${rest.map((cell) => cell.padStart(10)).join("")}`;
}
