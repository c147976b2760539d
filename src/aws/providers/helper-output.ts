/**
 * Runs a helper command and reads the credentials that it prints, by the rules of whoever calls it in
 * life: the AWS SDK for `credential_process`, Claude Code for `awsCredentialExport`. What a helper
 * writes to its error output may hold anything, so only a scrubbed excerpt leaves this file.
 */
import { secretShapes } from "../../knowledge/variables.js";
import { excerptOf } from "../normalise-response.js";
import type { Operation, ProviderFailure, ProviderFault } from "../types.js";
import { type Command, type Provided, type ProviderAnswer, type RunCommand, revealable } from "./types.js";

interface HelperRun {
  run: RunCommand;
  command: Command;
  signal: AbortSignal;
  /** Milliseconds since the epoch. */
  clock: () => number;
}

/** `credential_process`: JSON with `Version` 1, the keys at the top, and an end that has not passed. */
export async function runCredentialProcess(
  helper: HelperRun,
  source: { profile: string },
): Promise<ProviderAnswer> {
  const failed = (fault: ProviderFault) =>
    failure("CredentialProcess", "credential-process", fault, `profile "${source.profile}"`, source.profile);
  const printed = await printedJson(helper);
  if ("fault" in printed) return failed(printed.fault);
  const { json } = printed;
  if (json.Version !== 1) return failed({ what: "wrong-version", found: describe(json.Version) });
  const missing = ["AccessKeyId", "SecretAccessKey"].filter((name) => !isText(json[name]));
  if (missing.length > 0) return failed({ what: "keys-missing", missing, shape: "flat" });
  const end = isText(json.Expiration) ? json.Expiration : undefined;
  if (end !== undefined && Date.parse(end) < helper.clock()) {
    return failed({ what: "credentials-expired", expiredAt: plain(end) });
  }
  return { ok: true, value: toProvided(json), depth: 0 };
}

/**
 * `awsCredentialExport`: the keys below `Credentials`, or at the top where the release takes that. All
 * three are needed, and its end is not looked at (observed, releases 2.1.170 to 2.1.328).
 */
export async function runCredentialExport(
  helper: HelperRun,
  source: { file: string; acceptsFlat: boolean },
): Promise<ProviderAnswer> {
  const failed = (fault: ProviderFault) => failure("CredentialExport", "export-command", fault, source.file);
  const printed = await printedJson(helper);
  if ("fault" in printed) return failed(printed.fault);
  const nested = printed.json.Credentials;
  const isNested = typeof nested === "object" && nested !== null && !Array.isArray(nested);
  const json = isNested ? (nested as Record<string, unknown>) : printed.json;
  const missing = ["AccessKeyId", "SecretAccessKey", "SessionToken"].filter((name) => !isText(json[name]));
  const shape = isNested ? "nested" : missing.length === 3 ? "unknown" : "flat";
  if (missing.length > 0 || (!isNested && !source.acceptsFlat)) {
    return failed({ what: "keys-missing", missing, shape, acceptsFlat: source.acceptsFlat });
  }
  return { ok: true, value: toProvided(json), depth: 0 };
}

type Printed = { json: Record<string, unknown> } | { fault: ProviderFault };

async function printedJson({ run, command, signal }: HelperRun): Promise<Printed> {
  const result = await run(command, signal);
  switch (result.ended) {
    case "not-run":
      return { fault: { what: "command-not-run", why: result.why } };
    case "too-much-output":
      return { fault: { what: "not-json", problem: "it printed more than a megabyte" } };
    case "exit": {
      const excerpt = scrub(withoutWordsOf(result.stdout, result.stderr));
      const said = excerpt === "" ? {} : { excerpt };
      if (result.code !== 0) {
        const signalled = result.signal === undefined ? {} : { signal: result.signal };
        return { fault: { what: "command-failed", code: result.code, ...signalled, ...said } };
      }
      const text = result.stdout.trim();
      if (text === "") return { fault: { what: "no-output", ...said } };
      return parse(text);
    }
  }
}

/** What is wrong with the text is said by its form: the text itself may hold a secret. */
function parse(text: string): Printed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const starts = text.startsWith("{") || text.startsWith("[");
    const holds = text.includes("{");
    const problem = starts
      ? "it begins as JSON and is cut short or malformed"
      : holds
        ? "other text stands before the JSON"
        : "no JSON is in it";
    return { fault: { what: "not-json", problem } };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { fault: { what: "not-json", problem: "the JSON is no object" } };
  }
  return { json: value as Record<string, unknown> };
}

function toProvided(json: Record<string, unknown>): Provided {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = json;
  return {
    accessKeyId: String(AccessKeyId),
    secretAccessKey: revealable(String(SecretAccessKey)),
    ...(isText(SessionToken) ? { sessionToken: revealable(SessionToken) } : {}),
    ...(isText(Expiration) && !Number.isNaN(Date.parse(Expiration)) ? { expiresAt: Expiration } : {}),
  };
}

function failure(
  operation: Operation,
  provider: ProviderFailure["provider"],
  fault: ProviderFault,
  host: string,
  profile?: string,
): ProviderAnswer {
  return {
    ok: false,
    depth: 0,
    failure: {
      kind: "provider",
      operation,
      provider,
      ...(profile === undefined ? {} : { profile }),
      fault,
      host,
    },
  };
}

/** A long run of letters and digits mixed may be a secret; names, paths and ARNs are not of that form. */
const MIXED = /(?<![A-Za-z0-9+=_-])(?=[A-Za-z0-9+=_-]*\d)(?=[A-Za-z0-9+=_-]*[A-Za-z])[A-Za-z0-9+=_-]{20,}/g;
const ASSIGNED = /((?:secret|token|passw\w*|api[-_]?key|bearer)\w*["']?(?:\s*[:=]\s*|\s+)["']?)[^\s"',;]+/gi;

/** Characters that are looked at: many times as many as are shown. */
const SCRUBBED = 4096;

/** What it prints for the client is secret, and so it is where it says the same to the person. */
function withoutWordsOf(stdout: string, stderr: string): string {
  const words = new Set(stdout.slice(0, SCRUBBED).match(/[^\s"',:{}[\]]{12,}/g) ?? []);
  return [...words].reduce((rest, word) => rest.replaceAll(word, "…"), stderr.slice(0, SCRUBBED));
}

/** A secret access key by itself: its slashes part it into runs that are too short to be seen. */
const BARE_KEY =
  /(?<![A-Za-z0-9/+=])(?=[A-Za-z0-9/+]*[a-z])(?=[A-Za-z0-9/+]*[A-Z])(?=[A-Za-z0-9/+]*\d)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/g;

/** An excerpt of an error output without what may be a secret. */
export function scrub(text: string): string {
  const shapes = secretShapes.map((shape) => new RegExp(`${shape.source}\\S*`, "gm"));
  const scrubbed = [BARE_KEY, MIXED, ...shapes].reduce(
    (rest, shape) => rest.replace(shape, "…"),
    text.slice(0, SCRUBBED).replace(ASSIGNED, "$1…"),
  );
  return excerptOf(scrubbed);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function describe(value: unknown): string {
  if (value === undefined) return "none";
  return typeof value === "number"
    ? String(value)
    : typeof value === "string"
      ? `the text ${JSON.stringify(plain(value))}`
      : typeof value;
}

function plain(text: string): string {
  return excerptOf(text).slice(0, 40);
}
