/** Plain meanings of the `iam`, `guardrail`, `request` and `doctor` codes. */
import type { PlainMeanings } from "./types.js";

const who = "aws sts get-caller-identity --profile <profile>";

export const iamMeanings: PlainMeanings = {
  "iam.denied": {
    title: "No identity policy allows the action",
    mend: "Whoever administers IAM allows the action that the text names, on the inference profile and on its foundation model in every region (`arn:aws:bedrock:*::foundation-model/anthropic.*`).",
    commands: [who, "bedrock-doctor"],
  },
  "iam.denied-explicit": {
    title: "An identity policy denies the action",
    mend: "Whoever administers IAM takes the deny out or exempts the action: an allow does not help against it.",
    commands: [who],
  },
  "iam.denied-scp": {
    title: "A service control policy of the organization denies the action",
    mend: "Whoever owns the organization's policies exempts `bedrock:InvokeModel*` for this account; nothing in the account itself helps.",
    commands: [who],
  },
  "iam.denied-rcp": {
    title: "A resource control policy of the organization denies the action",
    mend: "Whoever owns the organization's policies exempts the Bedrock resource.",
    commands: [who],
  },
  "iam.denied-boundary": {
    title: "The permissions boundary does not allow the action",
    mend: "Whoever administers IAM adds the action to the boundary of the user or role.",
    commands: [who],
  },
  "iam.denied-session": {
    title: "The session policy does not allow the action",
    mend: "Widen the policy that is passed when the role is assumed, or assume the role without one.",
    commands: [who],
  },
  "iam.denied-endpoint-policy": {
    title: "The VPC endpoint's policy does not allow the action",
    mend: "Whoever owns the VPC adds the action to the policy of the `bedrock-runtime` endpoint; a VPN may lead through it unnoticed.",
    commands: ["aws ec2 describe-vpc-endpoints --region <region>"],
  },
  "iam.destination-region-denied": {
    title: "A region that the model's profile routes to is denied",
    mend: "Whoever owns the policy exempts Bedrock inference in every region of the profile (for `global.` the region `unspecified`). Until then use a profile that does not need those regions.",
    commands: [
      "aws bedrock get-inference-profile --inference-profile-identifier <profile-id> --region <region>",
    ],
  },
  "iam.missing-actions": {
    title: "Actions that Claude Code needs are not covered",
    mend: "Whoever administers IAM adds them.",
    commands: ["bedrock-doctor"],
  },
  "iam.optional-missing": {
    title: "An action that Claude Code only profits from is denied",
    mend: "Allow `bedrock:ListInferenceProfiles` and `bedrock:GetInferenceProfile`: without them Claude Code derives model IDs blindly.",
    commands: [who],
  },
  "iam.not-evaluated": {
    title: "Permissions could not be simulated",
    mend: "Allow `iam:SimulatePrincipalPolicy` to have them checked; Claude Code itself does not need it.",
  },
};

export const guardrailMeanings: PlainMeanings = {
  "guardrail.header-malformed": {
    title: "The guardrail headers are malformed",
    mend: "Write ANTHROPIC_CUSTOM_HEADERS with one `Name: value` in each line, separated by a real line break, with identifier and version.",
    commands: ["bedrock-doctor plan"],
  },
  "guardrail.not-found": {
    title: "The guardrail or its version does not exist in the region",
    mend: "Correct identifier, version and region in ANTHROPIC_CUSTOM_HEADERS.",
    commands: ["aws bedrock list-guardrails --region <region>"],
  },
  "guardrail.not-ready": {
    title: "The guardrail is not ready",
    mend: "Wait until its status is READY.",
    commands: [
      "aws bedrock get-guardrail --guardrail-identifier <id> --guardrail-version <version> --region <region>",
    ],
  },
  "guardrail.cross-region-off": {
    title: "The guardrail has no cross-region configuration",
    mend: "Whoever owns the guardrail switches cross-region inference on for it.",
    commands: ["aws bedrock get-guardrail --guardrail-identifier <id> --region <region>"],
  },
  "guardrail.denied": {
    title: "The guardrail may not be used, or must be and is not",
    mend: "Whoever administers IAM allows `bedrock:ApplyGuardrail` on the guardrail; where a policy demands one, send its headers.",
    commands: [who],
  },
};

export const requestMeanings: PlainMeanings = {
  "request.beta-rejected": {
    title: "Bedrock refuses a beta flag",
    mend: "Update Claude Code; unset ANTHROPIC_BETAS; else set CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS=1.",
    commands: ["claude update"],
  },
  "request.extra-fields": {
    title: "Bedrock refuses a field of the request",
    mend: "Update Claude Code; else set CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS=1. A gateway must forward the beta header.",
    commands: ["claude update"],
  },
  "request.too-long": {
    title: "The conversation is longer than the model's window",
    mend: "Use `/compact` or `/clear`, or a model with a larger window.",
  },
};

export const doctorMeanings: PlainMeanings = {
  "doctor.check-crashed": {
    title: "A check of this tool crashed",
    mend: "Report it with the output below; the other checks went on.",
    commands: ["bedrock-doctor --format json"],
  },
  "doctor.timed-out": {
    title: "AWS did not answer in time",
    mend: "Try again with more time; if it stays so, look at the network.",
    commands: ["bedrock-doctor --timeout 120"],
  },
  "doctor.unrecognised-error": {
    title: "AWS answered with an error that is not in the catalogue",
    mend: "Report it with its request ID; the text itself is all that is known.",
    commands: ["bedrock-doctor --format json"],
  },
};
