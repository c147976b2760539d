/**
 * The last lines: the verdict in one sentence that claims no more than was shown, then what the run
 * cost. It stands last because that is where the eye is when a command returns.
 */
import type { Report } from "../types.js";
import { modelLines } from "./models.js";
import type { Pen } from "./pen.js";
import { countOf, formatSeconds, textWidth } from "./text.js";

const VERDICT_MARKS = { pass: "pass", warn: "warn", fail: "fail", inconclusive: "unknown" } as const;

/** Verdict and cost; on a failure also how to make a ticket of it. */
export function formatClosing(report: Report, pen: Pen): string[] {
  const mark = VERDICT_MARKS[report.verdict];
  const verdict = pen.prose(verdictSentence(report), 0);
  const cost = costSentence(report);
  const [only = ""] = verdict;
  const together = verdict.length === 1 && textWidth(only) + 1 + textWidth(cost) <= pen.columns;
  const lines = together
    ? [`${pen.title(mark, only)} ${cost}`]
    : [...verdict.map((line) => pen.title(mark, line)), ...pen.prose(cost, 0)];
  return report.verdict === "fail" || report.verdict === "inconclusive"
    ? [...lines, ...ticketLines(pen)]
    : lines;
}

/** The verdict alone. */
export function formatVerdict(report: Report, pen: Pen): string[] {
  const mark = VERDICT_MARKS[report.verdict];
  return pen.prose(verdictSentence(report), 0).map((line) => pen.title(mark, line));
}

function ticketLines(pen: Pen): string[] {
  const ticket = "For a ticket: --format json > report.json";
  const all = "All that was asked: --verbose";
  if (pen.verbose) return [ticket];
  const line = `${ticket}   ${all}`;
  return textWidth(line) <= pen.columns ? [line] : [ticket, all];
}

/** What the run came to, in one sentence that every format says. */
export function verdictSentence(report: Report): string {
  const { verdict, exitCode, suppressed } = report;
  const exit = (usual: number) => (exitCode === usual ? "" : ` (exit ${exitCode})`);
  const ignored =
    suppressed.length === 0 ? "" : ` ${countOf(suppressed.length, "finding")} ignored by configuration.`;
  const counted = countFindings(report);
  if (exitCode === 130) {
    return `Interrupted (exit 130). Found so far: ${counted.length === 0 ? "nothing" : counted.join(", ")}.${ignored}`;
  }
  switch (verdict) {
    case "pass":
      return worksSentence(report, exit(0)) + ignored;
    case "warn":
      return (
        worksSentence(report, `${counted.length === 0 ? "" : `, with ${counted.join(", ")}`}${exit(0)}`) +
        ignored
      );
    case "fail":
      return `Fails: ${counted.join(", ")}${exit(1)}.${ignored}`;
    case "inconclusive":
      return `Inconclusive (exit ${exitCode}): nothing failed, but something required is undecided.${ignored}`;
  }
}

/** `1 cause`, `2 warnings`: what there is of each. */
function countFindings({ findings }: Report): string[] {
  const errors = findings.filter(({ severity }) => severity === "error");
  const causes = errors.filter(({ cause }) => cause).length;
  const warnings = findings.filter(({ severity }) => severity === "warning").length;
  return [
    ...(causes > 0 ? [countOf(causes, "cause")] : errors.length > 0 ? [countOf(errors.length, "error")] : []),
    ...(warnings > 0 ? [countOf(warnings, "warning")] : []),
  ];
}

function worksSentence(report: Report, aside: string): string {
  const models = modelLines(report);
  const answered = models.filter(({ mark }) => mark === "pass").length;
  const proof = "answered a real request by the path Claude Code takes.";
  if (answered === 0) {
    const { invocation } = report.facts;
    if (report.suppressed.length > 0 && invocation.state === "answered") {
      return `No other error was found${aside}. Not proved to work: no model answered.`;
    }
    const why = invocation.state === "not-asked" ? invocation.why : null;
    const by = why?.because === "option" ? ` (${why.option})` : "";
    return `No error was found${aside}. Not proved to work: no model was asked${by}.`;
  }
  if (answered < models.length) {
    return `It works as far as was asked${aside}: ${answered} of ${models.length} models ${proof}`;
  }
  const all = answered === 1 ? "the model" : answered === 2 ? "both models" : `all ${answered} models`;
  return `It works${aside}: ${all} ${proof}`;
}

function costSentence({ cost, facts }: Report): string {
  if (cost.requests === 0) return "No request was sent.";
  const paid =
    cost.paidInvocations === 0
      ? ""
      : `, ${cost.paidInvocations} paid (${cost.inputTokens} input and ${countOf(cost.outputTokens, "output token")})`;
  const money = cost.estimatedUsd === null ? "" : `, about $${cost.estimatedUsd.toPrecision(2)}`;
  const elapsed = elapsedMs(facts);
  const time = elapsed === null ? "" : `, ${formatSeconds(elapsed)}`;
  return `${countOf(cost.requests, "request")}${paid}${money}${time}.`;
}

/** From the first question to the last answer: what the network took. */
function elapsedMs(facts: Report["facts"]): number | null {
  const spans = Object.values(facts).flatMap((fact) => {
    if (fact.state === "not-asked") return [];
    const start = Date.parse(fact.askedAt);
    return [{ start, end: start + fact.durationMs }];
  });
  if (spans.length === 0) return null;
  return Math.max(...spans.map(({ end }) => end)) - Math.min(...spans.map(({ start }) => start));
}
