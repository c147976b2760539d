/**
 * Decides which texts of the machine are secrets, once, where they are read: what leaves this room
 * as a plain string may be printed. When in doubt a text is a secret, since the model can still ask
 * for it, and the name is always shown.
 */
import { textOfValue } from "../knowledge/value-text.js";
import {
  describeVariable,
  isKnownVariable,
  secretAccessKeyShape,
  secretShapes,
  soundsSecret,
  variableFamilies,
} from "../knowledge/variables.js";
import { createSecret } from "./secret.js";
import type { SettingsVariable, Text } from "./types.js";

/** Deeper than any setting; what lies below is not walked. */
const DEPTH_LIMIT = 16;

/** A variable's text: a secret where its name or its shape says so. */
export function guardVariable(name: string, text: string): Text {
  return isSecretValue(name, text) ? createSecret(text) : text;
}

/**
 * As {@link guardVariable}, for the process environment, which also holds what other programs put
 * there: the text of a name that is neither known nor of the client's families is a secret.
 */
export function guardEnvironmentVariable(name: string, text: string): Text {
  const ours =
    isKnownVariable(name) || variableFamilies.some((family) => name.toUpperCase().startsWith(family));
  return ours ? guardVariable(name, text) : createSecret(text);
}

/**
 * A value of an `env` block. It keeps its JSON type, but a number, an array or an object under the
 * name of a secret becomes the secret text the client would make of it.
 */
export function guardSetting(name: string, value: unknown): SettingsVariable["value"] {
  if (typeof value === "string") return guardVariable(name, value);
  if (value === null || typeof value === "boolean") return value;
  if (describeVariable(name).secret) return createSecret(textOfValue(value));
  if (typeof value === "number") return value;
  return veilTexts(value) as object;
}

/**
 * A property of an AWS file. The client's keys are case-sensitive; secrets are so in any case. With
 * the line ends of an old Mac, a whole file is the text of one property.
 */
export function guardProperty(key: string, text: string): Text {
  const name = key.slice(key.lastIndexOf(".") + 1);
  const secret = isSecretValue(name.toUpperCase(), text) || holdsInlineSecret(key, text);
  return secret || controlCharacter.test(text) ? createSecret(text) : text;
}

/** True where what stands between the brackets of an AWS file's header may be printed. */
export function isPlainHeader(text: string): boolean {
  const [name = ""] = text.split("=");
  if (controlCharacter.test(text) || secretShapes.some((shape) => shape.test(text))) return false;
  return name === text || !soundsSecret(name.trim());
}

/** A tab is none: it stands where blanks stand. */
const controlCharacter = /[^\P{Cc}\t]/u;

/** The command line of a setting: a secret where one was written into it. */
export function guardCommand(line: string): Text {
  const secret =
    line.length > COMMAND_LIMIT || inlineSecret.test(line) || secretShapes.some((one) => one.test(line));
  return secret ? createSecret(line) : line;
}

/** A copy of a parsed value in which each text is a secret: for keys that nobody vouches for. */
export function veilTexts(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return createSecret(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth === DEPTH_LIMIT) return null;
  if (Array.isArray(value)) return value.map((item) => veilTexts(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, veilTexts(item, depth + 1)]));
}

function isSecretValue(name: string, text: string): boolean {
  const { secret, picks } = describeVariable(name);
  if (secret) return text !== "";
  if (secretShapes.some((shape) => shape.test(text))) return true;
  // A proxy may be written without a scheme, its user and password in front.
  if (picks === "proxy" && text.includes("@")) return true;
  return /KEY_ID$/.test(name) && secretAccessKeyShape.test(text.replace(/["'\s]/g, ""));
}

/** Characters; no command line is longer, and the pattern below is slow on what is. */
const COMMAND_LIMIT = 4096;

/** An option or an assignment that hands over a secret: `--token x`, `API_KEY=x`. */
const inlineSecret =
  /(^|\s)--?[\w-]*(token|secret|passw|passphrase|api[-_]?key|bearer)[\w-]*[=\s]\s*\S|(token|secret|passw\w*|api_?key)=\S/i;

/** `credential_process` and the like, where a password was written into the command line. */
function holdsInlineSecret(key: string, text: string): boolean {
  return /_process$/i.test(key) && (text.length > COMMAND_LIMIT || inlineSecret.test(text));
}
