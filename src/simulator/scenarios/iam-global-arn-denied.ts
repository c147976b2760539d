/** Every ARN of the policy names a region, and a `global.` profile is authorised on one without. */
import { aws, developer, HAIKU, machine, SETTINGS_ENV, SUBSCRIBE, scenario } from "./base.js";

const inRegions = {
  Effect: "Allow" as const,
  Action: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream", "bedrock:ListInferenceProfiles"],
  Resource: [
    "arn:aws:bedrock:us-*:*:inference-profile/*",
    "arn:aws:bedrock:us-*::foundation-model/anthropic.*",
  ],
};

export default scenario(
  "iam-global-arn-denied",
  "the policy does not cover the region-less ARN of a global profile",
  {
    machine: machine({
      ...SETTINGS_ENV,
      ANTHROPIC_MODEL: "global.anthropic.claude-sonnet-4-6",
      ANTHROPIC_DEFAULT_HAIKU_MODEL: HAIKU,
    }),
    aws: aws({ identities: [developer([inRegions, SUBSCRIBE])] }),
  },
);
