/**
 * The text of an IAM policy, checked as far as its evaluation needs: whoever is told that an action
 * is covered has to be able to rely on every statement having been understood.
 * Source: IAM user guide, grammar of the JSON policy language, as of 2026-11-20.
 */
import { textOfValue } from "../../knowledge/value-text.js";

export interface Statement {
  effect: "Allow" | "Deny";
  actions: { not: boolean; patterns: string[] };
  resources: { not: boolean; patterns: string[] };
  /** Operators, keys and values; null where there is none. */
  condition: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> | null;
}

/** What keeps a document from being a policy; `path` leads to the key where it is wrong. */
export interface PolicyFault {
  message: string;
  path: string[];
}

export type PolicyResult = { ok: true; statements: Statement[] } | { ok: false; fault: PolicyFault };

const versions = ["2012-10-17", "2008-10-17"];
const rootKeys = ["Version", "Id", "Statement"];
const statementKeys = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];
/** Elements of policies that are attached to a resource, not to a principal. */
const principalKeys = ["Principal", "NotPrincipal"];
/** `service:Action`, with wildcards in either part, or a single `*`. */
const actionPattern = /^(\*|[a-z0-9*?-]+:[a-z0-9*?]+)$/i;

class Fault extends Error {
  constructor(
    message: string,
    readonly path: string[],
  ) {
    super(message);
  }
}

/** Reads a parsed document. */
export function readPolicy(document: unknown): PolicyResult {
  try {
    return { ok: true, statements: statementsOf(document) };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: { message: error.message, path: error.path } };
    throw error;
  }
}

function statementsOf(document: unknown): Statement[] {
  if (!isObject(document)) throw new Fault("it is not a policy: a policy is a JSON object", []);
  const strange = Object.keys(document).find((key) => !rootKeys.includes(key));
  if (document.Statement === undefined) {
    if (isObject(document.PolicyVersion) || isObject(document.Policy) || isObject(document.policy))
      throw new Fault("it holds a policy within another object; give the policy document alone", []);
    throw new Fault("it has no Statement", []);
  }
  if (strange !== undefined) throw new Fault(`a policy has no element ${JSON.stringify(strange)}`, [strange]);
  if (document.Version !== undefined && !versions.includes(textOfValue(document.Version)))
    throw new Fault(`its Version is none of ${versions.join(" and ")}`, ["Version"]);
  const many = Array.isArray(document.Statement) ? document.Statement : [document.Statement];
  if (many.length === 0) throw new Fault("its Statement is empty", ["Statement"]);
  const variables = document.Version === versions[0];
  return many.map((one, index) =>
    statementOf(one, ["Statement", ...(Array.isArray(document.Statement) ? [String(index)] : [])], variables),
  );
}

function statementOf(value: unknown, path: string[], variables: boolean): Statement {
  const name =
    isObject(value) && typeof value.Sid === "string"
      ? `the statement ${JSON.stringify(value.Sid)}`
      : sayPlace(path);
  if (!isObject(value)) throw new Fault(`${name} is not an object`, path);
  const principal = principalKeys.find((key) => value[key] !== undefined);
  if (principal !== undefined)
    throw new Fault(`${name} has a ${principal}: that is a policy of a resource, not of a user or role`, [
      ...path,
      principal,
    ]);
  const strange = Object.keys(value).find((key) => !statementKeys.includes(key));
  if (strange !== undefined)
    throw new Fault(`${name} has the unknown element ${JSON.stringify(strange)}`, [...path, strange]);
  const { Effect } = value;
  if (Effect !== "Allow" && Effect !== "Deny")
    throw new Fault(
      `${name} has ${Effect === undefined ? "no Effect" : "an Effect that is neither Allow nor Deny"}`,
      Effect === undefined ? path : [...path, "Effect"],
    );
  const actions = elementOf(value, "Action", name, path);
  const wrong = actions.patterns.find((one) => !actionPattern.test(one));
  if (wrong !== undefined)
    throw new Fault(`${name} names ${JSON.stringify(wrong)}, which is no action`, [
      ...path,
      actions.not ? "NotAction" : "Action",
    ]);
  const resources = elementOf(value, "Resource", name, path);
  return {
    effect: Effect,
    actions,
    resources: {
      ...resources,
      patterns: variables ? resources.patterns.map(withoutEscapes) : resources.patterns,
    },
    condition: conditionOf(value.Condition, name, path),
  };
}

function elementOf(value: Record<string, unknown>, key: "Action" | "Resource", name: string, path: string[]) {
  const not = `Not${key}`;
  if (value[key] !== undefined && value[not] !== undefined)
    throw new Fault(`${name} has both ${key} and ${not}`, [...path, not]);
  const used = value[not] === undefined ? key : not;
  const found = value[used];
  if (found === undefined) throw new Fault(`${name} has neither ${key} nor ${not}`, path);
  const patterns = Array.isArray(found) ? found : [found];
  if (patterns.length === 0 || !patterns.every((one) => typeof one === "string" && one !== ""))
    throw new Fault(`${used} of ${name} is neither a text nor a list of texts`, [...path, used]);
  return { not: used === not, patterns: patterns as string[] };
}

function conditionOf(value: unknown, name: string, path: string[]): Statement["condition"] {
  if (value === undefined) return null;
  if (!isObject(value)) throw new Fault(`the Condition of ${name} is not an object`, [...path, "Condition"]);
  const operators = Object.entries(value).map(([operator, keys]) => {
    if (!isObject(keys))
      throw new Fault(`${operator} in the Condition of ${name} is not an object`, [
        ...path,
        "Condition",
        operator,
      ]);
    return [
      operator,
      Object.fromEntries(
        Object.entries(keys).map(([key, one]) => [key, (Array.isArray(one) ? one : [one]).map(textOfValue)]),
      ),
    ] as const;
  });
  // An empty condition is met by every request.
  return operators.every(([, keys]) => Object.keys(keys).length === 0) ? null : Object.fromEntries(operators);
}

/** IAM's way to write the characters themselves; what stands for them here no ARN holds. */
const escapes: Readonly<Record<string, string>> = { "*": "\u0001", "?": "\u0002", $: "$" };

function withoutEscapes(pattern: string): string {
  return pattern.replace(/\$\{([*?$])\}/g, (_, character: string) => escapes[character] ?? "");
}

function sayPlace(path: readonly string[]): string {
  return path.length < 2 ? "the Statement" : `statement ${Number(path[1]) + 1}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
