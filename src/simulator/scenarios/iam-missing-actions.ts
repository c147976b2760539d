/** A policy for one region: seen without a request to a model, since the caller may simulate it. */
import { ACCOUNT, aws, developer, INVOKE, SUBSCRIBE, scenario } from "./base.js";

const inOneRegion = {
  ...INVOKE,
  Action: [
    "bedrock:InvokeModel",
    "bedrock:InvokeModelWithResponseStream",
    "bedrock:ListInferenceProfiles",
    "bedrock:CountTokens",
  ],
  Resource: [
    `arn:aws:bedrock:us-east-1:${ACCOUNT}:inference-profile/*`,
    "arn:aws:bedrock:us-east-1::foundation-model/anthropic.*",
  ],
};
const ownPolicies = {
  Effect: "Allow" as const,
  Action: "iam:SimulatePrincipalPolicy",
  Resource: `arn:aws:iam::${ACCOUNT}:user/*`,
};

export default scenario(
  "iam-missing-actions",
  "with --no-invoke the simulation shows that the policy covers one region only",
  { aws: aws({ identities: [developer([inOneRegion, SUBSCRIBE, ownPolicies])] }) },
);
