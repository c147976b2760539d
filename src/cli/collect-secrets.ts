/**
 * Every secret that the snapshot holds, for the last scan before anything is written: AWS can echo
 * what it was sent, so hiding secrets at the source is not enough.
 */
import { commandSettings } from "../knowledge/client-rules.js";
import { describeVariable, secretShapes, soundsSecret } from "../knowledge/variables.js";
import type { Secret, Snapshot, Text } from "../machine/types.js";

/** It is shown, names and all; of what stands in it, some may be a secret. */
const EXTRA_BODY = "CLAUDE_CODE_EXTRA_BODY";

type Revealable = Pick<Secret, "reveal">;

/** Secrets in no particular order; the same one may be in the list twice. */
export function collectSecrets(snapshot: Snapshot): Revealable[] {
  const found: Revealable[] = [];
  const take = (name: string, value: unknown): void => {
    if (isSecret(value)) found.push(value, ...partsOf(name, value.reveal()));
    else if (typeof value === "string" && name === EXTRA_BODY) found.push(...partsOf(name, value));
  };
  // The value of a variable that nothing is known of is not shown, but it is no secret for that: PWD
  // holds the folder's name, and hiding it everywhere would hide where things stand.
  for (const { name, value } of snapshot.environment) {
    if (isSecretly(name, value) || name === EXTRA_BODY) take(name, value);
  }
  for (const file of snapshot.settings) {
    for (const { name, value } of file.env) take(name, value);
    for (const name of commandSettings.names) take(name, file.values[name]);
  }
  for (const file of snapshot.awsFiles) {
    for (const section of file.sections) for (const { key, value } of section.properties) take(key, value);
  }
  for (const { token } of [...snapshot.tokenFiles, ...(snapshot.clientCertificates ?? [])]) take("", token);
  for (const cache of snapshot.tokenCaches) {
    for (const [name, secret] of Object.entries(cache.secrets)) take(name, secret);
  }
  return found;
}

function isSecret(value: unknown): value is Secret {
  return typeof value === "object" && value !== null && "secret" in value && value.secret === true;
}

/** What goes its own way from there, so that somebody else can repeat it alone. */
function partsOf(name: string, text: string): Revealable[] {
  return textsWithin(name, text).map((part) => ({ reveal: () => part }));
}

function textsWithin(name: string, text: string): string[] {
  if (name === EXTRA_BODY) return secretFields(text);
  if (/HEADERS$/i.test(name)) return headerValues(text);
  if (/_process$/i.test(name) || commandSettings.names.includes(name)) return wordsHandedOver(text);
  // Several lines are a certificate's key, which nobody repeats as a whole.
  return text.includes("\n") ? text.split(/\r?\n/) : [];
}

/** Names of headers are names, and so is what stands in those of a guardrail and of a tier. */
function headerValues(text: string): string[] {
  return text.split(/\r?\n|,(?=[\w-]+=)/).flatMap((line) => {
    const [, name = "", value = ""] = /^\s*([^:=\s]*)\s*[:=]\s*(.*?)\s*$/.exec(line) ?? [];
    return /^x-amzn-bedrock-/i.test(name) ? [] : [value];
  });
}

/** An option or an assignment that hands over a secret: its value. */
function wordsHandedOver(line: string): string[] {
  const handed =
    /(?:token|secret|passw\w*|passphrase|api[-_]?key|bearer)[\w-]*["']?[=:\s]\s*["']?([^\s"']+)/gi;
  return line.length > LONGEST_COMMAND ? [] : [...line.matchAll(handed)].map((match) => match[1] ?? "");
}

/** Characters; no command line is longer. */
const LONGEST_COMMAND = 4096;

/** Texts of a JSON body under names that sound like secrets, at any depth. */
function secretFields(json: string): string[] {
  const found: string[] = [];
  try {
    JSON.parse(json, (key, value: unknown) => {
      if (typeof value === "string" && soundsSecret(key)) found.push(value);
      return value;
    });
  } catch {
    // What is no JSON is not sent either.
  }
  return found;
}

/** By its name, or by the value's own shape. */
function isSecretly(name: string, value: Text): boolean {
  const text = typeof value === "string" ? value : value.reveal();
  return describeVariable(name).secret || secretShapes.some((shape) => shape.test(text));
}
