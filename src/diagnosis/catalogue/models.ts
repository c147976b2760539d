/** What the `model` and `throughput` codes mean and how they are mended. */

import type { Plan } from "../../claude-code/types.js";
import { findClientSentence } from "../../knowledge/client-sentences.js";
import type { ModelArguments } from "../arguments/models.js";
import { hitsMain, sayBroken, sayUse } from "../models/wording.js";
import type { Catalogue, CatalogueEntry, ModelsArgument } from "../types.js";
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

const accessDenied: CatalogueEntry<"model.access-denied"> = {
  title: (args) => `The account has not been given ${nameModels(args)}${sayUse(args.models)}`,
  why: ({ models }) => `${sayBroken(models)}.`,
  measured: (args) => `AWS refused ${listModels(args)}: no access to the model`,
  expected: (_, { identity }) =>
    `access for account ${identity?.account ?? "that owns the credentials"} in this region`,
  clientShows: ({ models }, { plan }) =>
    hitsMain(models) ? findClientSentence("no-model-access", clientOf(plan), models[0]?.model) : undefined,
  remedy: ({ models }, { plan, identity }) => ({
    summary: "Somebody who administers the account enables the model; until then, use one that is enabled.",
    steps: [
      `Check that ${identity?.account ?? "the account"} is the account you mean.`,
      "An administrator opens the model in the Bedrock console's model catalog and requests or enables access; it takes a few minutes.",
      "To send: " +
        `"Please enable ${models.map((one) => one.model).join(", ")} on Amazon Bedrock for account ${identity?.account ?? "<account>"} in ${plan.region.value}: Claude Code is refused with 'You don't have access to the model'."`,
    ],
    commands: [],
    links: [catalogLink(plan), "https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html"],
  }),
  docs: "models.md#access-denied",
};

const useCaseMissing: CatalogueEntry<"model.use-case-missing"> = {
  title: () => "The account has not filed Anthropic's use-case form",
  why: () =>
    "Until it is filed AWS serves no Anthropic model to the account, and Claude Code hides AWS's reason.",
  measured: (args) =>
    `AWS refused ${listModels(args)}: use case details have not been submitted for this account`,
  expected: () => "the form filed once, for this account or by the organization's management account",
  clientShows: ({ models }, { plan }) => findClientSentence("not-found", clientOf(plan), models[0]?.model),
  remedy: (_, { plan, identity }) => ({
    summary: "Somebody who may speak for the company files the form, once for the account.",
    steps: [
      "In the Bedrock console open the model catalog, choose an Anthropic model and submit the use case details; access follows within 15 minutes.",
      "In an organization the management account can file it once for all member accounts.",
      `To send: "Please submit Anthropic's use case details for account ${identity?.account ?? "<account>"} in the Amazon Bedrock model catalog: no Claude model can be called before."`,
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
