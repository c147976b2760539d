/**
 * The actions and resources that IAM has to allow for a plan. Pure: the command `policy` prints them,
 * the simulation asks IAM about them. What AWS's list of profiles says wins over the dated tables.
 */
import {
  type AccessPurpose,
  accessRow,
  countedModels,
  marketplaceCallers,
  unspecifiedRegion,
} from "../knowledge/access-rows.js";
import { destinationsOf, noRegion } from "../knowledge/destinations.js";
import { baseModelOf, geographyOf } from "../knowledge/inference-profile-ids.js";
import { partitionOf } from "../knowledge/regions.js";
import type { Plan, PlanModel } from "./types.js";

/** One action on one resource, as one request of the client needs it. */
export interface AccessNeed {
  purpose: AccessPurpose;
  action: string;
  /** ARN; `*` in it stands for what is not known (the account, the model behind a profile). */
  resource: string;
  need: "required" | "first-use" | "optional";
  /** `aws:RequestedRegion` of the request. */
  region: string;
  /** Other condition keys of the request, as far as the plan tells them. */
  context: Readonly<Record<string, string>>;
}

/** What is known beside the plan. */
export interface AccessKnown {
  /** Account ID, or null where it is not known. */
  account: string | null;
  /** The account's inference profiles; null where the list could not be read. */
  profiles: readonly { id: string; arn: string; models: readonly string[] }[] | null;
}

interface Target {
  resource: string;
  region: string;
  context: Readonly<Record<string, string>>;
}

/** All of them, each pair of action and resource once, in the order of the statements of a policy. */
export function requiredAccess(plan: Plan, known: AccessKnown): AccessNeed[] {
  const models = plan.models.filter((model) => model.inUse || model.pinned);
  const invoked = plan.endpoints.invoke === null ? [] : models.filter(({ route }) => route === "invoke");
  const onMantle = plan.endpoints.mantle === null ? [] : models.filter(({ route }) => route === "mantle");
  const needs = [...invokeNeeds(plan, invoked, known), ...mantleNeeds(plan, onMantle, known)];
  const seen = new Set<string>();
  return needs.filter(({ action, resource }) => {
    const key = `${action} ${resource}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function invokeNeeds(plan: Plan, models: readonly PlanModel[], known: AccessKnown): AccessNeed[] {
  if (models.length === 0) return [];
  const region = plan.region.value;
  const arn = (type: string) => `${prefixOf(region)}:${known.account ?? "*"}:${type}`;
  const here = (resource: string): Target => ({ resource, region, context: {} });
  const guardrail = guardrailArn(plan, arn);
  const application = models.filter(({ resolved }) => resolved.includes(":application-inference-profile/"));
  return [
    ...needsOf(
      "invoke",
      models
        .flatMap((model) => targetsOf(model, known))
        .map((target) => ({
          ...target,
          context: { ...headerContext(plan, guardrail), ...target.context },
        })),
    ),
    ...(isBearer(plan.signing.invoke) ? needsOf("api-key", [here("*")]) : []),
    ...(guardrail === null ? [] : needsOf("guardrail", [here(guardrail)])),
    ...needsOf("marketplace", [
      { ...here("*"), context: { "aws:CalledViaLast": marketplaceCallers.invoke } },
    ]),
    ...(plan.startUp.listsProfiles ? needsOf("list-profiles", [here(arn("inference-profile/*"))]) : []),
    ...needsOf(
      "get-profile",
      application.map(({ resolved }) => here(resolved)),
    ),
    ...needsOf(
      "count-tokens",
      models
        .filter(({ resolved }) => countedModels.model.test(resolved))
        .map((model) => ({
          ...here(`${prefixOf(model.region)}::foundation-model/${baseModelOf(nameOf(model.resolved))}`),
          region: model.region,
        })),
    ),
  ];
}

/** Without a version; null where the headers name none. */
function guardrailArn({ request }: Plan, arn: (type: string) => string): string | null {
  const identifier = request.guardrail?.identifier ?? "";
  if (identifier === "") return null;
  return identifier.startsWith("arn:") ? identifier : arn(`guardrail/${identifier}`);
}

/** What the headers of a request give to conditions. A draft of a guardrail has no version there. */
function headerContext({ request }: Plan, guardrail: string | null): Record<string, string> {
  const version = request.guardrail?.version ?? "DRAFT";
  return {
    ...(request.serviceTier === null ? {} : { "bedrock:ServiceTier": request.serviceTier }),
    ...(guardrail === null
      ? {}
      : { "bedrock:GuardrailIdentifier": version === "DRAFT" ? guardrail : `${guardrail}:${version}` }),
  };
}

function mantleNeeds(plan: Plan, models: readonly PlanModel[], { account }: AccessKnown): AccessNeed[] {
  if (models.length === 0) return [];
  const targets = models.map(({ region }) => ({
    resource: `arn:${partitionOf(region).name}:bedrock-mantle:${region}:${account ?? "*"}:project/default`,
    region,
    context: {},
  }));
  const region = plan.region.value;
  const context = { "aws:CalledViaLast": marketplaceCallers.mantle };
  return [
    ...needsOf("mantle", targets),
    ...(isBearer(plan.signing.mantle)
      ? needsOf("mantle-api-key", [{ resource: "*", region, context: {} }])
      : []),
    ...needsOf("mantle-marketplace", [{ resource: "*", region, context }]),
    ...needsOf("mantle-count-tokens", targets),
  ];
}

/** A profile and the foundation model in every region it routes to; or the one resource that an ID is. */
function targetsOf({ resolved, region }: PlanModel, known: AccessKnown): Target[] {
  const here = (resource: string): Target => ({ resource, region, context: {} });
  if (resolved.startsWith("arn:") && !/:(application-)?inference-profile\//.test(resolved))
    return [here(resolved)];
  const listed = known.profiles?.find(({ id, arn }) => id === resolved || arn === resolved);
  const geography = geographyOf(nameOf(resolved));
  if (listed === undefined && geography === null && !resolved.startsWith("arn:"))
    return [here(`${prefixOf(region)}::foundation-model/${resolved}`)];
  const profile = resolved.startsWith("arn:")
    ? resolved
    : (listed?.arn ?? `${prefixOf(region)}:${known.account ?? "*"}:inference-profile/${resolved}`);
  const context = { "bedrock:InferenceProfileArn": profile };
  const models =
    listed !== undefined && listed.models.length > 0
      ? listed.models
      : modelsBehind(resolved, geography, region);
  return [
    here(profile),
    ...models.map((resource) => {
      const destination = resource.split(":")[3] ?? "";
      const requested =
        destination === noRegion ? unspecifiedRegion.value : destination === "*" ? region : destination;
      return { resource, region: requested, context };
    }),
  ];
}

/** By the dated table; every region where that knows none, any model behind an application profile. */
function modelsBehind(resolved: string, geography: string | null, region: string): string[] {
  const partition = `arn:${partitionOf(region).name}:bedrock`;
  if (geography === null) return [`${partition}:*::foundation-model/anthropic.*`];
  const regions = destinationsOf(geography, region) ?? ["*"];
  return regions.map((one) => `${partition}:${one}::foundation-model/${baseModelOf(nameOf(resolved))}`);
}

function nameOf(resolved: string): string {
  return resolved.startsWith("arn:") ? (resolved.split("/").at(-1) ?? "") : resolved;
}

function prefixOf(region: string): string {
  return `arn:${partitionOf(region).name}:bedrock:${region}`;
}

function isBearer(signing: Plan["signing"]["invoke"]): boolean {
  return signing?.kind === "bearer";
}

function needsOf(purpose: AccessPurpose, targets: readonly Target[]): AccessNeed[] {
  const { actions, need } = accessRow(purpose);
  return actions.flatMap((action) => targets.map((target) => ({ purpose, action, need, ...target })));
}
