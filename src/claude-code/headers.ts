/**
 * ANTHROPIC_CUSTOM_HEADERS: the headers that every model request gets beside the client's own, and
 * what is wrong with the text. A fault names its line, never the value, which may be a secret.
 * Source: observed, releases 2.1.170 and 2.1.328.
 */
import { headerName } from "../knowledge/requests.js";
import type { Situation } from "./situation.js";
import type { PlanRequest } from "./types.js";
import { readVariable } from "./variables.js";

/** A line of the variable that has a name. */
export interface CustomHeader {
  name: string;
  value: string;
  /** One-based. */
  line: number;
}

type Fault = PlanRequest["headerFaults"][number];

const identifierName = "x-amzn-bedrock-guardrailidentifier";
const versionName = "x-amzn-bedrock-guardrailversion";

/** A backslash and an `n` that were meant to end the line: another header follows. */
const literalLineEnd = /\\n\s*[A-Za-z0-9-]+\s*:/;

/**
 * Headers are separated by real line ends only: a literal `\n` or a comma stays part of the value. A
 * line without a colon is ignored.
 */
export function readCustomHeaders(situation: Situation): CustomHeader[] {
  return linesOf(situation).flatMap((text, index) => {
    const colon = text.indexOf(":");
    const name = text.slice(0, Math.max(colon, 0)).trim();
    return name === "" ? [] : [{ name, value: text.slice(colon + 1).trim(), line: index + 1 }];
  });
}

/** The guardrail that the headers ask for; of a header given twice the last counts. */
export function guardrailOf(headers: readonly CustomHeader[]): PlanRequest["guardrail"] {
  const identifier = headerNamed(headers, identifierName)?.value ?? null;
  const version = headerNamed(headers, versionName)?.value ?? null;
  return identifier === null && version === null ? null : { identifier, version };
}

/** What is wrong with the headers, in the order of their lines. */
export function findHeaderFaults(situation: Situation): PlanRequest["headerFaults"] {
  const headers = readCustomHeaders(situation);
  const lineFaults = linesOf(situation).flatMap((text, index): Fault[] => {
    if (text.trim() === "") return [];
    if (!text.includes(":")) return [{ line: index + 1, fault: "no-colon" }];
    // Without a name before the colon the client refuses to send anything.
    return text.trim().startsWith(":") ? [{ line: index + 1, fault: "invalid-name" }] : [];
  });
  const nameFaults = headers.flatMap(({ name, value, line }): Fault[] => {
    if (!headerName.test(name)) return [{ line, fault: "invalid-name" }];
    return literalLineEnd.test(value) ? [{ line, fault: "literal-backslash-n" }] : [];
  });
  return [...lineFaults, ...nameFaults, ...halfGuardrail(headers)].sort((a, b) => a.line - b.line);
}

/** A header that swallowed the other one is the cause, so that the missing half is not named as well. */
function halfGuardrail(headers: readonly CustomHeader[]): Fault[] {
  const identifier = headerNamed(headers, identifierName);
  const version = headerNamed(headers, versionName);
  const [half, fault] =
    version === undefined
      ? ([identifier, "guardrail-version-missing"] as const)
      : ([identifier === undefined ? version : undefined, "guardrail-id-missing"] as const);
  return half === undefined || literalLineEnd.test(half.value) ? [] : [{ line: half.line, fault }];
}

function headerNamed(headers: readonly CustomHeader[], name: string): CustomHeader | undefined {
  return headers.findLast((header) => header.name.toLowerCase() === name);
}

function linesOf({ variables }: Situation): string[] {
  return (readVariable(variables, "ANTHROPIC_CUSTOM_HEADERS") ?? "").split(/\r?\n/);
}
