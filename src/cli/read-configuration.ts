/**
 * Reads `bedrock-doctor.config.json`. It may come with a project that nobody trusts, so it holds only
 * ignores, severities and expected values: nothing in it can pick a program, a file or a host, and what
 * it ignores is shown all the same. Plug-ins are the exception, and need the command line to name it. Whatever is wrong with it is one sentence with its place.
 */
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { builtInChecks } from "../../checks/index.js";
import type { FindingCode, Severity } from "../diagnosis/types.js";
import type { IgnoreRule } from "../engine/gate.js";
import type { LoadedPlugin } from "../engine/plugins/types.js";
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

/** The plug-ins of the run, and their checks. */
export interface FurtherChecks {
  checks: readonly AnyCheck[];
  plugins: readonly LoadedPlugin[];
}

/** Bytes; a configuration of a thousand ignores has a tenth of it. */
const LARGEST = 1024 * 1024;

const SUBJECTS = ["code", "check", "area"] as const;
const KEYS = ["$schema", "ignore", "severity", "expect", "plugins"];
const EXPECTED = ["account", "region", "model"] as const;
const SEVERITIES: readonly string[] = ["error", "warning", "info"];

/** Ends the reading at the first fault; `path` leads to the key or entry that is wrong. */
type Fail = (path: readonly string[], message: string) => never;

/**
 * The configuration in a file.
 *
 * @param named - the option that names it, or null where it was found.
 * @param today - `YYYY-MM-DD`, UTC: what ended before is expired.
 * @param further - the plug-ins, whose codes and ids there are beside the built-in ones.
 * @throws UsageError with file, line and column.
 */
export function readConfiguration(
  file: string,
  named: string | null,
  today: string,
  further: FurtherChecks = { checks: [], plugins: [] },
): Configuration {
  const { value, fail } = parse(file, named);
  const configuration = readRoot(value, today, namesOf(further), named !== null, fail);
  return { file: path.resolve(file), ...configuration };
}

/**
 * The modules that a configuration lists as plug-ins, as they are written there.
 *
 * @throws UsageError with file, line and column.
 */
export function readPluginNames(file: string, named: string): string[] {
  const { value, fail } = parse(file, named);
  return isObject(value) ? readPlugins(value.plugins, true, fail) : [];
}

function parse(file: string, named: string | null): { value: unknown; fail: Fail } {
  const text = readText(file, named);
  const parsed = parseStrictJson(text);
  if (!parsed.ok) {
    const { message, line, column } = parsed.problem;
    throw new UsageError(`${file}${sayPosition({ line, column })} is no JSON: ${message}`);
  }
  const fail: Fail = (place, message) => {
    throw new UsageError(`${file}${sayPosition(positionOf(text, place))}: ${message}`);
  };
  return { value: parsed.value, fail };
}

interface Names {
  code: readonly string[];
  check: readonly string[];
  area: readonly string[];
  /** A plug-in could not be loaded, so that nobody knows its names. */
  mayBeOfPlugin(name: unknown): boolean;
}

function namesOf({ checks: ofPlugins, plugins }: FurtherChecks): Names {
  const checks = [...builtInChecks, ...ofPlugins];
  const isAnyBroken = plugins.some((one) => "broken" in one);
  const own = new Set(builtInChecks.flatMap(({ codes, area }) => [area, ...codes.map(prefixOf)]));
  return {
    mayBeOfPlugin: (name) => isAnyBroken && typeof name === "string" && !own.has(prefixOf(name)),
    code: [...checks.flatMap(({ codes }) => codes), "doctor.check-crashed"],
    check: checks.map(({ id }) => id),
    area: [...new Set(checks.map(({ area }) => area))],
  };
}

/** What a code or an id begins with. */
function prefixOf(name: string): string {
  return name.replace(/[./].*$/s, "");
}

function readRoot(
  value: unknown,
  today: string,
  names: Names,
  isNamed: boolean,
  fail: Fail,
): Omit<Configuration, "file"> {
  if (!isObject(value)) return fail([], 'the configuration is no JSON object; write { "ignore": [] }');
  refuseKeys(value, KEYS, [], fail);
  readPlugins(value.plugins, isNamed, fail);
  return {
    ignore: readIgnores(value.ignore, today, names, fail),
    severity: readSeverities(value.severity, names, fail),
    expect: readExpected(value.expect, fail),
  };
}

/** They are code, so a file that merely lies there may name none: it may come with a project. */
function readPlugins(value: unknown, isNamed: boolean, fail: Fail): string[] {
  if (value === undefined) return [];
  if (!isNamed) {
    return fail(
      ["plugins"],
      "plug-ins are loaded only where --config names this file, or --plugin the module",
    );
  }
  if (!Array.isArray(value)) return fail(["plugins"], '"plugins" is no list of modules');
  return value.map((module: unknown, index) =>
    typeof module === "string" && module.trim() !== ""
      ? module
      : fail(["plugins", String(index)], "the name of a plug-in is no text"),
  );
}

function readIgnores(value: unknown, today: string, names: Names, fail: Fail): IgnoreRule[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return fail(["ignore"], '"ignore" is no list of objects');
  return value.map((entry, index) => readIgnore(entry, ["ignore", String(index)], today, names, fail));
}

function readIgnore(
  entry: unknown,
  place: readonly string[],
  today: string,
  names: Names,
  fail: Fail,
): IgnoreRule {
  if (!isObject(entry)) {
    return fail(place, 'an entry of "ignore" is an object such as {"code": "model.unpinned", "reason": "…"}');
  }
  refuseKeys(entry, [...SUBJECTS, "reason", "until"], place, fail);
  const subjects = SUBJECTS.filter((key) => entry[key] !== undefined);
  const [subject] = subjects;
  if (subject === undefined || subjects.length > 1) {
    return fail(place, 'an entry of "ignore" names exactly one of "code", "check" and "area"');
  }
  const name = entry[subject];
  if (typeof name !== "string" || !(names[subject].includes(name) || names.mayBeOfPlugin(name))) {
    return fail([...place, subject], `there is no ${subject} ${quote(name)}${suggest(name, names[subject])}`);
  }
  const { reason, until } = entry;
  if (typeof reason !== "string" || reason.trim() === "") {
    const at = reason === undefined ? place : [...place, "reason"];
    return fail(at, `${quote(name)} is ignored without a reason; say why in "reason"`);
  }
  const rule = { [subject]: name, reason: reason.trim() };
  if (until === undefined) return { ...rule, expired: false };
  if (!isDay(until)) {
    const wanted = 'is no date such as "2027-01-31"; "until" is the last day';
    return fail([...place, "until"], `${quote(until)} ${wanted}`);
  }
  return { ...rule, until, expired: until < today };
}

function readSeverities(value: unknown, names: Names, fail: Fail): Configuration["severity"] {
  if (value === undefined) return {};
  if (!isObject(value)) return fail(["severity"], '"severity" is no object of codes and severities');
  const codes = names.code;
  for (const [code, severity] of Object.entries(value)) {
    const place = ["severity", code];
    if (!codes.includes(code) && !names.mayBeOfPlugin(code))
      fail(place, `there is no code ${quote(code)}${suggest(code, codes)}`);
    if (typeof severity !== "string" || !SEVERITIES.includes(severity)) {
      fail(place, `the severity of ${code} is none of "error", "warning" and "info"`);
    }
  }
  return value as Configuration["severity"];
}

function readExpected(value: unknown, fail: Fail): Configuration["expect"] {
  if (value === undefined) return {};
  if (!isObject(value)) return fail(["expect"], '"expect" is no object');
  refuseKeys(value, EXPECTED, ["expect"], fail);
  const expect: Configuration["expect"] = {};
  for (const key of EXPECTED) {
    const text = value[key];
    if (text === undefined) continue;
    if (typeof text !== "string" || !(key === "account" ? /^\d{12}$/ : /\S/).test(text)) {
      const wrong = key === "account" ? "no account ID of 12 digits in quotes" : "empty, or no text";
      return fail(["expect", key], `the expected ${key} is ${wrong}`);
    }
    expect[key] = text.trim();
  }
  return expect;
}

/** A key that is passed over in silence would be a gate that does not shut. */
function refuseKeys(
  value: Record<string, unknown>,
  known: readonly string[],
  place: readonly string[],
  fail: Fail,
): void {
  const key = Object.keys(value).find((one) => !known.includes(one));
  if (key === undefined) return;
  fail([...place, key], `there is no key ${quote(key)} here${suggest(key, known)}`);
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
