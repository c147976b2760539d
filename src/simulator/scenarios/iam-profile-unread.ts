/** Requests by the team's own profile are allowed, and what is behind it may not be read. */
import { ACCOUNT, aws, developer, HAIKU, INVOKE, machine, SETTINGS_ENV, SONNET, scenario } from "./base.js";

const PROFILE = `arn:aws:bedrock:us-east-1:${ACCOUNT}:application-inference-profile/team7x2k9m4q`;
const invokeOnly = { ...INVOKE, Action: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"] };

export default scenario(
  "iam-profile-unread",
  "the model behind an application inference profile may not be read",
  {
    machine: machine({
      ...SETTINGS_ENV,
      ANTHROPIC_MODEL: PROFILE,
      ANTHROPIC_DEFAULT_HAIKU_MODEL: HAIKU,
    }),
    aws: aws({
      identities: [developer([invokeOnly])],
      applicationProfiles: [{ arn: PROFILE, copyFrom: SONNET }],
    }),
  },
);
