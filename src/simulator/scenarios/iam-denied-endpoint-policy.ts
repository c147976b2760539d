/** The network's way to Bedrock is a VPC endpoint that was opened for embeddings only. */
import { aws, scenario } from "./base.js";

export default scenario("iam-denied-endpoint-policy", "the policy of a VPC endpoint leaves Claude out", {
  aws: aws({
    vpcEndpointPolicy: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: ["bedrock:List*", "bedrock:Get*"], Resource: "*" },
        {
          Effect: "Allow",
          Action: "bedrock:InvokeModel*",
          Resource: "arn:aws:bedrock:*::foundation-model/amazon.titan-embed-*",
        },
      ],
    },
  }),
});
