/**
 * Runs the checks of plug-ins by the same rules as the built-in ones. They may take their time, so the
 * engine goes over them twice: first it finds out which of them get what they need, and these begin;
 * then it is given what they came to, as if they had said it at once. What goes wrong in a plug-in is
 * one finding of that plug-in.
 */
import type { Found } from "../../diagnosis/types.js";
import { unknown } from "../define-check.js";
import { runChecks, type SeverityOf } from "../run-checks.js";
import type { AnyCheck, CheckResult, Outcome, RunInput } from "../types.js";
import { codeOf, listPluginChecks } from "./list-plugin-checks.js";
import { refuseOutcome } from "./refuse-plugin.js";
import type {
  LoadedPlugin,
  Plugin,
  PluginCheck,
  PluginFinding,
  PluginOutcome,
  PluginWords,
} from "./types.js";

/** What each finding of a plug-in says. */
export type PluginTexts = WeakMap<object, PluginWords>;

interface Settled {
  outcome?: Outcome;
  error?: unknown;
  durationMs: number;
}

/**
 * Runs all checks of the plug-ins at once.
 *
 * @param input - holds no secret: what a plug-in is given is a copy of it.
 * @param options.limitMs - for each check.
 * @returns results in the declared order, and the words of their findings.
 */
export async function runPlugins(
  loaded: readonly LoadedPlugin[],
  input: RunInput,
  options: {
    severityOf: SeverityOf;
    now: () => number;
    switchedOff?: (check: AnyCheck) => string | null;
    limitMs: number;
  },
): Promise<{ results: CheckResult[]; texts: PluginTexts }> {
  const texts: PluginTexts = new WeakMap();
  const begun = new Map<string, Promise<Settled>>();
  const begin = loaded.flatMap((one) => {
    const listed = listPluginChecks([one]);
    if (!("plugin" in one)) return listed;
    return listed.map((check, index) => ({
      ...check,
      run(given: Record<string, unknown>) {
        const own = one.plugin.checks[index] as PluginCheck;
        begun.set(check.id, settle(one.plugin, own, structuredClone(given), options, texts));
        return unknown("It has begun.");
      },
    }));
  });
  runChecks(begin, input, options);
  const settled = new Map<string, Settled>();
  for (const [id, ending] of begun) settled.set(id, await ending);
  const end = begin.map((check) => {
    const own = settled.get(check.id);
    return own === undefined ? check : { ...check, run: () => replayed(own) };
  });
  const results = runChecks(end, input, options).map((result) => {
    const durationMs = settled.get(result.id)?.durationMs;
    return durationMs === undefined ? result : { ...result, durationMs };
  });
  return { results: loaded.flatMap((one) => oneCrash(one, ofPlugin(one, results))), texts };
}

function replayed({ outcome, error }: Settled): Outcome {
  if (outcome === undefined) throw error;
  return outcome;
}

async function settle(
  plugin: Plugin,
  check: PluginCheck,
  given: Record<string, unknown>,
  { now, limitMs }: { now: () => number; limitMs: number },
  texts: PluginTexts,
): Promise<Settled> {
  const started = now();
  const duration = (): number => Math.max(0, Math.round((now() - started) * 100) / 100);
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const ran = Promise.resolve(check.run(given, { signal: controller.signal }));
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`it did not end within ${limitMs / 1000} s`)), limitMs);
    });
    const value: unknown = await Promise.race([ran, late]);
    const wrong = refuseOutcome(value, Object.keys(check.codes));
    if (wrong !== null) throw new Error(wrong);
    // Plain data, and its own: what a plug-in keeps hold of cannot change later, nor lead in a circle.
    const outcome = JSON.parse(JSON.stringify(value)) as PluginOutcome;
    return { outcome: toOutcome(plugin.name, check, outcome, texts), durationMs: duration() };
  } catch (error) {
    return { error, durationMs: duration() };
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

function toOutcome(name: string, check: PluginCheck, outcome: PluginOutcome, texts: PluginTexts): Outcome {
  if (outcome.kind !== "found") return outcome;
  return { kind: "found", found: outcome.found.map((one) => toFound(name, check, one, texts)) };
}

function toFound(name: string, check: PluginCheck, finding: PluginFinding, texts: PluginTexts): Found {
  const said = { ...check.codes[finding.code], ...finding };
  const { severity, locations, evidence } = said;
  const { summary, steps = [], commands = [], settings, policy, links = [] } = said.remedy ?? { summary: "" };
  // Its words are told apart from those of the catalogue by the object they belong to.
  const own = {};
  texts.set(own, {
    title: said.title ?? "",
    measured: said.measured,
    expected: said.expected,
    why: said.why ?? "",
    remedy: {
      summary,
      steps,
      commands,
      ...(settings === undefined ? {} : { settings }),
      ...(policy === undefined ? {} : { policy }),
      links,
    },
    ...(said.docs === undefined ? {} : { docs: said.docs }),
  });
  return {
    code: codeOf(name, finding.code),
    arguments: own,
    ...(severity === undefined ? {} : { severity }),
    ...(locations === undefined ? {} : { locations }),
    ...(evidence === undefined ? {} : { evidence }),
  } as Found;
}

function ofPlugin(one: LoadedPlugin, results: readonly CheckResult[]): CheckResult[] {
  const ids = new Set(listPluginChecks([one]).map(({ id }) => id));
  return results.filter(({ id }) => ids.has(id));
}

/** A plug-in that is broken in all of its checks is broken once. */
function oneCrash(one: LoadedPlugin, results: readonly CheckResult[]): CheckResult[] {
  const crashed = results.filter(({ status }) => status === "crashed").map(({ id }) => id);
  const [first, ...others] = crashed;
  return results.map((result) => {
    if (!crashed.includes(result.id)) return result;
    const proved = "The check failed by a fault of the plug-in; the others went on.";
    if (result.id !== first) return { ...result, proved, found: [] };
    return { ...result, proved, found: result.found.map((found) => ofThePlugin(found, one, others)) };
  });
}

function ofThePlugin(found: Found, { module, ...one }: LoadedPlugin, others: readonly string[]): Found {
  if (found.code !== "doctor.check-crashed") return found;
  const name = "plugin" in one ? one.plugin.name : null;
  return { ...found, arguments: { ...found.arguments, plugin: { name, module, others: [...others] } } };
}
