/**
 * What was checked: one line for all areas, or with `--verbose` one line for each check and each
 * question that was asked. An area is as bad as its worst check; what could not be decided is named.
 */
import type { Area } from "../../engine/types.js";
import type { Report, ReportCheck } from "../types.js";
import { formatIamMatrix } from "./iam-matrix.js";
import { type Mark, type Pen, symbolWidth } from "./pen.js";
import { countOf, formatMilliseconds, NO_BREAK, padEnd, textWidth } from "./text.js";

const WORST_FIRST: readonly Mark[] = ["fail", "crashed", "blocked", "unknown", "warn", "pass"];
const MOST_UNKNOWNS = 3;

/** Checks only think: below this their duration says nothing. Questions have theirs. */
const SLOW_MS = 10;

/** With less room beside its ID a sentence goes below it. */
const NARROWEST_TEXT = 36;

/** All areas with their state, and what of it needs a word. */
export function formatAreas(report: Report, pen: Pen): string[] {
  const areas = [...new Set(report.checks.map(({ area }) => area))]
    .map((area) => {
      const checks = report.checks.filter((check) => check.area === area);
      const mark = markOf(checks);
      return { area, mark, text: area + remark(area, mark, checks, report) };
    })
    // What the tool has to say of itself is only worth a word when something is wrong with it.
    .filter(({ area, mark }) => area !== "doctor" || (mark !== "pass" && mark !== "skipped"));
  const skipped = areas.filter(({ mark }) => mark === "skipped");
  const telling = areas.filter(({ mark }) => mark !== "skipped");
  const first = flow(telling, pen);
  // Where the areas need a second line anyway, the skipped ones fill it.
  const lines = first.length > 1 ? flow([...telling, ...skipped], pen) : [...first, ...flow(skipped, pen)];
  if (areas.some(({ mark }) => mark === "blocked")) {
    const causes = report.findings.filter(({ cause }) => cause).length;
    const above = causes === 0 ? "" : ` by the cause${causes === 1 ? "" : "s"} above`;
    lines.push(`  ${pen.symbol("blocked")}${pen.ascii ? "" : " blocked"}${above}`);
  }
  return [...lines, ...unknownLines(report, pen)];
}

/** An optional question without an answer does not take away what the others of its area proved. */
function markOf(checks: readonly ReportCheck[]): Mark {
  const passes = checks.some(({ status }) => status === "pass");
  const telling = checks.filter((check) => !(passes && isOptionalUnknown(check)));
  return WORST_FIRST.find((status) => telling.some((check) => check.status === status)) ?? "skipped";
}

function isOptionalUnknown({ status, required }: ReportCheck): boolean {
  return status === "unknown" && !required;
}

/** Each check with what it proved, then each question with its state. */
export function formatChecks(report: Report, pen: Pen): string[] {
  const longest = Math.max(0, ...report.checks.map(({ id }) => textWidth(id)));
  const facts = Object.entries(report.facts).filter(([, fact]) => !hasNoObject(fact));
  const widest = Math.max(0, ...facts.map(([name]) => textWidth(name)));
  const asked = facts.map(([name, fact]) => {
    const time = fact.state === "not-asked" ? "" : `  ${formatMilliseconds(fact.durationMs)}`;
    return `    ${padEnd(name, widest + 2)}${fact.state.replace("-", " ")}${pen.dim(time)}`;
  });
  const lines = report.checks.flatMap((check) => checkLines(check, longest, pen));
  const matrix = formatIamMatrix(report, pen);
  return [`  ${pen.bold("Checks")}`, ...lines, "", `  ${pen.bold("Asked")}`, ...asked, ...matrix];
}

/** What this set-up gives no reason to ask is no news. */
function hasNoObject(fact: Report["facts"][keyof Report["facts"]]): boolean {
  return fact.state === "not-asked" && fact.why.because === "plan" && !fact.why.applies;
}

function checkLines(check: ReportCheck, longest: number, pen: Pen): string[] {
  const { id, status, proved, blockedBy, durationMs } = check;
  const by = blockedBy === undefined ? "" : ` Blocked by ${blockedBy.join(", ")}.`;
  const slow = durationMs < SLOW_MS ? "" : ` (${Math.round(durationMs)}${NO_BREAK}ms)`;
  const crash = status === "crashed" ? "Crashed. " : "";
  const told = `${crash}${proved}${by}${slow}`;
  const symbolColumns = symbolWidth(pen.ascii ? "blocked" : "pass", pen.ascii);
  const symbol = pen.symbol(status) + " ".repeat(symbolColumns - symbolWidth(status, pen.ascii));
  const column = 4 + symbolColumns + 1;
  const beside = column + longest + 2;
  if (pen.columns - beside < NARROWEST_TEXT) return [`    ${symbol} ${id}`, ...pen.prose(told, column)];
  return pen
    .labelled("", told, { by: 0, column: beside })
    .map((line, index) =>
      index === 0 ? `    ${symbol} ${padEnd(id, longest + 2)}${line.trimStart()}` : line,
    );
}

/** Why an area was skipped, where the plan or an option says it in a word. */
function remark(area: Area, mark: Mark, checks: readonly ReportCheck[], { plan }: Report): string {
  if (checks.every(({ status }) => status === "crashed")) return " (crashed)";
  if (mark !== "skipped") return "";
  if (area === "mantle" && (plan.provider === "invoke" || plan.provider === "none")) return " (off)";
  if (area === "guardrails" && plan.request.guardrail === null) return " (none)";
  const option = /--[a-z][a-z-]*/.exec(checks.map(({ proved }) => proved).join(" "))?.[0];
  return option === undefined ? "" : ` (${option})`;
}

function flow(items: readonly { mark: Mark; text: string }[], pen: Pen): string[] {
  const lines: string[] = [];
  let width = 0;
  for (const { mark, text } of items) {
    const own = symbolWidth(mark, pen.ascii) + 1 + textWidth(text);
    const item = `${pen.symbol(mark)} ${mark === "skipped" ? pen.dim(text) : text}`;
    if (lines.length > 0 && width + 2 + own <= pen.columns) {
      lines[lines.length - 1] += `  ${item}`;
      width += 2 + own;
    } else {
      lines.push(`  ${item}`);
      width = 2 + own;
    }
  }
  return lines;
}

function unknownLines({ checks }: Report, pen: Pen): string[] {
  const unknown = checks.filter((check) => check.status === "unknown" && check.required);
  if (unknown.length > MOST_UNKNOWNS) {
    return pen.prose(`${countOf(unknown.length, "check")} could not be decided; --verbose says why.`, 2);
  }
  return unknown.flatMap(({ id, proved }) => pen.labelled("?", `${id}: ${proved}`, { by: 2, column: 4 }));
}
