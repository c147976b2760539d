/** What the documentation says of the `iam` codes. */
import type { IamArguments } from "../arguments/iam.js";
import { table } from "./table.js";
import type { Manual } from "./types.js";

export const iamManual: Manual<keyof IamArguments> = {
  "iam.denied": {
    meaning: "No identity policy of the caller allows the action, so AWS refuses the request.",
    proof:
      "AWS answered 403 and said that no identity-based policy allows the action. Action and resource in the finding are those of AWS's answer. Where the caller may simulate its own policies, what else is missing is found beside it.",
    mend: "The statement of the report holds just what was refused; for an inference profile it also covers the foundation model in each region that the profile routes to, because a profile needs each of them.",
  },
  "iam.denied-explicit": {
    meaning:
      "A statement with `Effect: Deny` in an identity policy matches the request. It wins over every Allow.",
    proof:
      "AWS answered 403 and said “with an explicit deny in an identity-based policy”. Where other programs of the same caller get through, look for a condition on the user agent, the network or the region.",
  },
  "iam.denied-scp": {
    meaning:
      "A service control policy of the AWS organization denies the request, or none of those above the account allows it. Nobody within the account can change that.",
    proof:
      "AWS answered 403 and named a service control policy as the kind of policy that denies. Where AWS gives the policy's ARN, the finding has it.",
  },
  "iam.denied-rcp": {
    meaning:
      "A resource control policy of the AWS organization denies the request on the account's own resources, such as its inference profiles.",
    proof:
      "AWS answered 403 and named a resource control policy. IAM's simulation does not know these policies, so only a real request shows them.",
  },
  "iam.denied-boundary": {
    meaning:
      "The permissions boundary of the user or role does not allow the request. A boundary allows nothing by itself: both the boundary and an identity policy have to allow it.",
    proof: "AWS answered 403 and named the permissions boundary.",
  },
  "iam.denied-session": {
    meaning:
      "Temporary credentials can carry a policy of their own (`assume-role --policy`, `GetFederationToken`, a credential broker), and this one does not allow the request. It cannot be seen or changed from the outside.",
    proof: "AWS answered 403 and named the session policy.",
    mend: "New credentials have to be got afterwards: a session keeps the policy it was made with.",
  },
  "iam.denied-endpoint-policy": {
    meaning:
      "The request went through a VPC endpoint, and the endpoint's policy does not allow it. A VPN or a DNS override can lead requests through an endpoint without anybody having meant it.",
    proof:
      "AWS answered 403 and named the VPC endpoint policy. Where the host's name has a private address here, the finding shows it.",
  },
  "iam.destination-region-denied": {
    meaning:
      "A cross-region inference profile routes each request to one of several regions. AWS asks IAM about the foundation model in each of them, so a policy for one region refuses requests that were made in that region. A `global.` profile is also authorised on an ARN without a region, `arn:aws:bedrock:::foundation-model/…`, for which `aws:RequestedRegion` is `unspecified`.",
    proof:
      "The resource in AWS's denial is a foundation model in a region that nobody chose, or the ARN without a region. Whatever kind of policy denies, this is the code; the policy is in the finding.",
    mend: "The remedy names every region of the profile, as AWS lists them: mending only the one that was named leads to the next denial.",
  },
  "iam.missing-actions": {
    severity: "error or warning",
    meaning:
      "The caller's policies do not allow something that the plan needs. It is a **warning** where all models in use answered: then only what Claude Code does now and then is missing, such as its start-up probes.",
    proof:
      "IAM's own simulation (`iam:SimulatePrincipalPolicy`) says so, action by resource. Where a real request was denied there is one finding, that of the denial, and the simulation only adds to its statement. Where the simulation denies what AWS really answered, it is not believed.",
    shows: "Nothing yet: no request was made, or those that were made were answered.",
  },
  "iam.optional-missing": {
    meaning: `A read that Claude Code makes and works without is denied, and it changes what Claude Code does here.${table(
      ["Action", "Without it", "Reported where"],
      [
        "`bedrock:ListInferenceProfiles`",
        "the IDs of models that nobody pinned are made from the prefix of the region, unchecked",
        "a model in use is not pinned",
      ],
      [
        "`bedrock:GetInferenceProfile`",
        "the model behind an application inference profile is guessed",
        "such a profile is in use",
      ],
      ["`bedrock:CountTokens`", "`/context` counts by a paid request", "beside one of the others"],
    )}`,
    proof:
      "AWS denied the read, or the simulation does. A caller with pinned models and no right but to invoke them is in order, and nothing is said.",
    shows: "Nothing: it goes on without.",
  },
  "iam.not-evaluated": {
    meaning:
      "Nothing shows what the caller may do: no model is asked, and the caller may not simulate its own policies.",
    proof:
      "The run has `--no-invoke`, and `iam:SimulatePrincipalPolicy` on the caller's own user or role was denied, or cannot be asked: AWS simulates users and roles only, not the root user and not federated users.",
    shows: "Nothing: it never simulates.",
  },
};
