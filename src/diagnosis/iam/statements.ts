/**
 * IAM statements with just what is missing. A denial names the first resource that AWS looked at; an
 * inference profile is only of use together with its foundation model in each region it routes to.
 */
import type { InferenceProfile } from "../../facts/types.js";
import { destinationsOf } from "../../knowledge/destinations.js";
import type { DeniedArgument } from "../arguments/iam.js";
import type { PolicyStatement } from "../types.js";

/** One statement for each set of resources, with all actions that are missing on them. */
export function statementsFor(
  { denials, missing = [] }: DeniedArgument,
  profiles: readonly InferenceProfile[],
): PolicyStatement[] {
  const byAction = new Map<string, Set<string>>();
  const add = (action: string, resources: readonly string[]): void => {
    byAction.set(action, new Set([...(byAction.get(action) ?? []), ...resources]));
  };
  for (const { action, resource, model } of denials) {
    const called = action.startsWith("bedrock:InvokeModel") ? profileOf(model, profiles) : undefined;
    add(action, widen(resource ?? called?.arn ?? null, profiles, model));
  }
  // The simulation has looked at every resource: it needs no guess at the others.
  for (const { action, resource } of missing) add(action, [resource]);
  const bySet = new Map<string, PolicyStatement>();
  for (const [action, resources] of byAction) {
    const key = [...resources].sort().join(" ");
    const known = bySet.get(key);
    if (known === undefined) bySet.set(key, { Effect: "Allow", Action: [action], Resource: [...resources] });
    else known.Action.push(action);
  }
  return [...bySet.values()].map(withCondition);
}

/** AWS Marketplace is called by Bedrock on the caller's behalf, and by nothing else that is meant here. */
function withCondition(statement: PolicyStatement): PolicyStatement {
  const marketplace = statement.Action.every((action) => action.startsWith("aws-marketplace:"));
  return marketplace
    ? { ...statement, Condition: { StringEquals: { "aws:CalledViaLast": "bedrock.amazonaws.com" } } }
    : statement;
}

/** The profile that was called, where AWS's list has it: what is denied where AWS names nothing. */
function profileOf(
  model: string | undefined,
  profiles: readonly InferenceProfile[],
): InferenceProfile | undefined {
  return profiles.find(({ id, arn }) => id === model || arn === model);
}

/** The resource with what it needs beside it, by AWS's list, else by the dated table, else in all regions. */
function widen(
  resource: string | null,
  profiles: readonly InferenceProfile[],
  model: string | undefined,
): string[] {
  if (resource === null) return ["*"];
  const listed = profiles.find((one) => one.arn === resource);
  if (listed !== undefined && listed.models.length > 0) return [resource, ...listed.models];
  const [, arn = "", region = "", prefix = "", base = ""] =
    /^(arn:[\w-]+:bedrock):([\w-]*):\d*:inference-profile\/([a-z-]+)\.(.+)$/.exec(resource) ?? [];
  if (arn !== "") {
    const regions = destinationsOf(prefix, region) ?? ["*"];
    return [resource, ...regions.map((one) => `${arn}:${one}::foundation-model/${base}`)];
  }
  const called = profiles.filter((one) => one.models.includes(resource));
  const routed = called.find(({ id, arn: own }) => id === model || own === model) ?? called[0];
  if (routed !== undefined) return routed.models;
  const own = /^(arn:[\w-]+:bedrock):[\w-]*::foundation-model\/(.+)$/.exec(resource);
  return own ? [`${own[1]}:*::foundation-model/${own[2]}`] : [resource];
}
