/** The organization's data perimeter knows the account's profiles, and not this caller. */
import { ACCOUNT, aws, scenario } from "./base.js";

export default scenario("iam-denied-rcp", "a resource control policy denies the inference profiles", {
  aws: aws({
    resourceControlPolicies: [
      {
        arn: "arn:aws:organizations::999999999999:policy/o-exampleorg/resource_control_policy/p-perimeter1",
        document: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "OnlyThePlatformRole",
              Effect: "Deny",
              Action: "bedrock:InvokeModel*",
              Resource: "*",
              Condition: {
                ArnNotLike: { "aws:PrincipalArn": `arn:aws:iam::${ACCOUNT}:role/platform-*` },
              },
            },
          ],
        },
      },
    ],
  }),
});
