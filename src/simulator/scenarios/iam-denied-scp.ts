/** The organization lets no account use Amazon Bedrock's runtime. */
import { aws, scenario } from "./base.js";

export default scenario("iam-denied-scp", "a service control policy denies invoking models", {
  aws: aws({
    serviceControlPolicies: [
      {
        arn: "arn:aws:organizations::999999999999:policy/o-exampleorg/service_control_policy/p-bedrock1",
        document: {
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Action: "*", Resource: "*" },
            { Sid: "NoInference", Effect: "Deny", Action: "bedrock:InvokeModel*", Resource: "*" },
          ],
        },
      },
    ],
  }),
});
