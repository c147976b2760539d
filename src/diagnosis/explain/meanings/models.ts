/** Plain meanings of the `model` codes. */
import type { PlainMeanings } from "./types.js";

const profiles = "aws bedrock list-inference-profiles --region <region>";
const catalog = "Bedrock console, Model catalog";

export const modelMeanings: PlainMeanings = {
  "model.invalid-id": {
    title: "AWS knows no model by this ID here",
    mend: "Write the ID as the account's list has it, in ANTHROPIC_MODEL or `model`.",
    commands: [profiles],
  },
  "model.prefix-mismatch": {
    title: "The ID's geography cannot be called from the region",
    mend: "Use the region's own prefix, or `global.`; or change the region.",
    commands: [profiles],
  },
  "model.profile-missing": {
    title: "The inference profile that Claude Code derives does not exist",
    mend: "Pin the profile that the list has, or set ANTHROPIC_BEDROCK_REGION_PREFIX (2.1.224 and later); allow `bedrock:ListInferenceProfiles` so that Claude Code finds it by itself.",
    commands: [profiles],
  },
  "model.arn-region-mismatch": {
    title: "The ARN is of another region",
    mend: "Use an ARN of the region that is called: Claude Code calls its own region whatever the ARN says.",
    commands: [profiles],
  },
  "model.arn-invalid": {
    title: "The ARN cannot be invoked",
    mend: "Write the plain ARN of an inference profile, unencoded (`/`, not `%2F`).",
    commands: [profiles],
  },
  "model.access-denied": {
    title: "The account has not been given the model",
    mend: `Ask for it in the region in use (${catalog}), with the account you really call (\`aws sts get-caller-identity\`); or choose a model that the account has.`,
    commands: ["aws bedrock get-foundation-model-availability --model-id <model> --region <region>"],
  },
  "model.use-case-missing": {
    title: "The Anthropic use-case form has not been submitted",
    mend: `Submit it once for the account (${catalog}, any Anthropic model, "Submit use case details"), then wait up to 15 minutes.`,
    commands: ["aws bedrock get-use-case-for-model-access --region <region>"],
  },
  "model.marketplace-denied": {
    title: "The model's first use needs AWS Marketplace rights",
    mend: "Somebody with `aws-marketplace:Subscribe` and `aws-marketplace:ViewSubscriptions` uses the model once in this account, or grants you both; then wait a few minutes.",
    commands: ["aws bedrock list-foundation-model-agreement-offers --model-id <model> --region <region>"],
  },
  "model.payment-instrument": {
    title: "AWS Marketplace has no valid way of payment for this account",
    mend: "Whoever pays for the account adds a valid card or invoice (AWS Billing console, Payment preferences); it works a few minutes later.",
  },
  "model.agreement-pending": {
    title: "The model's subscription is still being processed",
    mend: "Wait up to 15 minutes and try again.",
    commands: ["aws bedrock get-foundation-model-availability --model-id <model> --region <region>"],
  },
  "model.first-use": {
    title: "This would be the account's first use of the model",
    mend: "The first request subscribes the account to it; let somebody do so who may.",
    commands: ["bedrock-doctor --first-use"],
  },
  "model.account-hold": {
    title: "AWS holds the account back",
    mend: "Open a case with AWS Support (Account and billing): \"Amazon Bedrock answers 'Operation not allowed' to every model request of account <account>\".",
  },
  "model.legacy": {
    title: "The model is legacy or ends soon",
    mend: "Choose its successor before the date.",
    commands: ["aws bedrock get-foundation-model --model-identifier <model> --region <region>"],
  },
  "model.end-of-life": {
    title: "The model is past its end, or legacy and was not used lately",
    mend: "Choose an active model in ANTHROPIC_MODEL or `model`.",
    commands: [profiles],
  },
  "model.data-retention": {
    title: "The account's data retention mode does not allow the model",
    mend: "Whoever owns the account decides on the mode (it is per region), or choose another model.",
    commands: ["aws bedrock get-account-data-retention --region <region>"],
  },
  "model.context-1m-unsupported": {
    title: "[1m] does nothing for this model, or is refused",
    mend: "Take `[1m]` off the model's name.",
  },
  "model.client-too-old": {
    title: "The model needs a newer Claude Code",
    mend: "Update Claude Code, or choose an older model.",
    commands: ["claude update"],
  },
  "model.unpinned": {
    title: "The model is a built-in default",
    mend: "Pin ANTHROPIC_DEFAULT_OPUS_MODEL, ANTHROPIC_DEFAULT_SONNET_MODEL and ANTHROPIC_DEFAULT_HAIKU_MODEL for a team.",
    commands: ["bedrock-doctor plan"],
  },
  "model.silent-fallback": {
    title: "Claude Code uses an older model than you think",
    mend: "Have the refused model enabled for the account, or pin the one that is used.",
    commands: ["bedrock-doctor"],
  },
  "model.pin-upgrade-offer": {
    title: "Each start offers to move a pinned model",
    mend: "Pin in managed settings, or move the pin.",
  },
  "model.stale-access-memory": {
    title: "Claude Code remembers an old answer about a model",
    mend: "Wait ten minutes, or delete `cache/model-access.json` in its folder.",
  },
  "model.leaves-geography": {
    title: "Requests can leave the region's geography",
    mend: "Pin the profile of your own geography.",
    commands: [profiles],
  },
  "model.override-unknown-key": {
    title: "A modelOverrides key is not a model's name",
    mend: "Use Anthropic's ID as the key, such as `claude-opus-4-8`.",
  },
  "model.override-invalid": {
    title: "A modelOverrides value cannot be invoked",
    mend: "Write an ID or ARN that the list has.",
    commands: [profiles],
  },
  "model.not-selectable": {
    title: "availableModels does not allow the model",
    mend: "Choose a model of the list, or have whoever owns the settings add it in the form in use (`us.anthropic.…`).",
    commands: ["bedrock-doctor plan"],
  },
  "model.unexpected": {
    title: "Another model is in use than expected",
    mend: "Pin the expected one.",
    commands: ["bedrock-doctor plan"],
  },
};
