/**
 * Holds what a module gives against the shape of a plug-in, before any of it runs: a plug-in may be
 * written without types, or for another release.
 */
import { inputNames } from "./input-names.js";
import type { PluginFinding, PluginOutcome } from "./types.js";

/** What the rooms of the tool are called: a code must tell whose it is. */
const TAKEN = [
  ...["setup", "region", "credentials", "network", "models", "model", "throughput", "mantle", "caching"],
  ...["iam", "guardrails", "guardrail", "request", "doctor", "plugin"],
];
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const SEVERITIES: readonly unknown[] = ["error", "warning", "info"];

/** What is wrong with a plug-in, in one sentence without a full stop, or null. */
export function refusePlugin(value: unknown): string | null {
  if (!isObject(value)) return "it is no object with a name and checks";
  const { name, checks } = value;
  if (typeof name !== "string" || !NAME.test(name)) {
    return "its name is not made of lower-case letters, digits and single dashes";
  }
  if (TAKEN.includes(name)) return `the name ${name} is that of an area of bedrock-doctor`;
  if (!Array.isArray(checks) || checks.length === 0) return `${name} has no checks`;
  const ids = new Set<unknown>();
  const codes = new Set<string>();
  for (const check of checks as unknown[]) {
    const wrong = refuseCheck(check, codes);
    const id = isObject(check) ? check.id : undefined;
    if (wrong !== null) return `${name}${typeof id === "string" ? `/${id}` : ""}: ${wrong}`;
    if (ids.has(id)) return `${name} has two checks ${String(id)}`;
    ids.add(id);
  }
  return null;
}

function refuseCheck(check: unknown, seen: Set<string>): string | null {
  if (!isObject(check)) return "a check is no object";
  const { id, title, codes, needs = [], reads = [], required = false, run } = check;
  if (typeof id !== "string" || !NAME.test(id)) {
    return "the id of a check is not made of lower-case letters, digits and single dashes";
  }
  if (!isText(title)) return "title is no text";
  if (typeof run !== "function") return "run is no function";
  if (typeof required !== "boolean") return "required is neither true nor false";
  for (const [key, names] of Object.entries({ needs, reads })) {
    if (!Array.isArray(names)) return `${key} is no list`;
    const wrong = (names as unknown[]).find((one) => !inputNames.some((known) => known === one));
    if (wrong !== undefined) {
      return `${key} names ${JSON.stringify(wrong)}; there are ${inputNames.join(", ")}`;
    }
  }
  if (!isObject(codes) || Object.keys(codes).length === 0) return "codes is no object of codes";
  for (const [code, said] of Object.entries(codes)) {
    if (!NAME.test(code)) return `the code ${JSON.stringify(code)} is not made of letters, digits and dashes`;
    if (seen.has(code)) return `the code ${code} belongs to another check`;
    seen.add(code);
    const wrong = isObject(said) ? refuseWords(said, true) : "it is no object";
    if (wrong !== null) return `${code}: ${wrong}`;
  }
  return null;
}

/** What is wrong with what a check returned, or null. */
export function refuseOutcome(value: unknown, codes: readonly string[]): string | null {
  if (!isObject(value)) return "it returned no outcome";
  const outcome = value as Partial<Record<keyof PluginOutcome, unknown>> & Record<string, unknown>;
  switch (outcome.kind) {
    case "proved":
      return isText(outcome.proved) ? null : "it proved something and did not say what";
    case "unknown":
    case "not-applicable":
      return isText(outcome.reason) ? null : `it returned ${outcome.kind} without a reason`;
    case "depends":
      return inputNames.some((name) => name === outcome.on && name !== "plan" && name !== "diagnosis")
        ? null
        : `it depends on ${JSON.stringify(outcome.on)}, which is no fact`;
    case "consequence":
      return isText(outcome.of) ? null : "it is a consequence and does not say of which code";
    case "found": {
      const { found } = outcome;
      if (!Array.isArray(found) || found.length === 0) return "it found something and did not say what";
      for (const one of found as unknown[]) {
        const wrong = refuseFinding(one, codes);
        if (wrong !== null) return wrong;
      }
      return null;
    }
    default:
      return `it returned an outcome of the kind ${JSON.stringify(outcome.kind)}`;
  }
}

function refuseFinding(finding: unknown, codes: readonly string[]): string | null {
  if (!isObject(finding)) return "a finding is no object";
  const { code, measured, expected, locations = [], evidence = [] } = finding as Partial<PluginFinding>;
  if (typeof code !== "string" || !codes.includes(code)) {
    return `it found ${JSON.stringify(code)}, which is not among its codes`;
  }
  if (!isText(measured) || !isText(expected)) return `${code}: measured or expected is no text`;
  if (!Array.isArray(locations) || locations.some((one: unknown) => !isObject(one) || !isText(one.file))) {
    return `${code}: locations is no list of places with a file`;
  }
  if (!Array.isArray(evidence) || evidence.some((one: unknown) => !isObject(one) || !isText(one.source))) {
    return `${code}: evidence is no list of objects with a source`;
  }
  const wrong = refuseWords(finding, false);
  return wrong === null ? null : `${code}: ${wrong}`;
}

function refuseWords(said: Record<string, unknown>, whole: boolean): string | null {
  const { severity, title, why, remedy, docs } = said;
  const lacks = (value: unknown): boolean => whole || value !== undefined;
  if (lacks(severity) && !SEVERITIES.includes(severity)) return "severity is none of error, warning and info";
  if (lacks(title) && !isText(title)) return "title is no text";
  if (lacks(why) && !isText(why)) return "why is no text";
  if (docs !== undefined && !(isText(docs) && /^https?:\/\/[^\s/]+/.test(docs)))
    return "docs is no https address";
  return lacks(remedy) ? refuseRemedy(remedy) : null;
}

function refuseRemedy(remedy: unknown): string | null {
  if (!isObject(remedy) || !isText(remedy.summary)) return "remedy is no object with a summary";
  for (const key of ["steps", "commands", "links"]) {
    const list = remedy[key];
    if (list !== undefined && !(Array.isArray(list) && list.every(isText))) {
      return `remedy.${key} is no list of texts`;
    }
  }
  const { settings, policy } = remedy;
  if (settings !== undefined && !(isObject(settings) && isText(settings.file) && isObject(settings.patch))) {
    return "remedy.settings is no object with file and patch";
  }
  if (policy !== undefined && !(isObject(policy) && Array.isArray(policy.Statement))) {
    return "remedy.policy is no policy with statements";
  }
  return null;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
