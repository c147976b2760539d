/** The least that a pinned set-up needs: every read beside the requests themselves is denied. */
import { ACCOUNT, aws, developer, HAIKU, SONNET, scenario } from "./base.js";

const MODELS = [SONNET, HAIKU];

const least = {
  Effect: "Allow" as const,
  Action: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
  Resource: MODELS.flatMap((id) => [
    `arn:aws:bedrock:us-east-1:${ACCOUNT}:inference-profile/${id}`,
    ...["us-east-1", "us-east-2", "us-west-2"].map(
      (region) => `arn:aws:bedrock:${region}::foundation-model/${id.replace(/^us\./, "")}`,
    ),
  ]),
};

export default scenario(
  "healthy-least-privilege",
  "pinned models, and no right but to invoke them; everything works",
  {
    aws: aws({ identities: [developer([least])] }),
  },
);
