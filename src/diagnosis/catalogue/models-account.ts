/** What the codes for the account's standing with AWS Marketplace and with AWS mean, and how they are mended. */
import type { Plan } from "../../claude-code/types.js";
import { findClientSentence } from "../../knowledge/client-sentences.js";
import type { ModelArguments, ModelsArgument } from "../arguments/models.js";
import { hitsMain, listWithRoles, sayBroken, sayUse } from "../models/wording.js";
import type { Catalogue, CatalogueEntry, PolicyStatement, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";
import { sayList } from "./say.js";

const accessLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html";
const errorsLink =
  "https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html";

/** How long AWS says an agreement takes, in minutes (Bedrock user guide, API error codes). */
const agreementMinutes = 15;

export function nameModels({ models }: ModelsArgument): string {
  return sayList(models.map((one) => one.model));
}

function accountOf({ identity }: RemedyContext): string {
  return identity === null ? "the account that owns the credentials" : `account ${identity.account}`;
}

function modelCatalogLink({ region }: Plan): string {
  return `https://${region.value}.console.aws.amazon.com/bedrock/home?region=${region.value}#/model-catalog`;
}

function showsNoAccess({ models }: ModelsArgument, { plan }: RemedyContext): string | undefined {
  return hitsMain(models)
    ? findClientSentence("no-model-access", clientOf(plan), models[0]?.model)
    : undefined;
}

function comma({ models }: ModelsArgument): string {
  return sayUse(models) === "" ? "" : ",";
}

const marketplaceDenied: CatalogueEntry<"model.marketplace-denied"> = {
  title: (args) => `The first use of ${nameModels(args)} needs AWS Marketplace actions that the caller lacks`,
  why: ({ models }) =>
    `${sayBroken(models)}: the account has no agreement for it yet, and AWS makes one with the first request only for a caller who may subscribe.`,
  measured: (args) =>
    `AWS refused ${listWithRoles(args.models)}: the caller lacks ${args.actions.join(", ")}`,
  expected: (_, context) =>
    `an agreement in ${accountOf(context)}, or a caller who may make it with the first request`,
  clientShows: showsNoAccess,
  remedy: ({ models, actions }, context) => ({
    summary: "Let somebody who may subscribe make the first request, or allow the caller to subscribe.",
    steps: [
      `Whoever administers IAM adds the statement below to a policy of ${context.identity?.arn ?? "the caller"}; it counts after a few minutes, and can be taken away once each model has answered.`,
      "Or an administrator of the account makes the first request: opens the model in the Bedrock console's model catalog and tries it in the playground. Then nobody else needs these actions.",
      `To send: "Please make the first request to ${sayList(models.map((one) => one.model))} on Amazon Bedrock in ${accountOf(context)}, region ${context.plan.region.value}, or allow ${context.identity?.arn ?? "my role"} ${sayList(actions)}: AWS refuses Claude Code until the account has subscribed."`,
    ],
    commands: [],
    policy: { Version: "2012-10-17", Statement: [subscribing(actions, models)] },
    links: [modelCatalogLink(context.plan), accessLink],
  }),
  docs: "models.md#marketplace-denied",
};

/** Only for calls that Bedrock makes in the caller's name. */
function subscribing(actions: readonly string[], models: ModelsArgument["models"]): PolicyStatement {
  const services = new Set(
    models.map((one) => (one.route === "mantle" ? "bedrock-mantle.amazonaws.com" : "bedrock.amazonaws.com")),
  );
  const values = [...services];
  return {
    Sid: "AllowMarketplaceSubscription",
    Effect: "Allow",
    Action: [...actions],
    Resource: "*",
    Condition: { StringEquals: { "aws:CalledViaLast": values.length === 1 ? (values[0] ?? "") : values } },
  };
}

const paymentInstrument: CatalogueEntry<"model.payment-instrument"> = {
  title: (args) => `The account has no valid payment method for ${nameModels(args)}${sayUse(args.models)}`,
  why: ({ models }) =>
    `${sayBroken(models)}: AWS Marketplace sells the model, and cannot charge the account for it.`,
  measured: ({ models }) => `AWS refused ${listWithRoles(models)}: INVALID_PAYMENT_INSTRUMENT`,
  expected: (_, context) => `a payment method of ${accountOf(context)} that AWS Marketplace takes`,
  clientShows: showsNoAccess,
  remedy: ({ models }, context) => ({
    summary: "Whoever manages billing adds a valid payment method; it counts after a few minutes.",
    steps: [
      `Whoever manages billing opens Billing and Cost Management, Payment preferences, for ${accountOf(context)} (in an organization: for its management account) and adds or renews the default payment method.`,
      "Wait about five minutes and run bedrock-doctor again.",
      `To send: "Please add a valid payment method for ${accountOf(context)}: Amazon Bedrock refuses ${nameModels({ models })} with INVALID_PAYMENT_INSTRUMENT, as AWS Marketplace cannot charge the account."`,
    ],
    commands: [],
    links: ["https://console.aws.amazon.com/billing/home#/paymentpreferences", accessLink],
  }),
  docs: "models.md#payment-instrument",
};

const agreementPending: CatalogueEntry<"model.agreement-pending"> = {
  title: (args) =>
    `The agreement for ${nameModels(args)}${sayUse(args.models)}${comma(args)} is still being made`,
  why: ({ models }) =>
    `${sayBroken(models)} until AWS Marketplace has finished; it takes up to ${agreementMinutes} minutes from the first request.`,
  measured: ({ models, told }) =>
    told === "refusal"
      ? `AWS refused ${listWithRoles(models)}: the AWS Marketplace subscription is still being processed`
      : `AWS says agreement PENDING for ${listWithRoles(models)}`,
  expected: () => "agreement AVAILABLE",
  remedy: ({ models }, context) => ({
    summary: `Wait up to ${agreementMinutes} minutes and run this again.`,
    steps: [
      `Wait ${agreementMinutes} minutes, then run the command below.`,
      `If it stays so for longer, somebody who administers ${accountOf(context)} looks at AWS Marketplace, Manage subscriptions, and opens a support case.`,
      `To send: "The AWS Marketplace agreement for ${nameModels({ models })} in ${accountOf(context)} has been pending for more than ${agreementMinutes} minutes; Amazon Bedrock refuses the model until it is made."`,
    ],
    commands: ["bedrock-doctor"],
    links: ["https://console.aws.amazon.com/marketplace/home#/subscriptions", errorsLink],
  }),
  docs: "models.md#agreement-pending",
};

const accountHold: CatalogueEntry<"model.account-hold"> = {
  title: (args) => `AWS does not let the account use ${nameModels(args)}${sayUse(args.models)}`,
  why: ({ models, answered }) =>
    answered.length === 0
      ? `${sayBroken(models)}: AWS holds the account back, often because it is new; no policy or setting changes that.`
      : `${sayBroken(models)}: AWS holds the account back from it, while ${sayList(answered)} ${answered.length === 1 ? "answers" : "answer"}.`,
  measured: ({ models, text }) => `AWS refused ${listWithRoles(models)}: ${text}`,
  expected: (_, context) => `${accountOf(context)} allowed by AWS to call the model`,
  clientShows: ({ models, text }, { plan }) => {
    if (!hitsMain(models)) return undefined;
    return /^operation not allowed/i.test(text)
      ? findClientSentence("operation-not-allowed", clientOf(plan))
      : /not authorized to perform this action/i.test(text)
        ? findClientSentence("account-not-authorised", clientOf(plan))
        : undefined;
  },
  remedy: ({ models, text, answered }, context) => ({
    summary: "Only AWS Support can lift it: open a case.",
    steps: [
      `Somebody with access to AWS Support opens a case for ${accountOf(context)} (Account and billing is free of charge) with the text below.`,
      `To send: "${capital(accountOf(context))} is refused by Amazon Bedrock in ${context.plan.region.value} when it calls ${nameModels({ models })}: '${text}'. IAM allows the call. Please verify the account and lift the restriction."`,
      ...(answered.length === 0
        ? ["Meanwhile try another model: a hold on one model, or on an old one, leaves others open."]
        : [`Meanwhile use ${sayList(answered)}, which this account may call.`]),
    ],
    commands: [],
    links: ["https://support.console.aws.amazon.com/support/home#/case/create", errorsLink],
  }),
  docs: "models.md#account-hold",
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const accountCatalogue = {
  "model.marketplace-denied": marketplaceDenied,
  "model.payment-instrument": paymentInstrument,
  "model.agreement-pending": agreementPending,
  "model.account-hold": accountHold,
} satisfies Partial<Catalogue<keyof ModelArguments>>;
