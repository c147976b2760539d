/** Once right for old releases; since, the client encodes for itself. */
import { ACCOUNT, aws, machine, SETTINGS_ENV, SONNET, scenario } from "./base.js";

const ARN = `arn:aws:bedrock:us-east-1:${ACCOUNT}:application-inference-profile/a1b2c3d4e5f6`;

export default scenario("model-arn-invalid", "the slash of the pinned ARN is percent-encoded", {
  machine: machine({ ...SETTINGS_ENV, ANTHROPIC_MODEL: ARN.replace("/", "%2F") }),
  aws: aws({ applicationProfiles: [{ arn: ARN, copyFrom: SONNET }] }),
});
