/** The company's own profile for the costs of a team. */
import { ACCOUNT, aws, HAIKU, machine, SETTINGS_ENV, SONNET, scenario } from "./base.js";

const PROFILE = `arn:aws:bedrock:us-east-1:${ACCOUNT}:application-inference-profile/team7x2k9m4q`;

export default scenario(
  "healthy-application-profile",
  "the main model by an application inference profile; everything works",
  {
    machine: machine({ ...SETTINGS_ENV, ANTHROPIC_MODEL: PROFILE, ANTHROPIC_DEFAULT_HAIKU_MODEL: HAIKU }),
    aws: aws({ applicationProfiles: [{ arn: PROFILE, copyFrom: SONNET }] }),
  },
);
