/** What the `guardrail` codes about the guardrail itself mean and how they are mended. */
import type { Plan } from "../../claude-code/types.js";
import { findClientSentence } from "../../knowledge/client-sentences.js";
import type { GuardrailArguments, NamedGuardrail } from "../arguments/guardrails.js";
import type { Catalogue, CatalogueEntry, PolicyStatement } from "../types.js";
import { clientOf } from "./client-of.js";
import { sayList } from "./say.js";

const guardrailsLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-use.html";
const permissionsLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions-id.html";
const crossRegionLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-cross-region.html";

const notFound: CatalogueEntry<"guardrail.not-found"> = {
  title: ({ identifier, version, region }) =>
    `Guardrail ${identifier}, version ${version}, does not exist in ${region}`,
  why: () => "The guardrail is named with every request, so that every request is refused.",
  measured: ({ identifier, version, by, said }) =>
    `${by === "GetGuardrail" ? "GetGuardrail" : "the model request"} for ${identifier} version ${version}: ${said}`,
  expected: ({ region }) =>
    `the ID or ARN of a guardrail of this account in ${region}, with a version it has`,
  clientShows: ({ by, said }) => (by === "request" ? `API Error: 400 ${said}` : undefined),
  remedy: (named, { plan }) => ({
    summary: "Name a guardrail and a version that exist in this region.",
    steps: [
      "The commands list the guardrails of the region, and the versions of one. A guardrail of another region is none here.",
      `Put the two values into ${placeOf(named)}: ${formOf(named)}.`,
      "Without the AWS CLI: the Bedrock console of the region, under Guardrails.",
    ],
    commands: [listCommand(plan), `${listCommand(plan)} --guardrail-identifier ${named.identifier}`],
    links: [consoleLink(named.region), guardrailsLink],
  }),
  docs: "guardrails.md#not-found",
};

const notReady: CatalogueEntry<"guardrail.not-ready"> = {
  title: ({ identifier, status }) => `Guardrail ${identifier} is ${status}, not READY`,
  why: ({ served }) =>
    served
      ? "It was applied to the requests of this run, and may not be to the next."
      : "AWS applies a guardrail only when it is ready, so that requests with it fail.",
  measured: ({ identifier, version, status }) => `status ${status} of ${identifier} version ${version}`,
  expected: () => "status READY",
  remedy: (named, { plan }) => ({
    summary: /FAILED|DELETING/.test(named.status)
      ? "Whoever owns the guardrail mends it or names another."
      : "Wait until AWS is done with it; it takes a few minutes.",
    steps: [
      "The command shows the status and, where it failed, AWS's reasons and advice.",
      /FAILED|DELETING/.test(named.status)
        ? `To send: "Guardrail ${named.identifier} version ${named.version} in ${named.region} has the status ${named.status}; Claude Code sends it with every request. Please mend it, or tell us another one."`
        : "Run this tool again with --wait to see when it is ready.",
      "Without the AWS CLI: the Bedrock console of the region, under Guardrails.",
    ],
    commands: [
      `aws bedrock get-guardrail --guardrail-identifier ${named.identifier} --guardrail-version ${named.version} --region ${named.region}${profileOf(plan)}`,
    ],
    links: [consoleLink(named.region), guardrailsLink],
  }),
  docs: "guardrails.md#not-ready",
};

const crossRegionOff: CatalogueEntry<"guardrail.cross-region-off"> = {
  title: ({ identifier }) => `Guardrail ${identifier} has no cross-Region configuration`,
  why: () =>
    "Requests leave the region by an inference profile, and the guardrail's capacity stays in one region: under load it is throttled first.",
  measured: ({ profiles, region }) => `${sayList(profiles)} with a guardrail of ${region} alone`,
  expected: () => "a guardrail with a cross-Region guardrail profile",
  remedy: (named) => ({
    summary: "Whoever owns the guardrail turns cross-Region inference on for it.",
    steps: [
      `In the Bedrock console of ${named.region}, under Guardrails, edit ${named.identifier}: turn on cross-Region inference and choose the guardrail profile of the geography.`,
      `To send: "Please turn on cross-Region inference for guardrail ${named.identifier} in ${named.region}: Claude Code calls ${sayList(named.profiles)} with it." A numbered version does not change: a new one has to be made, and named in ANTHROPIC_CUSTOM_HEADERS.`,
    ],
    commands: [],
    links: [consoleLink(named.region), crossRegionLink],
  }),
  docs: "guardrails.md#cross-region-off",
};

const denied: CatalogueEntry<"guardrail.denied"> = {
  title: ({ how, action }) =>
    how === "denied" ? `IAM does not allow ${action}` : "A guardrail is demanded, and none is sent",
  why: ({ how }) =>
    how === "denied"
      ? "Requests that name a guardrail need the right to apply it."
      : "A policy refuses requests without a guardrail, and Claude Code names none.",
  measured: ({ how, action, resource, enforced, asked }) =>
    `${action} denied${resource === null ? "" : ` on ${resource}`}${how === "denied" ? "" : `, without a guardrail; ${sayDemand(enforced, asked)}`}`,
  expected: ({ how }) =>
    how === "denied"
      ? "allowed by an identity policy of the caller"
      : "the enforced guardrail named in the headers",
  clientShows: (_, { plan }) => findClientSentence("denied", clientOf(plan)),
  remedy: (args, { plan, identity }) =>
    args.how === "denied"
      ? {
          summary: "Add the missing statement to a policy of the caller.",
          steps: [
            `Whoever administers IAM adds the statement below to a policy of ${identity?.arn ?? args.principal ?? "the caller"}.`,
          ],
          commands: [],
          policy: { Version: "2012-10-17", Statement: [statementFor(args)] },
          links: [permissionsLink],
        }
      : {
          summary: "Name the enforced guardrail with every request.",
          steps: [
            `Ask whoever owns ${args.enforced.length === 0 ? "the policy which guardrail and" : `${sayList(args.enforced)} which`} version to use, and set the two headers: the command shows the form.`,
            "If requests are still denied, another statement denies them: see the policy that AWS names.",
          ],
          commands: [headersCommand(plan, args.enforced[0] ?? "<id>")],
          links: [permissionsLink, guardrailsLink],
        },
  docs: "guardrails.md#denied",
};

function statementFor({ action, resource }: GuardrailArguments["guardrail.denied"]): PolicyStatement {
  return { Effect: "Allow", Action: [action], Resource: [resource ?? "*"] };
}

function sayDemand(enforced: readonly string[], asked: boolean): string {
  const list = enforced.length === 0 ? [] : [`the account enforces ${sayList(enforced)}`];
  const policy = asked ? ["a policy looks at bedrock:GuardrailIdentifier"] : [];
  return [...list, ...policy].join(", ");
}

function headersCommand(plan: Plan, id: string): string {
  const [first, second] = [
    `X-Amzn-Bedrock-GuardrailIdentifier: ${id}`,
    "X-Amzn-Bedrock-GuardrailVersion: <version>",
  ];
  return plan.platform === "win32"
    ? `$env:ANTHROPIC_CUSTOM_HEADERS = "${first}\`n${second}"`
    : `export ANTHROPIC_CUSTOM_HEADERS=$'${first}\\n${second}'`;
}

function formOf({ identifier }: NamedGuardrail): string {
  return `X-Amzn-Bedrock-GuardrailIdentifier (now ${identifier}) and X-Amzn-Bedrock-GuardrailVersion`;
}

function placeOf({ location }: NamedGuardrail): string {
  return location === undefined
    ? "ANTHROPIC_CUSTOM_HEADERS in your shell"
    : `env.ANTHROPIC_CUSTOM_HEADERS in ${location.file}`;
}

function listCommand(plan: Plan): string {
  return `aws bedrock list-guardrails --region ${plan.region.value}${profileOf(plan)}`;
}

function profileOf(plan: Plan): string {
  const name = plan.variables.find((one) => one.name === "AWS_PROFILE" && one.leftOut !== true)?.value;
  return name === undefined || name === "" ? "" : ` --profile ${name}`;
}

function consoleLink(region: string): string {
  return `https://${region}.console.aws.amazon.com/bedrock/home?region=${region}#/guardrails`;
}

export const guardrailStateCatalogue: Catalogue<
  "guardrail.not-found" | "guardrail.not-ready" | "guardrail.cross-region-off" | "guardrail.denied"
> = {
  "guardrail.not-found": notFound,
  "guardrail.not-ready": notReady,
  "guardrail.cross-region-off": crossRegionOff,
  "guardrail.denied": denied,
};
