/**
 * What changed from one report to a later one: settings, plan, facts and findings. Times, durations and
 * request IDs are other ones in each run and say nothing, so they are left out; entries of lists are
 * matched by what they are, so that one that is new does not move the others.
 */
import { redact } from "./redact.js";
import type { Report, ReportFinding } from "./types.js";

/** `old` or `new` is absent where the value was not there. */
export interface Change {
  path: string;
  old?: unknown;
  new?: unknown;
}

interface ComparedFinding {
  code: string;
  severity: string;
  /** The configuration ignores it. */
  ignored: boolean;
  title: string;
}

interface Compared {
  generatedAt: string;
  version: string;
  mode: string;
  verdict: string;
  exitCode: number;
}

/** What `diff` prints. */
export interface ReportDiff {
  schemaVersion: 1;
  tool: { name: "bedrock-doctor"; version: string };
  old: Compared;
  new: Compared;
  /** Nothing changed but the time. */
  same: boolean;
  findings: {
    added: ComparedFinding[];
    removed: ComparedFinding[];
    changed: { code: string; changes: Change[] }[];
  };
  settings: Change[];
  plan: Change[];
  facts: Change[];
}

/** Parts of the plan that stand in settings files and variables. */
const SETTINGS: readonly string[] = ["settings", "variables", "providerSwitches", "overrides", "allowList"];

const OTHER_EACH_TIME: readonly string[] = [
  "at",
  "askedAt",
  "durationMs",
  "firstByteMs",
  "afterMs",
  "clockOffsetMs",
  "requestId",
];

/** What entries of a list are told apart by, the first that tells all of them. */
const IDENTITIES: readonly (readonly string[])[] = [
  ["role"],
  ["file", "scope"],
  ["name", "source"],
  ["name"],
  ["code"],
  ["id"],
  ["arn"],
  ["key"],
  ["variable"],
  ["model", "route", "region"],
  ["model"],
  ["host"],
  ["source"],
];

/** Compares two reports; neither is changed. */
export function compareReports(old: Report, later: Report, version: string): ReportDiff {
  const [oldSettings, oldPlan] = splitPlan(old);
  const [newSettings, newPlan] = splitPlan(later);
  const findings = compareFindings(old, later);
  const settings = compare(oldSettings, newSettings);
  const plan = compare(oldPlan, newPlan);
  const facts = compare(old.facts, later.facts);
  const sides = { old: describe(old), new: describe(later) };
  const count =
    findings.added.length +
    findings.removed.length +
    findings.changed.length +
    settings.length +
    plan.length +
    facts.length;
  const same =
    count === 0 && sides.old.verdict === sides.new.verdict && sides.old.exitCode === sides.new.exitCode;
  const tool = { name: "bedrock-doctor" as const, version };
  const diff: ReportDiff = { schemaVersion: 1, tool, ...sides, same, findings, settings, plan, facts };
  return redact(diff, [], Math.max(old.redactions.length, later.redactions.length)).value;
}

function describe({ generatedAt, tool, mode, verdict, exitCode }: Report): Compared {
  return { generatedAt, version: tool.version, mode, verdict, exitCode };
}

function splitPlan({ plan }: Report): [Record<string, unknown>, Record<string, unknown>] {
  const entries = Object.entries(plan);
  const of = (isSetting: boolean) =>
    Object.fromEntries(entries.filter(([key]) => SETTINGS.includes(key) === isSetting));
  return [of(true), of(false)];
}

function compareFindings(old: Report, later: Report): ReportDiff["findings"] {
  const before = byCode(old);
  const after = byCode(later);
  const missingIn = (other: ReadonlyMap<string, unknown>, own: ReadonlyMap<string, Shown>) =>
    [...own].filter(([key]) => !other.has(key)).map(([, one]) => summaryOf(one));
  return {
    added: missingIn(before, after),
    removed: missingIn(after, before),
    changed: [...before].flatMap(([key, one]) => {
      const other = after.get(key);
      const changes = other === undefined ? [] : compare(comparable(one), comparable(other));
      return changes.length === 0 ? [] : [{ code: one.finding.code, changes }];
    }),
  };
}

interface Shown {
  finding: ReportFinding;
  ignored: boolean;
}

/** One code can be found more than once: then by their order. */
function byCode({ findings, suppressed }: Report): Map<string, Shown> {
  const shown = new Map<string, Shown>();
  for (const [list, ignored] of [
    [findings, false],
    [suppressed, true],
  ] as const) {
    for (const finding of list) {
      let count = 1;
      while (shown.has(`${finding.code} ${count}`)) count += 1;
      shown.set(`${finding.code} ${count}`, { finding, ignored });
    }
  }
  return shown;
}

function summaryOf({ finding: { code, severity, title }, ignored }: Shown): ComparedFinding {
  return { code, severity, ignored, title };
}

function comparable({ finding, ignored }: Shown): Record<string, unknown> {
  const { severity, measured, expected, locations } = finding;
  return { severity, ignored, measured, expected, locations };
}

function compare(old: unknown, later: unknown): Change[] {
  const changes: Change[] = [];
  walk(old, later, "", changes);
  return changes;
}

function walk(old: unknown, later: unknown, path: string, changes: Change[]): void {
  if (Array.isArray(old) && Array.isArray(later)) {
    const identity = identityFor(old, later);
    const mapOf = (list: unknown[]) =>
      new Map(list.map((item, index) => [identity === null ? String(index) : nameOf(item, identity), item]));
    walkBoth(mapOf(old), mapOf(later), (key) => `${path}[${key}]`, changes);
  } else if (isObject(old) && isObject(later)) {
    const mapOf = (value: Record<string, unknown>) =>
      new Map(Object.entries(value).filter(([key]) => !OTHER_EACH_TIME.includes(key)));
    walkBoth(mapOf(old), mapOf(later), (key) => (path === "" ? key : `${path}.${key}`), changes);
  } else if (textOf(old) !== textOf(later)) changes.push({ path, old, new: later });
}

function walkBoth(
  old: ReadonlyMap<string, unknown>,
  later: ReadonlyMap<string, unknown>,
  pathOf: (key: string) => string,
  changes: Change[],
): void {
  for (const key of new Set([...old.keys(), ...later.keys()])) {
    const path = pathOf(key);
    if (!later.has(key)) changes.push({ path, old: old.get(key) });
    else if (!old.has(key)) changes.push({ path, new: later.get(key) });
    else walk(old.get(key), later.get(key), path, changes);
  }
}

function identityFor(old: readonly unknown[], later: readonly unknown[]): readonly string[] | null {
  const tells = (keys: readonly string[], list: readonly unknown[]) =>
    list.every((item) => isObject(item) && keys.every((key) => typeof item[key] === "string")) &&
    new Set(list.map((item) => nameOf(item, keys))).size === list.length;
  return IDENTITIES.find((keys) => tells(keys, old) && tells(keys, later)) ?? null;
}

function nameOf(item: unknown, keys: readonly string[]): string {
  return keys.map((key) => (isObject(item) ? String(item[key]) : "")).join(" ");
}

/** Which ordinal a secret has depends on what else was replaced. */
function textOf(value: unknown): string {
  return (JSON.stringify(value) ?? "").replace(/<secret:\d+>/g, "<secret>");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
