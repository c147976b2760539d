/**
 * Evaluates IAM policies for one action on one resource: a Deny anywhere first, then an Allow in
 * each kind of policy that bounds the caller. Pure; the live refusals and IAM's own policy
 * simulation both come from here, so they cannot disagree.
 * Source: IAM user guide, "Policy evaluation logic".
 */
import { conditionHolds, matchWildcard, type RequestContext } from "./conditions.js";
import type { PolicyDocument, PolicyDocumentStatement } from "./types.js";

export type PolicyType =
  | "identity-based policy"
  | "session policy"
  | "permissions boundary"
  | "service control policy"
  | "resource control policy"
  | "VPC endpoint policy";

export interface NamedPolicy {
  document: PolicyDocument;
  /** Managed policies and service control policies have one. */
  arn?: string;
  /** Name of an identity policy. */
  name?: string;
}

/** The policies that apply to a caller; an absent kind does not bound it. */
export interface PolicySet {
  identity: readonly NamedPolicy[];
  boundary?: NamedPolicy;
  session?: NamedPolicy;
  serviceControl?: readonly NamedPolicy[];
  /** Resource control policies: AWS attaches one that allows all, so they only ever deny. */
  resourceControl?: readonly NamedPolicy[];
  /** Policy of the VPC endpoint that the request went through. */
  endpoint?: NamedPolicy;
}

export interface AuthorizationQuestion {
  /** `bedrock:InvokeModel`. */
  action: string;
  /** ARN, or `*` for an action without a resource type. */
  resource: string;
  context: RequestContext;
}

export interface MatchedStatement {
  policyType: PolicyType;
  policy: NamedPolicy;
  statement: PolicyDocumentStatement;
}

export type Decision =
  | { allowed: true; matched: readonly MatchedStatement[] }
  | {
      allowed: false;
      effect: "explicit" | "implicit";
      /** The kind of policy that decided. */
      policyType: PolicyType;
      policyArn?: string;
      matched: readonly MatchedStatement[];
    };

/** @throws Error for a condition operator that is not known */
export function evaluatePolicies(policies: PolicySet, question: AuthorizationQuestion): Decision {
  const kinds: { policyType: PolicyType; policies: readonly NamedPolicy[] | undefined }[] = [
    { policyType: "service control policy", policies: policies.serviceControl },
    { policyType: "identity-based policy", policies: policies.identity },
    { policyType: "permissions boundary", policies: policies.boundary && [policies.boundary] },
    { policyType: "session policy", policies: policies.session && [policies.session] },
    { policyType: "VPC endpoint policy", policies: policies.endpoint && [policies.endpoint] },
    { policyType: "resource control policy", policies: policies.resourceControl },
  ];
  const applied = kinds.flatMap(({ policyType, policies: list }) =>
    list === undefined ? [] : [{ policyType, matched: matchStatements(policyType, list, question) }],
  );
  const matched = applied.flatMap((kind) => kind.matched);

  const denied = matched.find(({ statement }) => statement.Effect === "Deny");
  if (denied !== undefined) {
    return {
      allowed: false,
      effect: "explicit",
      policyType: denied.policyType,
      ...(denied.policy.arn === undefined ? {} : { policyArn: denied.policy.arn }),
      matched: matched.filter(({ statement }) => statement.Effect === "Deny"),
    };
  }
  for (const kind of applied) {
    if (kind.policyType === "resource control policy") continue;
    if (!kind.matched.some(({ statement }) => statement.Effect === "Allow")) {
      return { allowed: false, effect: "implicit", policyType: kind.policyType, matched: [] };
    }
  }
  return { allowed: true, matched };
}

function matchStatements(
  policyType: PolicyType,
  policies: readonly NamedPolicy[],
  question: AuthorizationQuestion,
): MatchedStatement[] {
  return policies.flatMap((policy) =>
    policy.document.Statement.filter((statement) => statementMatches(statement, question)).map(
      (statement) => ({ policyType, policy, statement }),
    ),
  );
}

/**
 * Condition keys of statements about the action and the resource that the context has no value for,
 * as the policy simulation lists them: those of service control policies it never lists.
 */
export function missingContextOf(policies: PolicySet, question: AuthorizationQuestion): string[] {
  const given = new Set(Object.keys(question.context).map((key) => key.toLowerCase()));
  const listed = [...policies.identity, ...(policies.boundary === undefined ? [] : [policies.boundary])];
  const keys = listed
    .flatMap(({ document }) => document.Statement)
    .filter((statement) => isAbout(statement, question))
    .flatMap(({ Condition = {} }) => Object.values(Condition).flatMap((one) => Object.keys(one)));
  return [...new Set(keys)].filter((key) => !given.has(key.toLowerCase()));
}

function statementMatches(statement: PolicyDocumentStatement, question: AuthorizationQuestion): boolean {
  return isAbout(statement, question) && conditionHolds(statement.Condition, question.context);
}

function isAbout(statement: PolicyDocumentStatement, question: AuthorizationQuestion): boolean {
  const action = question.action.toLowerCase();
  const actionMatches = (pattern: string) => matchWildcard(action, pattern.toLowerCase());
  const resourceMatches = (pattern: string) => matchWildcard(question.resource, pattern);
  return (
    matchElement(statement.Action, statement.NotAction, actionMatches) &&
    matchElement(statement.Resource, statement.NotResource, resourceMatches)
  );
}

function matchElement(
  wanted: string | string[] | undefined,
  unwanted: string | string[] | undefined,
  matches: (pattern: string) => boolean,
): boolean {
  if (wanted !== undefined) return toList(wanted).some(matches);
  return unwanted !== undefined && !toList(unwanted).some(matches);
}

function toList(value: string | string[]): string[] {
  return Array.isArray(value) ? value : [value];
}

/** A refusal in the words of AWS; null if the decision is to allow. */
export function describeDenial(
  decision: Decision,
  principal: string,
  question: AuthorizationQuestion,
): string | null {
  if (decision.allowed) return null;
  const start = `User: ${principal} is not authorized to perform: ${question.action} on resource: ${question.resource}`;
  if (decision.effect === "implicit") {
    return `${start} because no ${decision.policyType} allows the ${question.action} action`;
  }
  const article = decision.policyType === "identity-based policy" ? "an" : "a";
  const arn = decision.policyArn === undefined ? "" : `: ${decision.policyArn}`;
  return `${start} with an explicit deny in ${article} ${decision.policyType}${arn}`;
}
