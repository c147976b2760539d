/** An administrator denies Sonnet to everybody in a policy of its own; an Allow cannot win over it. */
import { aws, developer, INVOKE, SUBSCRIBE, scenario } from "./base.js";

const noSonnet = {
  Sid: "NoSonnet",
  Effect: "Deny" as const,
  Action: "bedrock:InvokeModel*",
  Resource: "arn:aws:bedrock:*:*:inference-profile/*sonnet*",
};

export default scenario("iam-denied-explicit", "an identity policy denies the model explicitly", {
  aws: aws({ identities: [developer([INVOKE, SUBSCRIBE, noSonnet])] }),
});
