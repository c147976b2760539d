/** The throughput was bought a moment ago. */
import { ACCOUNT, aws, developer, INVOKE, machine, SETTINGS_ENV, SUBSCRIBE, scenario } from "./base.js";

const ARN = `arn:aws:bedrock:us-east-1:${ACCOUNT}:provisioned-model/a1b2c3d4e5f6`;

export default scenario(
  "throughput-provisioned-not-ready",
  "the provisioned throughput that is pinned is still being created",
  {
    machine: machine({ ...SETTINGS_ENV, ANTHROPIC_MODEL: ARN }),
    aws: aws({
      identities: [
        developer([
          INVOKE,
          SUBSCRIBE,
          {
            Sid: "AllowProvisionedThroughput",
            Effect: "Allow",
            Action: ["bedrock:InvokeModel*", "bedrock:GetProvisionedModelThroughput"],
            Resource: ARN,
          },
        ]),
      ],
      provisioned: [{ arn: ARN, model: "anthropic.claude-sonnet-4-6", status: "Creating" }],
    }),
  },
);
