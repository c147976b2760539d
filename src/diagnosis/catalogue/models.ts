/** What the `model` and `throughput` codes mean and how they are mended. */

import type { Plan } from "../../claude-code/types.js";
import { findClientSentence } from "../../knowledge/client-sentences.js";
import type { ModelArguments } from "../arguments/models.js";
import { hitsMain, sayBroken, sayUse } from "../models/wording.js";
import type { Catalogue, CatalogueEntry, ModelsArgument, Remedy, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";
import { accountCatalogue } from "./models-account.js";
import { choiceCatalogue } from "./models-choice.js";
import { fitCatalogue } from "./models-fit.js";
import { lifeCatalogue } from "./models-life.js";
import { misnamedCatalogue, replaceAll, sayOrigin } from "./models-misnamed.js";

function listModels({ models }: ModelsArgument): string {
  return models.map((one) => `${one.model} (${one.roles.join(", ")})`).join(", ");
}

function nameModels({ models }: ModelsArgument): string {
  return models.length === 1 ? (models[0]?.model ?? "the model") : `${models.length} models`;
}

function catalogLink(plan: Plan): string {
  const region = plan.region.value;
  return `https://${region}.console.aws.amazon.com/bedrock/home?region=${region}#/model-catalog`;
}

const supportedCountries = "https://www.anthropic.com/supported-countries";

const accessDenied: CatalogueEntry<"model.access-denied"> = {
  title: (args) =>
    args.country === true
      ? `AWS serves ${nameModels(args)} to no one in the country of this request`
      : `The account has not been given ${nameModels(args)}${sayUse(args.models)}`,
  why: ({ models }) => `${sayBroken(models)}.`,
  measured: (args) =>
    `AWS refused ${listModels(args)}: ${args.country === true ? "access from an unsupported country, region or territory" : "no access to the model"}`,
  expected: ({ country }, { identity }) =>
    country === true
      ? "an account, and an address that the requests leave from, in a country that Anthropic supports"
      : `access for account ${identity?.account ?? "that owns the credentials"} in this region`,
  clientShows: ({ models, country }, { plan }) => {
    if (!hitsMain(models)) return undefined;
    return country === true
      ? "API Error: 400 Access to Anthropic models is not allowed from unsupported countries, regions, or territories. …"
      : findClientSentence("no-model-access", clientOf(plan), models[0]?.model);
  },
  remedy: (args, context) => (args.country === true ? moveCountry(context) : enableModels(args, context)),
  docs: "models.md#access-denied",
};

function moveCountry({ plan, identity }: RemedyContext): Remedy {
  return {
    summary: "Find out which of the two is outside: the address the requests leave from, or the account.",
    steps: [
      "The command shows the address that requests from here leave from. With a VPN or proxy it is theirs: leave by one in a supported country.",
      "The account's country stands on the AWS Billing console under Account; an administrator of the account mends it there, or by an AWS Support case.",
      `To send: "Amazon Bedrock refuses Claude for account ${identity?.account ?? "<account>"} in ${plan.region.value} with 'not allowed from unsupported countries, regions, or territories'. Please check the country of the account's address."`,
    ],
    commands: ["curl https://checkip.amazonaws.com"],
    links: [supportedCountries, "https://console.aws.amazon.com/billing/home#/account"],
  };
}

function enableModels({ models }: ModelsArgument, { plan, identity }: RemedyContext): Remedy {
  return {
    summary: "Somebody who administers the account enables the model; until then, use one that is enabled.",
    steps: [
      `Check that ${identity?.account ?? "the account"} is the account you mean.`,
      "An administrator opens the model in the Bedrock console's model catalog and requests or enables access; it takes a few minutes.",
      "To send: " +
        `"Please enable ${models.map((one) => one.model).join(", ")} on Amazon Bedrock for account ${identity?.account ?? "<account>"} in ${plan.region.value}: Claude Code is refused with 'You don't have access to the model'."`,
    ],
    commands: [],
    links: [catalogLink(plan), "https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html"],
  };
}

const useCaseMissing: CatalogueEntry<"model.use-case-missing"> = {
  title: (args) =>
    args.answered.length === 0
      ? "The account has not filed Anthropic's use-case form"
      : `AWS misses Anthropic's use-case form for ${nameModels(args)} alone`,
  why: ({ models, answered }) =>
    answered.length === 0
      ? "Until it is filed AWS serves no Anthropic model to the account, and Claude Code hides AWS's reason."
      : `${sayBroken(models)}, and Claude Code hides AWS's reason. ${answered.join(", ")} answered, so the account's form is there: it does not cover this model yet, or the model's own agreement is missing.`,
  measured: (args) =>
    `AWS refused ${listModels(args)}: use case details have not been submitted for this account`,
  expected: ({ answered }) =>
    answered.length === 0
      ? "the form filed once, for this account or by the organization's management account"
      : "the form taken, and an agreement in place, for this model too",
  clientShows: ({ models }, { plan }) => findClientSentence("not-found", clientOf(plan), models[0]?.model),
  remedy: ({ models, answered }, { plan, identity }) => ({
    summary:
      answered.length === 0
        ? "Somebody who may speak for the company files the form, once for the account."
        : "Somebody who may speak for the company files the form for this model; until then, use one that answers.",
    steps: [
      answered.length === 0
        ? "In the Bedrock console open the model catalog, choose an Anthropic model and submit the use case details; access follows within 15 minutes."
        : `In the Bedrock console open the model catalog, choose ${models.map((one) => one.model).join(", ")} and submit the use case details or request access there; it follows within 15 minutes.`,
      "In an organization the management account can file it once for all member accounts.",
      `To send: "Please submit Anthropic's use case details for account ${identity?.account ?? "<account>"} in the Amazon Bedrock model catalog: ${answered.length === 0 ? "no Claude model can be called before" : `${models.map((one) => one.model).join(", ")} cannot be called before`}."`,
    ],
    commands: [],
    links: [catalogLink(plan), "https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html"],
  }),
  docs: "models.md#use-case-missing",
};

const firstUse: CatalogueEntry<"model.first-use"> = {
  title: (args) => `The account has no agreement yet for ${nameModels(args)}`,
  why: ({ caller }) =>
    `Its first use subscribes the account in AWS Marketplace; this run did not make that happen.${
      caller === null
        ? " Whether the caller may subscribe was not asked."
        : caller === "may"
          ? " The caller may subscribe, by IAM's simulation."
          : " The caller may not subscribe, by IAM's simulation, so that Claude Code would be refused."
    }`,
  measured: (args) =>
    `AWS says agreement NOT_AVAILABLE for ${listModels(args)}; no request was made${args.option === undefined ? "" : ` (${args.option})`}`,
  expected: () => "an agreement in place, or a first use that somebody decided on",
  remedy: ({ caller }, { plan }) => ({
    summary: "Decide on the first use: let an administrator make it, or let this tool.",
    steps: [
      "The first request needs aws-marketplace:ViewSubscriptions and aws-marketplace:Subscribe once; afterwards nobody needs them.",
      "With the command below this tool makes that request for each model in use; it creates the subscription.",
      ...(caller === null
        ? ["bedrock-doctor --deep asks IAM whether the caller may (iam:SimulatePrincipalPolicy)."]
        : []),
    ],
    commands: ["bedrock-doctor --first-use"],
    links: [catalogLink(plan), "https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html"],
  }),
  docs: "models.md#first-use",
};

const onDemandUnsupported: CatalogueEntry<"throughput.on-demand-unsupported"> = {
  title: ({ models }) =>
    models.length === 1
      ? `${models[0]?.model} can only be called through an inference profile`
      : "Models can only be called through inference profiles",
  why: ({ models }) => `${sayBroken(models)}: a bare foundation model ID has no on-demand throughput here.`,
  measured: ({ models }) => models.map((one) => `${one.model} (${one.roles.join(", ")})`).join(", "),
  expected: ({ models }) =>
    models.map((one) => one.suggestion ?? "an inference profile that contains the model").join(", "),
  clientShows: ({ models }, { plan }) => findClientSentence("on-demand", clientOf(plan), models[0]?.model),
  remedy: ({ models }, context) => ({
    summary: `Name the inference profile instead${sayOrigin(models)}.`,
    ...replaceAll(models, context),
    links: ["https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html"],
  }),
  docs: "throughput.md#on-demand-unsupported",
};

export const modelsCatalogue: Catalogue<keyof ModelArguments> = {
  ...misnamedCatalogue,
  ...choiceCatalogue,
  ...fitCatalogue,
  ...accountCatalogue,
  ...lifeCatalogue,
  "model.access-denied": accessDenied,
  "model.use-case-missing": useCaseMissing,
  "model.first-use": firstUse,
  "throughput.on-demand-unsupported": onDemandUnsupported,
};
