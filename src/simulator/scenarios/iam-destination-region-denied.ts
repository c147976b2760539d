/** A service control policy keeps the account in one region, and the `us.` profiles leave it. */
import { aws, scenario } from "./base.js";

export default scenario(
  "iam-destination-region-denied",
  "a service control policy denies a region that the inference profile routes to",
  {
    aws: aws({
      serviceControlPolicies: [
        {
          arn: "arn:aws:organizations::999999999999:policy/o-exampleorg/service_control_policy/p-regions1",
          document: {
            Version: "2012-10-17",
            Statement: [
              { Effect: "Allow", Action: "*", Resource: "*" },
              {
                Sid: "OnlyUsEast1",
                Effect: "Deny",
                NotAction: ["iam:*", "sts:*", "organizations:*"],
                Resource: "*",
                Condition: { StringNotEquals: { "aws:RequestedRegion": ["us-east-1"] } },
              },
            ],
          },
        },
      ],
    }),
  },
);
