/**
 * A denial in a region that nobody chose: the inference profile routes there. The policy that denies
 * is the place to mend, the routing is the reason, and so both stand in the finding.
 */
import { findClientSentence } from "../../knowledge/client-sentences.js";
import { destinationsOf, noRegion } from "../../knowledge/destinations.js";
import { baseModelOf, geographyOf } from "../../knowledge/inference-profile-ids.js";
import type { IamArguments } from "../arguments/iam.js";
import { suggestAtHome } from "../suggest-model.js";
import type { CatalogueEntry, PolicyStatement, Remedy, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";
import { sayList } from "./say.js";

type Arguments = IamArguments["iam.destination-region-denied"];

const link = "https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html";
const globalLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html";

export const destinationRegionDenied: CatalogueEntry<"iam.destination-region-denied"> = {
  title: (args) =>
    isGlobal(args)
      ? "The region-less ARN of a global inference profile is denied"
      : `An inference profile routes to ${sayList(deniedRegions(args))}, where a policy denies it`,
  why: (args) =>
    isGlobal(args)
      ? "A global profile is authorised on an ARN without a region as well, and conditions or ARNs that name regions do not match it."
      : "A profile may route each request to any of its regions, and AWS refuses the request where one of them is denied.",
  measured: (args) =>
    `${args.denials.map(sayDenial).join("; ")}; Claude Code was told to call ${args.region}`,
  expected: (args, context) =>
    isGlobal(args)
      ? `allowed on ${sayList(resourcesOf(args, context))}, where aws:RequestedRegion is "unspecified" for the last`
      : `allowed in every region that the profile routes to: ${sayList(regionsOf(args, context))}`,
  clientShows: (_, { plan }) => findClientSentence("denied", clientOf(plan)),
  remedy: (args, context) => remedyOf(args, context),
  docs: "iam.md#destination-region-denied",
};

function sayDenial({
  action,
  resource,
  policyType,
  policyArn,
  effect,
}: Arguments["denials"][number]): string {
  const how = effect === "explicit" ? " explicitly" : "";
  const by =
    policyType === undefined
      ? ""
      : ` by ${policyType === "identity-based policy" ? "an" : "a"} ${policyType}`;
  return `${action} denied${how} on ${resource ?? "a foundation model"}${by}${policyArn === undefined ? "" : ` (${policyArn})`}`;
}

function remedyOf(args: Arguments, context: RemedyContext): Remedy {
  const { plan, identity } = context;
  const explicit = args.denials.every((one) => one.effect === "explicit");
  const who = holderOf(args);
  const principal = args.denials[0]?.principal ?? identity?.arn ?? "the caller";
  const regions = sayList(regionsOf(args, context));
  const exempt = isGlobal(args)
    ? 'exempts bedrock:InvokeModel* where aws:RequestedRegion is "unspecified"'
    : `exempts bedrock:InvokeModel* in ${regions}, for instance where bedrock:InferenceProfileArn is like arn:aws*:bedrock:*:*:inference-profile/${geographyOf(args.models[0] ?? "") ?? "*"}.*`;
  const arns = args.denials.flatMap(({ policyArn }) => (policyArn === undefined ? [] : [policyArn]));
  const place = sayList(arns) || `the ${sayList(args.denials.map((one) => one.policyType ?? "policy"))}`;
  return {
    summary: explicit
      ? "Exempt the profile's regions from the policy that denies them."
      : "Allow the foundation model in every region that the profile routes to.",
    steps: [
      explicit
        ? `${who} ${exempt} in ${place}.`
        : `${who} adds the statement below to ${arns.length > 0 ? place : `the ${args.denials[0]?.policyType ?? "identity-based policy"} of ${principal}`}.`,
      `Text to send: "Claude Code on Amazon Bedrock calls ${sayList(args.models)} in ${args.region} as ${principal} (${plan.at}). Amazon Bedrock routes such requests to ${isGlobal(args) ? "any commercial region, and authorises them on the region-less ARN" : regions}. Denied by ${place}: ${args.denials.map(({ action, resource }) => `${action} on ${resource ?? "the model"}`).join(", ")}. Please let Bedrock inference through there."`,
      ...alternatives(args, context),
    ],
    commands: [],
    ...(explicit
      ? {}
      : { policy: { Version: "2012-10-17" as const, Statement: [statementOf(args, context)] } }),
    links: [isGlobal(args) ? globalLink : link],
  };
}

/** What was refused, in every region of the profile: mending one leads to the next denial. */
function statementOf(args: Arguments, context: RemedyContext): PolicyStatement {
  return {
    Effect: "Allow",
    Action: [...new Set(args.denials.map(({ action }) => action))],
    Resource: [...new Set(resourcesOf(args, context))],
  };
}

/** Another profile of the same model that stays nearer, where one can be called. */
function alternatives(args: Arguments, { profiles }: RemedyContext): string[] {
  if (!isGlobal(args)) return [];
  const listed = profiles?.map(({ id }) => id) ?? null;
  return args.models.flatMap((model) => {
    const other = suggestAtHome(model, { region: args.region, listed });
    if (other === null || baseModelOf(other.id) !== baseModelOf(model)) return [];
    return [`Or call ${other.id} instead of ${model}: it stays within its geography.`];
  });
}

function holderOf({ denials }: Arguments): string {
  const type = denials[0]?.policyType;
  if (type === "service control policy" || type === "resource control policy")
    return "Whoever administers the AWS organization";
  if (type === "VPC endpoint policy") return "Whoever owns the VPC";
  return "Whoever administers IAM";
}

function isGlobal({ denials }: Arguments): boolean {
  return denials.some(({ resource }) => /^arn:[^:]+:bedrock:::/.test(resource ?? ""));
}

function deniedRegions({ denials }: Arguments): string[] {
  return denials.map(({ resource }) => resource?.split(":")[3] ?? "").filter((one) => one !== "");
}

/** The foundation models that IAM has to allow: by AWS's list, else by the dated table. */
function resourcesOf(args: Arguments, { plan }: RemedyContext): string[] {
  if (args.destinations.length > 0) return args.destinations;
  const [denial] = args.denials;
  const partition = denial?.resource?.split(":")[1] ?? "aws";
  return args.models.flatMap((model) => {
    const regions = destinationsOf(geographyOf(model) ?? "", args.region) ?? [plan.region.value, noRegion];
    return regions.map(
      (region) => `arn:${partition}:bedrock:${region}::foundation-model/${baseModelOf(model)}`,
    );
  });
}

function regionsOf(args: Arguments, context: RemedyContext): string[] {
  return resourcesOf(args, context)
    .map((arn) => arn.split(":")[3] ?? "")
    .filter((region) => region !== "");
}
