/** The policy allows what the boundary of the user leaves out. */
import { ACCOUNT, aws, developer, scenario } from "./base.js";

export default scenario(
  "iam-denied-boundary",
  "the user's permissions boundary leaves Bedrock's runtime out",
  {
    aws: aws({
      identities: [
        developer(undefined, {
          permissionsBoundary: {
            arn: `arn:aws:iam::${ACCOUNT}:policy/developer-boundary`,
            document: {
              Version: "2012-10-17",
              Statement: [
                { Effect: "Allow", Action: ["s3:*", "bedrock:List*", "bedrock:Get*"], Resource: "*" },
              ],
            },
          },
        }),
      ],
    }),
  },
);
