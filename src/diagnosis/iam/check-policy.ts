/**
 * Which needs of a plan the text of a policy covers. An explicit Deny wins over every Allow, as in
 * AWS; what depends on a condition, on a policy variable or on something the plan does not tell is
 * `conditional`, never `covered`. Boundaries and service control policies are not in a file, and so
 * not in this.
 */
import type { AccessNeed } from "../../claude-code/required-access.js";
import { type Match, matchPattern } from "./match.js";
import type { Statement } from "./policy-document.js";

export interface PolicyPair {
  action: string;
  resource: string;
}

/** The contract of `policy --check --format json`. */
export interface PolicyCoverage {
  uncovered: PolicyPair[];
  denied: PolicyPair[];
  conditional: PolicyPair[];
  covered: PolicyPair[];
}

/** What can be concluded of a policy: all is allowed, something is not, or it depends. */
export type PolicyVerdict = "sufficient" | "insufficient" | "undecided";

/** Holds every need against the policy; optional ones are no part of it. */
export function checkPolicy(
  statements: readonly Statement[],
  needs: readonly AccessNeed[],
): { coverage: PolicyCoverage; verdict: PolicyVerdict } {
  const coverage: PolicyCoverage = { uncovered: [], denied: [], conditional: [], covered: [] };
  let verdict: PolicyVerdict = "sufficient";
  for (const need of needs.filter((one) => one.need !== "optional")) {
    const kind = judge(statements, need);
    coverage[kind].push({ action: need.action, resource: need.resource });
    const refused = kind === "uncovered" || kind === "denied";
    // Whether the account has used the model before is not known here.
    if (refused && need.need === "required") verdict = "insufficient";
    else if (verdict === "sufficient" && (refused || (kind === "conditional" && !isMet(statements, need))))
      verdict = "undecided";
  }
  return { coverage, verdict };
}

function judge(statements: readonly Statement[], need: AccessNeed): keyof PolicyCoverage {
  const strongest = { Allow: "none" as Match, Deny: "none" as Match };
  for (const statement of statements) {
    // What is allowed is not allowed once more by the next of ten thousand statements.
    if (statement.effect === "Allow" && strongest.Allow === "all") continue;
    const match = applies(statement, need);
    if (match === "all" && statement.effect === "Deny") return "denied";
    if (match !== "none") strongest[statement.effect] = match;
  }
  if (strongest.Allow === "none") return "uncovered";
  return strongest.Allow === "all" && strongest.Deny === "none" ? "covered" : "conditional";
}

/** Whether a statement is about a need; a condition makes it `some`, whatever it says. */
function applies(statement: Statement, need: AccessNeed): Match {
  const match = pairMatch(statement, need);
  return match === "all" && statement.condition !== null ? "some" : match;
}

function pairMatch({ actions, resources }: Statement, need: AccessNeed): Match {
  const action = need.action.toLowerCase();
  const onAction = element(actions, (pattern) => matchPattern(pattern.toLowerCase(), action));
  if (onAction === "none") return "none";
  const onResource = element(resources, (pattern) => matchPattern(pattern, need.resource));
  if (onResource === "none") return "none";
  return onAction === "all" && onResource === "all" ? "all" : "some";
}

function element({ not, patterns }: Statement["actions"], match: (pattern: string) => Match): Match {
  const best = bestMatch(patterns, match);
  if (!not || best === "some") return best;
  return best === "all" ? "none" : "all";
}

function bestMatch(patterns: readonly string[], match: (pattern: string) => Match): Match {
  let best: Match = "none";
  for (const pattern of patterns) {
    const found = match(pattern);
    if (found !== "none") best = found;
    if (best === "all") break;
  }
  return best;
}

/**
 * Whether the request that has the need is known to meet the conditions: by its region, its profile
 * and who calls AWS Marketplace. Only for the verdict; the lists stay as the text of the policy is.
 */
function isMet(statements: readonly Statement[], need: AccessNeed): boolean {
  const held = (effect: Statement["effect"]) =>
    statements
      .filter((one) => one.effect === effect)
      .map((one) => ({ one, match: pairMatch(one, need) }))
      .filter(({ match }) => match !== "none")
      .map(({ one, match }) => ({ match, holds: conditionHolds(one.condition, need) }));
  const denied = held("Deny").some(({ holds }) => holds !== false);
  return !denied && held("Allow").some(({ match, holds }) => match === "all" && holds === true);
}

type Compare = (pattern: string, value: string) => Match;

const equal: Compare = (pattern, value) =>
  value.includes("*") ? matchPattern(pattern, value) : pattern === value ? "all" : "none";

/** Operators on texts; the others are about what a plan does not tell. */
const operators: Readonly<Record<string, { compare: Compare; negated?: true }>> = {
  StringEquals: { compare: equal },
  StringEqualsIgnoreCase: { compare: (pattern, value) => equal(pattern.toLowerCase(), value.toLowerCase()) },
  StringLike: { compare: matchPattern },
  ArnEquals: { compare: matchPattern },
  ArnLike: { compare: matchPattern },
  StringNotEquals: { compare: equal, negated: true },
  StringNotLike: { compare: matchPattern, negated: true },
  ArnNotEquals: { compare: matchPattern, negated: true },
  ArnNotLike: { compare: matchPattern, negated: true },
};

/** True and false where it is known, null where it is not. */
function conditionHolds(condition: Statement["condition"], need: AccessNeed): boolean | null {
  const context = new Map(
    Object.entries({ "aws:RequestedRegion": need.region, ...need.context }).map(([key, value]) => [
      key.toLowerCase(),
      value,
    ]),
  );
  const results = Object.entries(condition ?? {}).flatMap(([name, keys]) => {
    const operator = operators[name.replace(/^For(All|Any)Values?:/, "").replace(/IfExists$/, "")];
    return Object.entries(keys).map(([key, patterns]) => {
      const value = context.get(key.toLowerCase());
      if (operator === undefined || value === undefined) return null;
      const found = bestMatch(patterns, (pattern) => operator.compare(pattern, value));
      const match = found === "some" ? null : found === "all";
      return match === null || operator.negated !== true ? match : !match;
    });
  });
  if (results.includes(false)) return false;
  return results.includes(null) ? null : true;
}
