/**
 * Reads a report that was saved as JSON. The file comes from a ticket, from another machine and maybe
 * from a stranger: nothing of it is used before its shape was held against the report's schema, and a
 * file that is no report is one sentence.
 */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import schemaFile from "../../schema/report.v1.json" with { type: "json" };
import type { Fact, FactName, Facts } from "../facts/types.js";
import { parseStrictJson } from "../machine/strict-json.js";
import { findMismatch, type Schema } from "../report/match-schema.js";
import type { Report } from "../report/types.js";
import { UsageError } from "./usage-error.js";

const schema: Schema = schemaFile;
const { facts: factsSchema, ...otherFields } = schemaFile.properties;
/** The schema of everything but the facts, which are looked at one by one. */
const frame: Schema = { ...schemaFile, properties: otherFields };
const factSchemas: Readonly<Record<string, Schema>> = factsSchema.properties;

/** Bytes: a hundred times the report of a large account. */
const LARGEST = 16 * 1024 * 1024;

/** Levels; a report has fewer than twenty. */
const DEEPEST = 100;

export interface SavedReport {
  report: Report;
  /** Questions whose answer the file does not hold, or in another shape than today's. */
  lacking: FactName[];
  /** Parts of the plan that today's checks may read and the file does not hold. */
  lackingPlan: string[];
}

/**
 * The report in a file, with what it lacks filled in so that it can be told from an answer.
 *
 * @throws UsageError where there is none.
 */
export function readSavedReport(file: string): SavedReport {
  const text = readText(file);
  const parsed = parseStrictJson(text);
  if (!parsed.ok) {
    const { message, line, column } = parsed.problem;
    const at = line === undefined ? "" : `:${line}:${column ?? 1}`;
    throw new UsageError(`${file}${at} is no JSON: ${message}; save a report with --format json`);
  }
  const { value } = parsed;
  const why = whyNoReport(value);
  if (why !== null) throw new UsageError(`${file} ${why}`);
  const place = findMismatch(value, frame);
  if (place !== null) {
    throw new UsageError(
      `${file} is no whole report: ${shown(place)} is missing or is not what it has to be`,
    );
  }
  const saved = value as Report;
  const { facts, lacking } = readFacts(saved.facts);
  const { plan, lackingPlan } = fillPlan(saved);
  return { report: { ...saved, facts, plan }, lacking, lackingPlan };
}

/** In the words that follow the file's name, or null. */
function whyNoReport(value: unknown): string | null {
  const saves = "save one with bedrock-doctor --format json";
  if (!isObject(value) || !isObject(value.tool) || value.tool.name !== "bedrock-doctor") {
    return `is no report of bedrock-doctor; ${saves}`;
  }
  if (value.schemaVersion !== 1) {
    const version = typeof value.schemaVersion === "number" ? `version ${value.schemaVersion}` : "no version";
    return `is a report of ${version}, and this release reads version 1; take the release that made it`;
  }
  if (isObject(value.plan) && !("facts" in value) && !("checks" in value)) {
    return `is what bedrock-doctor plan prints, which holds no facts; ${saves}`;
  }
  if (!isObject(value.facts)) return `is no whole report: it holds no facts; ${saves}`;
  return isDeeperThan(value, DEEPEST) ? "is no report: it is nested too deeply" : null;
}

function readFacts(saved: Readonly<Record<string, unknown>>): { facts: Facts; lacking: FactName[] } {
  const facts: Record<string, unknown> = {};
  const lacking: string[] = [];
  for (const [name, fact] of Object.entries(saved)) {
    const shape = Object.hasOwn(factSchemas, name) ? factSchemas[name] : undefined;
    // What a later release asks is nothing that today's checks know of.
    if (shape === undefined) continue;
    const fits = findMismatch(fact, shape, schema) === null;
    if (!fits) lacking.push(name);
    facts[name] = fits ? fact : notHeld("in a shape that this release knows");
  }
  for (const name of Object.keys(factSchemas)) {
    if (Object.hasOwn(facts, name)) continue;
    lacking.push(name);
    facts[name] = notHeld("");
  }
  return { facts: facts as Facts, lacking: lacking as FactName[] };
}

function notHeld(how: string): Fact<never> {
  const text = `The saved report holds no answer to this question${how === "" ? "" : ` ${how}`}.`;
  return { state: "not-asked", askedAt: null, durationMs: 0, why: { because: "plan", applies: true, text } };
}

/** Parts of the plan that came to version 1 after it was first printed. */
function fillPlan({ plan, mode, generatedAt }: Report): { plan: Report["plan"]; lackingPlan: string[] } {
  const empty: Partial<Report["plan"]> = {
    mode,
    platform: "linux",
    at: generatedAt,
    startUp: { listsProfiles: false, probes: [], upgradeOffers: [] },
    allowList: { entries: null, enforced: false, refused: [] },
    overrides: [],
    trust: { folder: "not-asked", leftOut: [], beforeAnswer: [], afterAnswer: [] },
    memory: null,
    machine: {
      shell: null,
      gitBash: false,
      powerShell: false,
      awsCli: null,
      client: null,
      unreadManaged: [],
    },
    providerSwitches: [],
  };
  const lackingPlan = Object.keys(empty).filter((key) => !Object.hasOwn(plan, key));
  const filled = lackingPlan.map((key) => [key, empty[key as keyof typeof empty]]);
  return { plan: { ...plan, ...Object.fromEntries(filled) }, lackingPlan };
}

function readText(file: string): string {
  let handle: number | null = null;
  try {
    handle = openSync(file, "r");
    if (fstatSync(handle).isDirectory()) throw new UsageError(`${file} is a folder and no report`);
    return decode(readUpTo(handle, LARGEST, file));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new UsageError(`there is no file ${file}`);
    throw new UsageError(`${file} cannot be read (${code})`);
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

/** In pieces, because a pipe or a device does not tell its size. */
function readUpTo(handle: number, limit: number, file: string): Buffer {
  const pieces: Buffer[] = [];
  for (let size = 0; ; ) {
    const piece = Buffer.alloc(1024 * 1024);
    const length = readSync(handle, piece);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(piece.subarray(0, length));
    size += length;
    if (size > limit) throw new UsageError(`${file} is larger than 16 MB, which no report is`);
  }
}

/** Windows PowerShell redirects in UTF-16. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString("utf16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
    return Buffer.from(even).swap16().toString("utf16le");
  }
  return bytes.toString("utf8");
}

/** Without recursion: what is asked about may be deeper than the stack. */
function isDeeperThan(value: unknown, limit: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return false;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A name out of the file as a message may show it. */
function shown(text: string): string {
  const plain = text.replace(/[^\x20-\x7e]/g, "?");
  return plain.length > 80 ? `${plain.slice(0, 80)}…` : plain;
}
