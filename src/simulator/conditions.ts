/**
 * The conditions of IAM policies. Only the operators that policies about Bedrock use are known; an
 * unknown one throws, for a scenario that silently evaluated to "no" would prove nothing.
 * Source: IAM user guide, "IAM JSON policy elements: Condition operators" and "Set operators".
 */
import type { PolicyDocumentStatement } from "./types.js";

/** Values by condition key; a key that is absent from the request is absent here. */
export type RequestContext = Readonly<Record<string, string | readonly string[]>>;

type Compare = (value: string, pattern: string) => boolean;

const POSITIVE: Readonly<Record<string, Compare>> = {
  StringEquals: (value, pattern) => value === pattern,
  StringEqualsIgnoreCase: (value, pattern) => value.toLowerCase() === pattern.toLowerCase(),
  StringLike: matchWildcard,
  ArnEquals: matchArn,
  ArnLike: matchArn,
  Bool: (value, pattern) => value.toLowerCase() === pattern.toLowerCase(),
};

const NEGATED: Readonly<Record<string, Compare>> = {
  StringNotEquals: (value, pattern) => value === pattern,
  StringNotEqualsIgnoreCase: (value, pattern) => value.toLowerCase() === pattern.toLowerCase(),
  StringNotLike: matchWildcard,
  ArnNotEquals: matchArn,
  ArnNotLike: matchArn,
};

/**
 * Whether every operator and key of a statement's condition holds.
 * @throws Error for an operator this evaluator does not know
 */
export function conditionHolds(
  condition: PolicyDocumentStatement["Condition"],
  context: RequestContext,
): boolean {
  for (const [operator, keys] of Object.entries(condition ?? {})) {
    for (const [key, wanted] of Object.entries(keys)) {
      if (!operatorHolds(operator, lookUp(context, key), toList(wanted))) return false;
    }
  }
  return true;
}

function operatorHolds(operator: string, present: readonly string[] | null, patterns: string[]): boolean {
  const { set, name, ifExists } = parseOperator(operator);
  if (name === "Null") return (present === null) === patterns.includes("true");
  const negated = NEGATED[name];
  const compare = negated ?? POSITIVE[name];
  if (compare === undefined) throw new Error(`Unknown condition operator ${operator}.`);
  if (present === null) {
    if (set !== null) return ifExists || set === "ForAllValues";
    return ifExists || negated !== undefined;
  }
  const holdsFor = (value: string): boolean => {
    const matched = patterns.some((pattern) => compare(value, pattern));
    return negated === undefined ? matched : !matched;
  };
  return set === "ForAnyValue" ? present.some(holdsFor) : present.every(holdsFor);
}

function parseOperator(operator: string): { set: string | null; name: string; ifExists: boolean } {
  const parts = /^(?:(ForAnyValue|ForAllValues):)?(\w+?)(IfExists)?$/.exec(operator);
  if (parts === null) throw new Error(`Unknown condition operator ${operator}.`);
  return { set: parts[1] ?? null, name: parts[2] ?? "", ifExists: parts[3] !== undefined };
}

/** Condition keys are not case-sensitive. */
function lookUp(context: RequestContext, key: string): readonly string[] | null {
  const wanted = key.toLowerCase();
  for (const [name, value] of Object.entries(context)) {
    if (name.toLowerCase() === wanted) return typeof value === "string" ? [value] : value;
  }
  return null;
}

function toList(value: string | string[] | boolean): string[] {
  return Array.isArray(value) ? value : [String(value)];
}

/** `*` for any number of characters, `?` for one; case-sensitive. */
export function matchWildcard(value: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(value);
}

/** Wildcards hold within one of the six parts of an ARN and do not run over its colons. */
function matchArn(value: string, pattern: string): boolean {
  const [left, right] = [splitArn(value), splitArn(pattern)];
  return left.length === right.length && right.every((part, index) => matchWildcard(left[index] ?? "", part));
}

function splitArn(arn: string): string[] {
  const parts = arn.split(":");
  return [...parts.slice(0, 5), parts.slice(5).join(":")];
}
