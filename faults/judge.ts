/** Whether a run survived its faults, and whether what it said is right. */
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import reportSchema from "../schema/report.v1.json" with { type: "json" };
import type { Expected } from "./expected.js";
import type { ProcessFault } from "./list.js";
import { LIMIT_SECONDS, type Played } from "./play.js";
import { tokenCaches } from "./set-ups.js";

/** Beyond its limit, ms. */
const GRACE_MS = 1000;
const EXIT_CODES: readonly (number | null)[] = [0, 1, 2, 3, 130];
const STACK = /^\s+at .+[:(]\S+:\d+/m;
const RUNTIME_NOTICE = /UnhandledPromise|unhandled|\(node:\d+\)|Warning:|a fault of its own/i;

/** The part of a report that is looked at. */
export interface Told {
  verdict: string;
  exitCode: number;
  checks: { id: string; status: string }[];
  findings: { code: string; severity: string }[];
}

const ajv = new Ajv2020.default({ strict: false });
addFormats.default(ajv);
const validate = ajv.compile(reportSchema);

/** The report on stdout; null where there is none or it is not one. */
export function readReport({ stdout }: Played): Told | null {
  try {
    const report = JSON.parse(stdout);
    return validate(report) ? (report as unknown as Told) : null;
  } catch {
    return null;
  }
}

/** Took longer than its limit allows. */
export function isLate({ durationMs }: Played): boolean {
  return durationMs > LIMIT_SECONDS * 1000 + GRACE_MS;
}

/** What is wrong with how a run ended; empty where it survived. */
export function whatWasLost(played: Played, fault: ProcessFault | null): string[] {
  const { exitCode, signal, stdout, stderr, left, changed } = played;
  const lost: string[] = [];
  // Before the tool had a word of its own to say, the signal ends the process itself.
  const unborn = signal !== null && signal === fault && !played.underWay && stdout === "";
  // When the report is out Node takes its handlers down, and the signal ends what is ending.
  const told = readReport(played);
  const isOver = signal !== null && signal === fault && told !== null;
  if (!EXIT_CODES.includes(exitCode) && !unborn && !isOver) lost.push(`exit ${exitCode ?? signal}`);
  if (isLate(played)) lost.push(`took ${Math.round(played.durationMs)} ms`);
  if (STACK.test(stderr)) lost.push(`stack trace: ${stderr.slice(0, 200)}`);
  if (RUNTIME_NOTICE.test(stderr)) lost.push(`stderr: ${stderr.slice(0, 200)}`);
  if (left.length > 0) lost.push(`left behind: ${left.join("; ")}`);
  for (const { file, text } of changed) {
    if (!tokenCaches.includes(file)) lost.push(`made ${file}`);
    else if (!isJson(text)) lost.push(`half of ${file}`);
  }
  if (fault === "full-disk" || fault === "full-disk-of-file") {
    if (exitCode !== 2 || stderr.trim() === "")
      lost.push(`full disk: exit ${exitCode}, ${stderr || "no word"}`);
    return lost;
  }
  if (fault === "closed-stdout" || unborn) return lost;
  if (told === null) {
    const [error] = validate.errors ?? [];
    const why = isJson(stdout)
      ? `${error?.instancePath} ${error?.message}`
      : stdout.slice(-80) || stderr.slice(0, 200);
    lost.push(`no valid report: ${why}`);
  } else {
    if (told.exitCode !== exitCode && !isOver)
      lost.push(`exit ${exitCode}, the report says ${told.exitCode}`);
    for (const { id, status } of told.checks) if (status === "crashed") lost.push(`${id} crashed`);
  }
  return lost;
}

/**
 * What is wrong with what a run said; null where nothing is.
 *
 * @param healthy what the same set-up said with nothing wrong
 * @param expected of each fault that was met where it matters; empty where none was
 */
export function whatWasWrong(told: Told, healthy: Told, expected: readonly Expected[]): string | null {
  const codesOf = (one: Told, severity?: string): string[] =>
    one.findings
      .filter((finding) => severity === undefined || finding.severity === severity)
      .map(({ code }) => code);
  const allowed = expected.flatMap(({ codes }) => codes);
  const asHealthy =
    told.verdict === healthy.verdict &&
    codesOf(told, "error").every((code) => codesOf(healthy, "error").includes(code)) &&
    codesOf(healthy, "error").every((code) => codesOf(told, "error").includes(code));
  const needed = expected.filter(({ orNothing }) => orNothing === undefined);
  if (asHealthy && needed.length === 0) return null;
  const [first] = told.findings;
  const says = `${told.verdict}: ${told.findings.map(({ code }) => code).join(", ") || "nothing"}`;
  if (allowed.length === 0) return `${says} instead of ${healthy.verdict}: ${codesOf(healthy).join(", ")}`;
  const others = codesOf(told, "error").filter(
    (code) => !allowed.includes(code) && !codesOf(healthy).includes(code),
  );
  const right =
    first !== undefined &&
    (allowed.includes(first.code) ||
      (healthy.findings[0]?.code === first.code && codesOf(told).some((code) => allowed.includes(code)))) &&
    told.verdict !== "pass" &&
    others.length === 0;
  return right ? null : `${says} instead of ${[...new Set(allowed)].join(" or ")}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
