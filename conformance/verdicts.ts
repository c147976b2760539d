/**
 * For each scenario: whether the client works there, against whether the tool says so. A scenario's
 * machine is written to disk, and its moments in time are moved to now, for the client has no other clock.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { loadScenario, scenarioNames } from "../src/simulator/index.js";
import type { Scenario } from "../src/simulator/types.js";
import { extraArguments } from "../test/scenarios/expected.js";
import { layOut, runOn } from "./machine.js";
import { installClient, type Release, tool } from "./programs.js";
import { environmentOf, machineOf, moveToNow, SCENARIO_HOME } from "./scenario-machine.js";
import { openStage } from "./stage.js";

/** Where the two may part, and why that is right. Everything else that parts is a miss. */
const exceptions: Record<string, string> = {
  "setup-secret-in-settings": "a secret in a project's file is an error by itself; nothing stops working",
  "region-ignored-by-version": "the client works, in another region than the one that was written down",
  "model-legacy-inactive": "only the background model is refused, which `claude -p` does not ask here",
  "throughput-throttled-requests":
    "only the background model is throttled, which `claude -p` does not ask here",
  "mantle-unrouted": "only the background model is misrouted, which `claude -p` does not ask here",
};

const limitMs = 45_000;

/** @returns whether no scenario parts without a reason */
export async function compareVerdicts(
  releases: readonly Release[],
  folder: string,
  { verbose, step }: { verbose: boolean; step: number },
): Promise<boolean> {
  const newest = releases.at(-1);
  if (newest === undefined) return true;
  let [agree, parted, excused] = [0, 0, 0];
  const left: string[] = [];
  for (const name of scenarioNames.filter((_, at) => at % step === 0)) {
    const scenario = await loadScenario(name);
    const why = scenario === undefined ? "no scenario" : whyNotCompared(scenario);
    if (scenario === undefined || why !== null) {
      left.push(`${name} (${why})`);
      continue;
    }
    const version = scenario.machine.claudeVersion ?? newest.version;
    const release = releases.find((one) => one.version === version) ?? newest;
    const { works, verdict, shown, codes } = await compare(scenario, release, folder);
    const saysSo = verdict === "pass" || verdict === "warn";
    const same = works === saysSo || (works && verdict === "inconclusive");
    if (same) agree += 1;
    else if (exceptions[name] !== undefined) excused += 1;
    else parted += 1;
    if (!same || verbose) {
      const client = works ? "works" : `fails: ${shown.slice(0, 160)}`;
      const reason = same ? "" : ` · ${exceptions[name] ?? "NO REASON"}`;
      console.log(
        `${same ? "agrees" : "PARTS "}  ${release.version}  ${name}: tool ${verdict} (${codes.join(", ")}), client ${client}${reason}`,
      );
    }
  }
  console.log(
    `verdicts: ${agree} scenarios agree, ${excused} part for a listed reason, ${parted} part without`,
  );
  if (left.length > 0) console.log(`not compared: ${left.join("; ")}`);
  return parted === 0;
}

function whyNotCompared({ machine, network }: Scenario): string | null {
  if (machine.platform !== "linux") return "another platform";
  if (machine.claudeVersion === null) return "no client";
  if (machine.commands !== undefined) return "helper commands that exist in the scenario alone";
  if (Object.entries(machine.environment).some(([name]) => /_proxy$/i.test(name)))
    return "a proxy of its own";
  if (Object.keys(machine.files).some((path) => !path.startsWith("~/") && !path.startsWith(SCENARIO_HOME))) {
    return "files outside of the home";
  }
  if (network.faults?.some(({ fault }) => fault.kind === "stall")) return "a host that never answers";
  return null;
}

async function compare(scenario: Scenario, release: Release, folder: string) {
  const root = mkdtempSync(join(folder, "verdict-"));
  const moved = moveToNow(scenario);
  // One for both: a token that the tool renews is the client's as well.
  const stage = await openStage(moved, root);
  try {
    const laid = layOut(machineOf(moved), root);
    const inHome = { ...laid, work: join(laid.home, "project") };
    const environment = environmentOf(moved, laid, installClient(root, release.version));
    const options = [
      "run",
      "--mode",
      "print",
      "--trust-project",
      "--format",
      "json",
      "--timeout",
      "30",
    ].concat(argumentsOf(scenario.name));
    const ran = await runOn(
      inHome,
      process.execPath,
      [tool(), ...options],
      { ...environment, ...stage.environment },
      limitMs,
    );
    const client = await runOn(
      inHome,
      release.executable,
      ["-p", "hi", "--output-format", "json"],
      { ...environment, ...stage.environment, CLAUDE_CODE_MAX_RETRIES: "0" },
      limitMs,
    );
    const report = ran.stdout.startsWith("{")
      ? JSON.parse(ran.stdout)
      : { verdict: `none: ${ran.stderr}`, findings: [] };
    return {
      works: client.exitCode === 0 && !client.stdout.includes('"is_error":true'),
      shown: (
        /"result":"((?:[^"\\]|\\.)*)"/.exec(client.stdout)?.[1] ?? client.stdout + client.stderr
      ).trim(),
      verdict: String(report.verdict),
      codes: report.findings.map(({ code }: { code: string }) => code) as string[],
    };
  } finally {
    await stage.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** What a scenario is asked with, beside the way of starting: a gate says nothing of the client. */
function argumentsOf(name: string): string[] {
  const own = extraArguments[name] ?? [];
  return own.some((one) => /^--(?:mode|timeout|expect-|no-invoke)/.test(one)) ? [] : own;
}
