/**
 * `replay`: today's checks over the plan and the facts of a saved report. It reads that one file,
 * nothing else of this machine, and asks nobody: a ticket from another machine is judged as it was there.
 */
import { builtInChecks } from "../../checks/index.js";
import type { Plan } from "../claude-code/types.js";
import { unknown } from "../engine/define-check.js";
import type { AnyCheck } from "../engine/types.js";
import type { Report } from "../report/types.js";
import { judgePlan } from "./judge.js";
import { printReport } from "./print-report.js";
import { type Configuration, type FurtherChecks, readConfiguration } from "./read-configuration.js";
import type { ReplayOptions } from "./run-options.js";
import { readSavedReport, type SavedReport } from "./saved-report.js";
import { UsageError } from "./usage-error.js";

/**
 * Judges a saved report anew and prints what comes of it.
 *
 * @returns the exit code, as of `run`.
 * @throws UsageError for a file that holds no report, and for options that cannot be used.
 */
export async function replayCommand(file: string, options: ReplayOptions): Promise<number> {
  if (options.quiet === true && options.verbose === true) {
    throw new UsageError("--quiet and --verbose exclude each other");
  }
  if (options.output !== undefined || options.report !== undefined) {
    (await import("./report-files.js")).refuseFiles(options);
  }
  const saved = readSavedReport(file);
  if (options.quiet !== true)
    for (const line of sayOrigin(file, saved)) process.stderr.write(`bedrock-doctor: ${line}\n`);
  const report = await replayReport(file, saved, options);
  await printReport(report, options);
  if (report.checks.some(({ area }) => area === "plugin")) {
    (await import("./plugins/contain.js")).endSoon(report.exitCode);
  }
  return report.exitCode;
}

/** What today's checks make of it; `file` is what a message calls it. */
export async function replayReport(
  file: string,
  saved: SavedReport,
  options: ReplayOptions,
): Promise<Report> {
  const { report, lackingPlan } = saved;
  const ofPlugins =
    options.plugin === undefined && options.config === undefined
      ? null
      : await import("./plugins/plugins-of-run.js");
  const plugins = (await ofPlugins?.pluginsOfRun(options)) ?? [];
  const further = ofPlugins === null ? undefined : { checks: ofPlugins.listPluginChecks(plugins), plugins };
  const configuration = configurationOf(report, options.config, further);
  const read = new Set<string>();
  try {
    return await judgePlan(
      {
        plan: lackingPlan.length === 0 ? report.plan : noteReads(report.plan, lackingPlan, read),
        facts: report.facts,
        cost: report.cost,
        generatedAt: new Date().toISOString(),
        simulated: report.simulated,
        mode: report.mode,
        configuration,
        replaced: report.redactions,
        secrets: [],
        plugins,
      },
      options,
      lackingPlan.length === 0 ? builtInChecks : builtInChecks.map((check) => guarded(check, read)),
    );
  } catch (error) {
    // The schema holds the shape, and not every dependence of one value on another.
    if (error instanceof TypeError || error instanceof RangeError) {
      throw new UsageError(`${file} cannot be judged: its values contradict each other`);
    }
    throw error;
  }
}

/**
 * The one that the command line names, or else the one the report was made with: the same facts give
 * the same report, whatever folder it is replayed in. What was expired stays so.
 */
function configurationOf(
  { configuration }: Report,
  named: string | undefined,
  further: FurtherChecks | undefined,
): Configuration | null {
  if (named !== undefined) {
    return readConfiguration(named, "--config", new Date().toISOString().slice(0, 10), further);
  }
  if (configuration === undefined) return null;
  const ignore = configuration.ignore.map(({ state, note: _, ...rule }) => ({
    ...rule,
    expired: state === "expired",
  }));
  return { ...configuration, ignore };
}

/** The plan, which notes in `read` each of the parts that is asked for. */
function noteReads(plan: Plan, parts: readonly string[], read: Set<string>): Plan {
  return new Proxy(plan, {
    get(target, key) {
      if (typeof key === "string" && parts.includes(key)) read.add(key);
      return Reflect.get(target, key);
    },
  });
}

/** The check, which passes no judgement that rests on a part of the plan that is not there. */
function guarded(check: AnyCheck, read: Set<string>): AnyCheck {
  return {
    ...check,
    run(input) {
      read.clear();
      const outcome = check.run(input);
      if (read.size === 0 || (outcome.kind !== "proved" && outcome.kind !== "not-applicable")) return outcome;
      return unknown(`The saved report's plan holds no ${[...read].join(", ")}.`);
    },
  };
}

function sayOrigin(file: string, { report, lacking, lackingPlan }: SavedReport): string[] {
  const { generatedAt, tool } = report;
  const version = tool.version.replace(/[^\w.+-]/g, "?").slice(0, 40);
  const missing = [...lacking, ...lackingPlan.map((part) => `plan.${part}`)];
  return [
    `replays ${file}: plan and facts of ${new Date(generatedAt).toISOString()}, by bedrock-doctor ${version}`,
    ...(missing.length === 0
      ? []
      : [`that report lacks ${missing.join(", ")}: what needs them cannot be decided`]),
  ];
}
