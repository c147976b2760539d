/**
 * Reads `bedrock-doctor.config.json`. It may come with a project that nobody trusts, so it holds only
 * ignores, severities and expected values: nothing in it can pick a program, a file or a host, and what
 * it ignores is shown all the same. Whatever is wrong with it is one sentence with its place.
 */
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { builtInChecks } from "../../checks/index.js";
import type { FindingCode, Severity } from "../diagnosis/types.js";
import type { IgnoreRule } from "../engine/gate.js";
import type { AnyCheck } from "../engine/types.js";
import { editDistance } from "../knowledge/edit-distance.js";
import { parseStrictJson } from "../machine/strict-json.js";
import { positionOf } from "./json-position.js";
import { UsageError } from "./usage-error.js";

export interface Configuration {
  /** Absolute. */
  file: string;
  ignore: IgnoreRule[];
  severity: Partial<Record<FindingCode, Severity>>;
  expect: { account?: string; region?: string; model?: string };
}

/** Bytes; a configuration of a thousand ignores has a tenth of it. */
const LARGEST = 1024 * 1024;

const SUBJECTS = ["code", "check", "area"] as const;
const KEYS = ["$schema", "ignore", "severity", "expect"];
const EXPECTED = ["account", "region", "model"] as const;
const SEVERITIES: readonly string[] = ["error", "warning", "info"];

/** What is wrong, and the path of the key or entry that is. */
interface Fault {
  path: string[];
  message: string;
}

/**
 * The configuration in a file.
 *
 * @param named - the option that names it, or null where it was found.
 * @param today - `YYYY-MM-DD`, UTC: what ended before is expired.
 * @param checks - whose codes, ids and areas there are.
 * @throws UsageError with file, line and column.
 */
export function readConfiguration(
  file: string,
  named: string | null,
  today: string,
  checks: readonly AnyCheck[] = builtInChecks,
): Configuration {
  const text = readText(file, named);
  const parsed = parseStrictJson(text);
  if (!parsed.ok) {
    const { message, line, column } = parsed.problem;
    throw new UsageError(`${file}${sayPosition({ line, column })} is no JSON: ${message}`);
  }
  const faults: Fault[] = [];
  const configuration = readRoot(parsed.value, today, namesOf(checks), faults);
  const [first] = faults;
  if (first !== undefined || configuration === null) {
    const { path: place, message } = first ?? { path: [], message: "it is no object" };
    throw new UsageError(`${file}${sayPosition(positionOf(text, place))}: ${message}`);
  }
  return { file: path.resolve(file), ...configuration };
}

interface Names {
  code: readonly string[];
  check: readonly string[];
  area: readonly string[];
}

function namesOf(checks: readonly AnyCheck[]): Names {
  return {
    code: [...checks.flatMap(({ codes }) => codes), "doctor.check-crashed"],
    check: checks.map(({ id }) => id),
    area: [...new Set(checks.map(({ area }) => area))],
  };
}

function readRoot(
  value: unknown,
  today: string,
  names: Names,
  faults: Fault[],
): Omit<Configuration, "file"> | null {
  if (!isObject(value)) {
    faults.push({ path: [], message: 'the configuration is no JSON object; write { "ignore": [] }' });
    return null;
  }
  refuseKeys(value, KEYS, [], faults);
  return {
    ignore: readIgnores(value.ignore, today, names, faults),
    severity: readSeverities(value.severity, names, faults),
    expect: readExpected(value.expect, faults),
  };
}

function readIgnores(value: unknown, today: string, names: Names, faults: Fault[]): IgnoreRule[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    faults.push({ path: ["ignore"], message: '"ignore" is no list of objects' });
    return [];
  }
  return value.flatMap((entry, index) => readIgnore(entry, ["ignore", String(index)], today, names, faults));
}

function readIgnore(
  entry: unknown,
  place: string[],
  today: string,
  names: Names,
  faults: Fault[],
): IgnoreRule[] {
  const wrong = (key: string | null, message: string): [] => {
    faults.push({ path: key === null ? place : [...place, key], message });
    return [];
  };
  if (!isObject(entry)) {
    return wrong(null, 'an entry of "ignore" is an object such as {"code": "model.unpinned", "reason": "…"}');
  }
  refuseKeys(entry, [...SUBJECTS, "reason", "until"], place, faults);
  const subjects = SUBJECTS.filter((key) => entry[key] !== undefined);
  const [subject] = subjects;
  if (subject === undefined || subjects.length > 1) {
    return wrong(null, 'an entry of "ignore" names exactly one of "code", "check" and "area"');
  }
  const name = entry[subject];
  if (typeof name !== "string" || !names[subject].includes(name)) {
    return wrong(subject, `there is no ${subject} ${quote(name)}${suggest(name, names[subject])}`);
  }
  const { reason, until } = entry;
  if (typeof reason !== "string" || reason.trim() === "") {
    return wrong(
      reason === undefined ? null : "reason",
      `${quote(name)} is ignored without a reason; say why in "reason"`,
    );
  }
  if (until !== undefined && !isDay(until)) {
    return wrong("until", `${quote(until)} is no date such as "2027-01-31"; "until" is the last day`);
  }
  const expired = until !== undefined && until < today;
  return [{ [subject]: name, reason: reason.trim(), ...(until === undefined ? {} : { until }), expired }];
}

function readSeverities(value: unknown, { code: codes }: Names, faults: Fault[]): Configuration["severity"] {
  if (value === undefined) return {};
  if (!isObject(value)) {
    faults.push({ path: ["severity"], message: '"severity" is no object of codes and severities' });
    return {};
  }
  for (const [code, severity] of Object.entries(value)) {
    const path = ["severity", code];
    if (!codes.includes(code)) {
      faults.push({ path, message: `there is no code ${quote(code)}${suggest(code, codes)}` });
    } else if (typeof severity !== "string" || !SEVERITIES.includes(severity)) {
      faults.push({ path, message: `the severity of ${code} is none of "error", "warning" and "info"` });
    }
  }
  return value as Configuration["severity"];
}

function readExpected(value: unknown, faults: Fault[]): Configuration["expect"] {
  if (value === undefined) return {};
  if (!isObject(value)) {
    faults.push({ path: ["expect"], message: '"expect" is no object' });
    return {};
  }
  refuseKeys(value, EXPECTED, ["expect"], faults);
  const expect: Configuration["expect"] = {};
  for (const key of EXPECTED) {
    const text = value[key];
    if (text === undefined) continue;
    const isRight = typeof text === "string" && (key === "account" ? /^\d{12}$/ : /\S/).test(text);
    if (isRight) expect[key] = text.trim();
    else {
      const wanted = key === "account" ? "no account ID of 12 digits in quotes" : "empty, or no text";
      faults.push({ path: ["expect", key], message: `the expected ${key} is ${wanted}` });
    }
  }
  return expect;
}

/** A key that is passed over in silence would be a gate that does not shut. */
function refuseKeys(
  value: Record<string, unknown>,
  known: readonly string[],
  place: string[],
  faults: Fault[],
): void {
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    const plugIn = /^plug-?ins?$/i.test(key) ? "; plug-ins are named on the command line only" : "";
    const message = `there is no key ${quote(key)} here${plugIn || suggest(key, known)}`;
    faults.push({ path: [...place, key], message });
  }
}

/** Far-away names are no help, so all are told where they are few. */
function suggest(name: unknown, names: readonly string[]): string {
  if (typeof name !== "string" || name.length > 100) return "";
  const near = names
    .map((one) => ({ one, distance: editDistance(name.toLowerCase(), one) }))
    .sort((a, b) => a.distance - b.distance)[0];
  if (near !== undefined && near.distance <= Math.max(2, name.length / 4))
    return `; did you mean "${near.one}"?`;
  return names.length > 12 ? "" : `; there are ${names.join(", ")}`;
}

/** A text of the file as a message shows it: short, and without what could drive a terminal. */
function quote(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  const plain = text.replace(/[^\x20-\x7e\u00a1-\u1fff]/g, "?");
  return `"${plain.length > 60 ? `${plain.slice(0, 60)}…` : plain}"`;
}

function isDay(text: unknown): text is string {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readText(file: string, named: string | null): string {
  const refuse = (why: string) =>
    new UsageError(
      named === null ? `the configuration ${file} ${why}` : `${named} names ${file}, and ${why}`,
    );
  let bytes: Buffer;
  try {
    const stats = statSync(file);
    if (!stats.isFile()) throw refuse(stats.isDirectory() ? "that is a folder" : "that is no file");
    if (stats.size > LARGEST) throw refuse("it is larger than 1 MB");
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw refuse(code === "ENOENT" ? "there is no such file" : `it cannot be read (${code})`);
  }
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) throw new UsageError(`${file}:1:1 is no JSON: it is written in UTF-16, and JSON is UTF-8`);
  return bytes.toString("utf8");
}

function sayPosition({ line, column }: { line?: number | undefined; column?: number | undefined }): string {
  return line === undefined ? "" : `:${line}:${column ?? 1}`;
}
