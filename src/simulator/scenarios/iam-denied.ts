/** The start-up probes of the client are allowed, the request that it really makes is not. */
import { aws, developer, INVOKE, SUBSCRIBE, scenario } from "./base.js";

const withoutStreaming = {
  ...INVOKE,
  Action: ["bedrock:InvokeModel", "bedrock:ListInferenceProfiles", "bedrock:GetInferenceProfile"],
};

export default scenario("iam-denied", "the policy lacks bedrock:InvokeModelWithResponseStream", {
  aws: aws({ identities: [developer([withoutStreaming, SUBSCRIBE])] }),
});
