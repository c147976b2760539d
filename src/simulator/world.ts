/**
 * The state the handlers judge by: the scenario's AWS, the keys in circulation, AWS's clock, and
 * the one thing a call may change (the agreement that a first use makes).
 */
import type { Keyring } from "./keyring.js";
import {
  type AuthorizationQuestion,
  type Decision,
  describeDenial,
  evaluatePolicies,
  type PolicySet,
} from "./policy.js";
import type { Scenario, ScenarioIdentity, ScenarioModel } from "./types.js";
import type { Caller } from "./wire.js";

export interface World {
  scenario: Scenario;
  keyring: Keyring;
  /** AWS's clock, ms since the epoch. */
  now(): number;
  /** State of each model's agreement, by base model ID. */
  agreements: Map<string, NonNullable<ScenarioModel["agreement"]>>;
  /** When each cached prompt is forgotten, ms since the epoch, by Region, model and text. */
  promptCache: Map<string, number>;
  /** Requests through profiles so far. */
  routed: number;
}

export function buildWorld(scenario: Scenario, keyring: Keyring, now: () => number): World {
  const agreements = new Map(
    scenario.aws.models.map((model) => [model.id, model.agreement ?? "AVAILABLE"] as const),
  );
  return { scenario, keyring, now, agreements, promptCache: new Map(), routed: 0 };
}

export function policiesOf(world: World, identity: ScenarioIdentity): PolicySet {
  const {
    serviceControlPolicies: serviceControl,
    resourceControlPolicies: resourceControl,
    vpcEndpointPolicy,
  } = world.scenario.aws;
  return {
    identity: identity.policies,
    ...(identity.permissionsBoundary === undefined ? {} : { boundary: identity.permissionsBoundary }),
    ...(identity.sessionPolicy === undefined ? {} : { session: { document: identity.sessionPolicy } }),
    ...(serviceControl === undefined ? {} : { serviceControl }),
    ...(resourceControl === undefined ? {} : { resourceControl }),
    ...(vpcEndpointPolicy === undefined ? {} : { endpoint: { document: vpcEndpointPolicy } }),
  };
}

/** Decides one action of a caller; the global condition keys are filled in, the caller's own win. */
export function decide(world: World, caller: Caller, question: AuthorizationQuestion): Decision {
  const context = {
    "aws:RequestedRegion": caller.region,
    "aws:PrincipalArn": principalArn(caller.identity),
    "aws:PrincipalAccount": world.scenario.aws.account,
    "aws:PrincipalType": caller.identity.arn.includes(":assumed-role/") ? "AssumedRole" : "User",
    ...(caller.bearer === null ? {} : { "bedrock:BearerTokenType": caller.bearer }),
    ...question.context,
  };
  const { endpoint, ...policies } = policiesOf(world, caller.identity);
  // Only Bedrock is reached through its endpoint.
  const through = endpoint !== undefined && /^bedrock(-mantle)?:/.test(question.action);
  return evaluatePolicies(through ? { ...policies, endpoint } : policies, { ...question, context });
}

/** AWS's text of refusal for an action, or null if it is allowed. */
export function denialOf(
  world: World,
  caller: Caller,
  action: string,
  resource: string,
  context: AuthorizationQuestion["context"] = {},
): string | null {
  const question = { action, resource, context };
  return describeDenial(decide(world, caller, question), caller.identity.arn, question);
}

/** The IAM ARN policies are attached to: the role behind an assumed-role session, or the user. */
export function principalArn(identity: ScenarioIdentity): string {
  if (identity.roleArn !== undefined) return identity.roleArn;
  const role = /^arn:(aws[\w-]*):sts::(\d+):assumed-role\/([^/]+)\//.exec(identity.arn);
  return role === null ? identity.arn : `arn:${role[1]}:iam::${role[2]}:role/${role[3]}`;
}
