/** What the documentation says of the `model` codes about the account's access and a model's life. */
import type { ModelArguments } from "../arguments/models.js";
import type { Manual } from "./types.js";

export const modelsAccountManual = {
  "model.access-denied": {
    meaning:
      "The account has no access to the model. It says nothing about IAM: an administrator enables the model for the account. If only a background model is refused, Claude Code starts and fails later.",
    proof:
      "AWS answered `You don't have access to the model`, or that it `is not available for this account`.",
  },
  "model.use-case-missing": {
    meaning:
      "Anthropic's use-case form was not filed for the account. It is filed once in the Bedrock console's model catalog, or by the organization's management account for all members.",
    proof:
      "AWS answered that the use case details have not been submitted. This tool never files the form and never reads what is in it.",
    shows: "AWS's reason is hidden.",
  },
  "model.marketplace-denied": {
    meaning:
      "AWS sells the models through AWS Marketplace. The account's first request to a model subscribes it, and AWS makes that subscription in the name of the caller: who lacks the right to subscribe is refused. Often only the background model is hit, because nobody used it yet; then Claude Code starts and fails later.",
    proof: "AWS's refusal names `aws-marketplace:ViewSubscriptions` or `aws-marketplace:Subscribe`.",
    mend: "Afterwards nobody needs the actions.",
  },
  "model.payment-instrument": {
    meaning:
      "AWS Marketplace could not charge the account. Only whoever manages billing can mend it; in an organization that is the management account.",
    proof: "AWS answered `INVALID_PAYMENT_INSTRUMENT`.",
  },
  "model.agreement-pending": {
    meaning: "The subscription of the first request is still being made, which takes up to 15 minutes.",
    proof:
      "AWS said so in its refusal of a request, or, with `--no-invoke`, by `bedrock:GetFoundationModelAvailability`. A model that answers is not reported, whatever the status says.",
    shows: "A refusal, until the subscription is made; its sentence was not observed.",
  },
  "model.first-use": {
    meaning:
      "The account has no agreement for the model yet. Its first request creates a subscription in AWS Marketplace, so this tool does not make it, and the verdict is inconclusive. `--first-use` makes it.",
    proof:
      "`bedrock:GetFoundationModelAvailability` says so. Whether the caller could subscribe is said where IAM was asked to simulate its policies (`--deep`, `--no-invoke`). Where the caller may not ask for the availability, the request is made, as Claude Code itself would.",
    shows: "Nothing yet: its first request subscribes the account, or is refused.",
  },
  "model.account-hold": {
    meaning:
      "AWS itself holds the account back. It hits new accounts, and no policy or setting changes it; AWS Support lifts it.",
    proof:
      "AWS answered `Operation not allowed`, or `Your account is not authorized to perform this action`. Of a model that is legacy or has ended AWS says `Operation not allowed` as well: where such a model is refused and another one answers, it is [model.end-of-life](#end-of-life).",
  },
  "model.legacy": {
    meaning:
      "A model in use is LEGACY, or ends within 90 days. The dates are Bedrock's, which differ from those of Anthropic's platform.",
    proof:
      "AWS's own word counts (`bedrock:GetFoundationModel`, asked beside the other questions); where it cannot be read, the dated table in `src/knowledge/model-lifecycles.ts`, and the report says so.",
    mend: "The remedy names the newest model of the family that the account lists and this release of Claude Code knows.",
    shows: "Nothing until the end.",
  },
  "model.end-of-life": {
    meaning:
      "The model has reached its end, or it is legacy and AWS closed it to the account after some 15 to 30 days without use. Where nobody pinned the model, Claude Code goes on to another one.",
    proof:
      "AWS answered that the model has reached its end, or that access to it as a legacy model is denied. A model that has ended is reported so too where AWS only calls its ID invalid. A model that answers is not: whatever a date says, it is [model.legacy](#legacy) at most.",
    shows: "AWS's reason is hidden.",
  },
  "model.data-retention": {
    meaning:
      "Some models (Fable 5, Mythos 5) are served only where the account lets prompts and answers be kept, for up to 30 days and by the model's maker. The mode is set for each region, for the account or for a project.",
    proof:
      "AWS refused the model and named the mode. The account's own mode (`bedrock:GetAccountDataRetention`) is asked only after such a refusal.",
    mend: "It is a decision on data protection; this tool never sets the mode.",
  },
} satisfies Partial<Manual<keyof ModelArguments>>;
