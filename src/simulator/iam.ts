/**
 * AWS IAM, query protocol: GetRole and SimulatePrincipalPolicy. The simulation runs the same
 * evaluator as the live requests do; as in AWS it leaves out
 * session, resource control and endpoint policies.
 */
import type { AuthorizationQuestion, Decision } from "./policy.js";
import { evaluatePolicies, missingContextOf } from "./policy.js";
import type { ScenarioIdentity } from "./types.js";
import {
  type Answer,
  type Caller,
  escapeXml,
  type Operation,
  type ReceivedRequest,
  readForm,
  readMembers,
  xmlAnswer,
  xmlError,
} from "./wire.js";
import { denialOf, policiesOf, principalArn, type World } from "./world.js";

export const IAM_NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";

export function routeIam(world: World, request: ReceivedRequest): Operation | undefined {
  const form = readForm(request.body);
  switch (form.get("Action")) {
    case "GetRole":
      return { name: "GetRole", answer: (caller) => getRole(world, caller, form) };
    case "SimulatePrincipalPolicy":
      return { name: "SimulatePrincipalPolicy", answer: (caller) => simulate(world, caller, form) };
    default:
      return undefined;
  }
}

function getRole(world: World, caller: Caller, form: URLSearchParams): Answer {
  const name = form.get("RoleName") ?? "";
  const role = world.scenario.aws.identities.find((identity) => {
    const arn = principalArn(identity);
    return arn.includes(":role/") && arn.endsWith(`/${name}`);
  });
  const arn =
    role === undefined ? `arn:aws:iam::${world.scenario.aws.account}:role/${name}` : principalArn(role);
  const denial = denialOf(world, caller, "iam:GetRole", arn);
  if (denial !== null) return xmlError(IAM_NAMESPACE, 403, "AccessDenied", denial);
  if (role === undefined) {
    return xmlError(IAM_NAMESPACE, 404, "NoSuchEntity", `The role with name ${name} cannot be found.`);
  }
  const path = /:role(\/.*\/|\/)[^/]+$/.exec(arn)?.[1] ?? "/";
  return xmlAnswer(
    IAM_NAMESPACE,
    "GetRole",
    `<Role><Path>${escapeXml(path)}</Path><RoleName>${escapeXml(name)}</RoleName><Arn>${escapeXml(arn)}</Arn>` +
      `<CreateDate>2026-01-01T00:00:00Z</CreateDate></Role>`,
  );
}

function simulate(world: World, caller: Caller, form: URLSearchParams): Answer {
  const source = form.get("PolicySourceArn") ?? "";
  if (!/^arn:aws[\w-]*:iam::\d{12}:(?:user|role|group)\//.test(source)) {
    return xmlError(
      IAM_NAMESPACE,
      400,
      "InvalidInput",
      `Invalid Entity Arn: ${source} does not clearly define entity type and name.`,
    );
  }
  const denial = denialOf(world, caller, "iam:SimulatePrincipalPolicy", source);
  if (denial !== null) return xmlError(IAM_NAMESPACE, 403, "AccessDenied", denial);
  const identity = world.scenario.aws.identities.find((candidate) => principalArn(candidate) === source);
  if (identity === undefined) {
    return xmlError(IAM_NAMESPACE, 404, "NoSuchEntity", `The entity ${source} cannot be found.`);
  }
  const actions = readMembers(form, "ActionNames");
  const asked = readMembers(form, "ResourceArns");
  const resources = asked.length > 0 ? asked : ["*"];
  const context = readContext(world, identity, form);
  const results = actions.map((action) => simulateAction(world, identity, action, resources, context));
  return xmlAnswer(
    IAM_NAMESPACE,
    "SimulatePrincipalPolicy",
    `<IsTruncated>false</IsTruncated><EvaluationResults>${results.join("")}</EvaluationResults>`,
  );
}

function readContext(
  world: World,
  identity: ScenarioIdentity,
  form: URLSearchParams,
): AuthorizationQuestion["context"] {
  const context: Record<string, string | string[]> = {
    "aws:PrincipalArn": principalArn(identity),
    "aws:PrincipalAccount": world.scenario.aws.account,
  };
  for (let index = 1; ; index++) {
    const entry = `ContextEntries.member.${index}`;
    const name = form.get(`${entry}.ContextKeyName`);
    if (name === null) return context;
    const values = readMembers(form, `${entry}.ContextKeyValues`);
    context[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
}

function simulateAction(
  world: World,
  identity: ScenarioIdentity,
  action: string,
  resources: readonly string[],
  context: AuthorizationQuestion["context"],
): string {
  const {
    session: _session,
    endpoint: _endpoint,
    resourceControl: _resources,
    ...policies
  } = policiesOf(world, identity);
  const decisions = resources.map((resource) => ({
    resource,
    decision: evaluatePolicies(policies, { action, resource, context }),
    missing: missingContextOf(policies, { action, resource, context }),
  }));
  // The whole is as bad as its worst resource.
  const worst =
    decisions.find(({ decision }) => !decision.allowed && decision.effect === "explicit") ??
    decisions.find(({ decision }) => !decision.allowed) ??
    decisions[0];
  if (worst === undefined) return "";
  const specific = decisions
    .map(
      ({ resource, decision, missing }) =>
        `<member><EvalResourceName>${escapeXml(resource)}</EvalResourceName>` +
        `<EvalResourceDecision>${nameDecision(decision)}</EvalResourceDecision>${describe(decision, missing)}</member>`,
    )
    .join("");
  return (
    `<member><EvalActionName>${escapeXml(action)}</EvalActionName><EvalResourceName>${escapeXml(worst.resource)}</EvalResourceName>` +
    `<EvalDecision>${nameDecision(worst.decision)}</EvalDecision>${describe(worst.decision, worst.missing)}` +
    `<ResourceSpecificResults>${specific}</ResourceSpecificResults></member>`
  );
}

function nameDecision(decision: Decision): string {
  if (decision.allowed) return "allowed";
  return decision.effect === "explicit" ? "explicitDeny" : "implicitDeny";
}

/** Service control policies decide but are never listed among the matched statements. */
function describe(decision: Decision, missing: readonly string[]): string {
  const statements = decision.matched
    .filter(({ policyType }) => policyType !== "service control policy")
    .map(
      ({ policy, policyType }) =>
        `<member><SourcePolicyId>${escapeXml(policy.name ?? policy.arn ?? policyType)}</SourcePolicyId>` +
        `<SourcePolicyType>IAM Policy</SourcePolicyType></member>`,
    )
    .join("");
  const blockedBy = decision.allowed ? null : decision.policyType;
  return (
    `<MatchedStatements>${statements}</MatchedStatements>` +
    `<MissingContextValues>${missing.map((key) => `<member>${escapeXml(key)}</member>`).join("")}</MissingContextValues>` +
    `<OrganizationsDecisionDetail><AllowedByOrganizations>${blockedBy !== "service control policy"}</AllowedByOrganizations></OrganizationsDecisionDetail>` +
    `<PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>${blockedBy !== "permissions boundary"}</AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail>`
  );
}
