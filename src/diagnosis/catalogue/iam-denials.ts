/**
 * What a denied request means and how it is mended, by the kind of policy that denies. They differ
 * most in who has to act, so most remedies are a statement or a text for that person.
 */
import { findClientSentence } from "../../knowledge/client-sentences.js";
import { partitionOf } from "../../knowledge/regions.js";
import type { DeniedAction, DeniedArgument } from "../arguments/iam.js";
import type { DenialCode } from "../iam/denials.js";
import { statementsFor } from "../iam/statements.js";
import type { Catalogue, CatalogueEntry, PolicyStatement, Remedy, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";
import { destinationRegionDenied } from "./iam-destination.js";
import { sayList } from "./say.js";

const links = {
  identity: "https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html",
  explicit: "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
  scp: "https://console.aws.amazon.com/organizations/v2/home/policies/service-control-policy",
  rcp: "https://console.aws.amazon.com/organizations/v2/home/policies/resource-control-policy",
  boundary: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
  session: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session",
  endpoint: "https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html",
} as const;

const shows: NonNullable<CatalogueEntry<"iam.denied">["clientShows"]> = (_, { plan }) =>
  findClientSentence("denied", clientOf(plan));

/** `bedrock:InvokeModel denied on arn:… by arn:…`, for each. */
function sayDenied({ denials, missing = [] }: DeniedArgument): string {
  const refused = denials.map(({ action, resource, policyArn, model }) => {
    const called = model === undefined ? "" : `, for ${model}`;
    const on = resource === null ? called : ` on ${resource}`;
    return `${action} denied${on}${policyArn === undefined ? "" : ` by ${policyArn}`}`;
  });
  const simulated = missing.map(({ action, resource }) => `${action} not allowed on ${resource} (simulated)`);
  return [...refused, ...simulated].join("; ");
}

/** The actions of a denial, each once. */
function actionsOf({ denials }: { denials: readonly DeniedAction[] }): string[] {
  return [...new Set(denials.map((one) => one.action))];
}

function sayActions(args: DeniedArgument): string {
  const actions = actionsOf(args);
  return actions.length === 1 ? (actions[0] ?? "the request") : `${actions.length} actions`;
}

/** The caller, as AWS names it. */
function callerOf({ denials }: DeniedArgument, { identity }: RemedyContext): string {
  return denials.find((one) => one.principal !== null)?.principal ?? identity?.arn ?? "the caller";
}

/** What to send to whoever holds the policy: everything they need to find the denial and to judge it. */
function letter(args: DeniedArgument, context: RemedyContext, ask: string): string {
  const { plan } = context;
  const what = args.denials
    .map(({ action, resource }) => `${action}${resource === null ? "" : ` on ${resource}`}`)
    .join(", ");
  const arns = sayList(args.denials.flatMap(({ policyArn }) => (policyArn === undefined ? [] : [policyArn])));
  const by = arns === "" ? "" : ` by ${arns}`;
  return `Text to send: "Claude Code on Amazon Bedrock is refused for ${callerOf(args, context)} in ${plan.region.value} (${plan.at}): ${what}${by}. ${ask}"`;
}

function asPolicy(statements: PolicyStatement[]): Pick<Remedy, "policy"> {
  return { policy: { Version: "2012-10-17", Statement: statements } };
}

function isImplicit({ denials }: DeniedArgument): boolean {
  return denials.some((one) => one.effect !== "explicit");
}

const denied: CatalogueEntry<"iam.denied"> = {
  title: (args) => `IAM does not allow ${sayActions(args)}`,
  why: () => "No policy of the caller allows what Claude Code has to do, so AWS refuses the request.",
  measured: sayDenied,
  expected: () => "allowed by an identity policy of the caller",
  clientShows: shows,
  remedy: (args, context) => ({
    summary: "Add the missing statement to a policy of the caller.",
    steps: [
      `Whoever administers IAM adds the statement below to a policy of ${context.identity?.arn ?? callerOf(args, context)}.`,
      "It holds just what was refused, and for an inference profile its foundation model in each region that the profile routes to: without those the next request is refused.",
      "`bedrock-doctor policy` prints the whole policy for this set-up, as JSON and as Terraform.",
    ],
    commands: [],
    ...asPolicy(statementsFor(args, context.profiles ?? [])),
    links: [links.identity],
  }),
  docs: "iam.md#denied",
};

const deniedExplicit: CatalogueEntry<"iam.denied-explicit"> = {
  title: (args) => `An IAM policy forbids ${sayActions(args)}`,
  why: () =>
    "A statement with Effect Deny wins over every Allow, so AWS refuses the request whatever else is allowed.",
  measured: sayDenied,
  expected: () => "no Deny statement of an identity policy that matches the request",
  clientShows: shows,
  remedy: (args, context) => {
    const arn = args.denials.find((one) => one.policyArn !== undefined)?.policyArn;
    return {
      summary: "Exempt the request from the Deny statement; no Allow can help.",
      steps: [
        `Whoever administers IAM finds the statement with Effect Deny in ${arn ?? `the policies of ${callerOf(args, context)}, also those of its groups`} and exempts ${sayList(args.denials.map(({ action, resource }) => `${action}${resource === null ? "" : ` on ${resource}`}`))}.`,
        letter(
          args,
          context,
          "An identity policy denies it explicitly. Please exempt it, or tell us why it must stay denied.",
        ),
        "A condition on aws:RequestedRegion, aws:UserAgent, aws:SourceIp or bedrock:GuardrailIdentifier is the usual reason why other programs are let through.",
      ],
      commands: [],
      links: [links.explicit],
    };
  },
  docs: "iam.md#denied-explicit",
};

/** The two kinds of policy that an organization sets for its accounts. */
function organizations(
  code: "iam.denied-scp" | "iam.denied-rcp",
  kind: string,
  who: string,
  link: string,
): CatalogueEntry<typeof code> {
  return {
    title: (args) => `A ${kind} blocks ${sayActions(args)}`,
    why: () =>
      `The organization's ${kind} bounds every account below it: no policy within the account can allow what it blocks.`,
    measured: sayDenied,
    expected: (args) =>
      isImplicit(args)
        ? `allowed by every ${kind} above the account`
        : `no Deny statement of a ${kind} that matches the request`,
    clientShows: shows,
    remedy: (args, context) => {
      const arn = args.denials.find((one) => one.policyArn !== undefined)?.policyArn;
      const implicit = isImplicit(args);
      return {
        summary: `Ask ${who} to exempt the request in the ${kind}.`,
        steps: [
          `${who.charAt(0).toUpperCase()}${who.slice(1)} ${implicit ? `adds the statement below to ${arn ?? `the ${kind} that lists what is allowed`}` : `exempts the request in ${arn ?? `the ${kind} whose Deny statement matches it`}`}: nobody within the account can.`,
          letter(
            args,
            context,
            implicit
              ? `No ${kind} allows it. Please allow it for this account.`
              : `A ${kind} denies it. Please exempt it for this account.`,
          ),
        ],
        commands: [],
        ...(implicit ? asPolicy(statementsFor(args, context.profiles ?? [])) : {}),
        links: [link],
      };
    },
    docs: code === "iam.denied-scp" ? "iam.md#denied-scp" : "iam.md#denied-rcp",
  };
}

const deniedBoundary: CatalogueEntry<"iam.denied-boundary"> = {
  title: (args) => `A permissions boundary blocks ${sayActions(args)}`,
  why: () =>
    "The boundary of the user or role is the most it may do: a policy that allows more changes nothing.",
  measured: sayDenied,
  expected: (args) =>
    isImplicit(args)
      ? "allowed by the permissions boundary too"
      : "no Deny statement of the boundary that matches",
  clientShows: shows,
  remedy: (args, context) => ({
    summary: "Widen the permissions boundary by what is missing.",
    steps: [
      isImplicit(args)
        ? `Whoever administers IAM adds the statement below to the policy that is set as permissions boundary of ${callerOf(args, context)}; the identity policy needs it as well.`
        : `Whoever administers IAM exempts the request in the Deny statement of the permissions boundary of ${callerOf(args, context)}.`,
      letter(args, context, "The permissions boundary blocks it. Please widen the boundary by it."),
    ],
    commands: [],
    ...(isImplicit(args) ? asPolicy(statementsFor(args, context.profiles ?? [])) : {}),
    links: [links.boundary],
  }),
  docs: "iam.md#denied-boundary",
};

const deniedSession: CatalogueEntry<"iam.denied-session"> = {
  title: (args) => `The session's own policy blocks ${sayActions(args)}`,
  why: () =>
    "Whoever made these temporary credentials gave the session a policy of its own, and it allows less than the role does.",
  measured: sayDenied,
  expected: (args) =>
    isImplicit(args)
      ? "allowed by the session policy too"
      : "no Deny statement of the session policy that matches",
  clientShows: shows,
  remedy: (args, context) => ({
    summary: "Get credentials whose session policy allows the request.",
    steps: [
      `Where ${context.plan.credentials.source} comes from (a broker, a script with assume-role --policy, GetFederationToken), widen the session policy by the statement below, or leave the session policy away.`,
      letter(
        args,
        context,
        "The session policy of these credentials blocks it. Please allow it where the credentials are made.",
      ),
      "Then get new credentials: a session keeps the policy it was made with.",
    ],
    commands: [],
    ...(isImplicit(args) ? asPolicy(statementsFor(args, context.profiles ?? [])) : {}),
    links: [links.session],
  }),
  docs: "iam.md#denied-session",
};

const deniedEndpoint: CatalogueEntry<"iam.denied-endpoint-policy"> = {
  title: (args) => `The policy of a VPC endpoint blocks ${sayActions(args)}`,
  why: () =>
    "Requests to Amazon Bedrock leave this network through a VPC endpoint, and its policy lets fewer through than IAM does.",
  measured: (args) =>
    `${sayDenied(args)}; asked ${args.endpoint.host}${args.endpoint.address === undefined ? "" : `, which is ${args.endpoint.address} here`}`,
  expected: () => "allowed by the policy of the VPC endpoint too",
  clientShows: shows,
  remedy: (args, context) => {
    const { region } = context.plan;
    const service = args.endpoint.host.startsWith("bedrock-mantle") ? "bedrock-mantle" : "bedrock-runtime";
    const console =
      partitionOf(region.value).name === "aws-us-gov"
        ? "console.amazonaws-us-gov.com"
        : "console.aws.amazon.com";
    return {
      summary: "Ask whoever owns the VPC to allow the request in the endpoint's policy.",
      steps: [
        `Whoever owns the VPC opens the endpoint of com.amazonaws.${region.value}.${service} and adds the statement below, with "Principal": "*", to its policy.`,
        letter(args, context, "The policy of the VPC endpoint blocks it. Please allow it there."),
        `Not meant to go through a VPC? A VPN or a DNS override may lead ${args.endpoint.host} there: try without it.`,
      ],
      commands: [],
      ...(isImplicit(args) ? asPolicy(statementsFor(args, context.profiles ?? [])) : {}),
      links: [`https://${console}/vpcconsole/home?region=${region.value}#Endpoints:`, links.endpoint],
    };
  },
  docs: "iam.md#denied-endpoint-policy",
};

export const iamDenialsCatalogue: Catalogue<DenialCode> = {
  "iam.denied": denied,
  "iam.denied-explicit": deniedExplicit,
  "iam.denied-scp": organizations(
    "iam.denied-scp",
    "service control policy",
    "whoever administers the AWS organization",
    links.scp,
  ),
  "iam.denied-rcp": organizations(
    "iam.denied-rcp",
    "resource control policy",
    "whoever administers the AWS organization",
    links.rcp,
  ),
  "iam.denied-boundary": deniedBoundary,
  "iam.denied-session": deniedSession,
  "iam.denied-endpoint-policy": deniedEndpoint,
  "iam.destination-region-denied": destinationRegionDenied,
};
