/** A broker hands out credentials of a role with a policy for the session that knows no streaming. */
import { ACCOUNT, aws, developer, machine, scenario, settingsWithout, TEMPORARY_KEY } from "./base.js";

export default scenario("iam-denied-session", "the policy of the session leaves the streamed request out", {
  machine: machine(settingsWithout("AWS_PROFILE"), {
    environment: {
      AWS_ACCESS_KEY_ID: TEMPORARY_KEY.accessKeyId,
      AWS_SECRET_ACCESS_KEY: TEMPORARY_KEY.secretAccessKey,
      AWS_SESSION_TOKEN: TEMPORARY_KEY.sessionToken,
    },
    files: {},
  }),
  aws: aws({
    identities: [
      developer(undefined, {
        arn: `arn:aws:sts::${ACCOUNT}:assumed-role/claude-code/dev`,
        keys: [TEMPORARY_KEY],
        sessionPolicy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: ["bedrock:InvokeModel", "bedrock:List*"], Resource: "*" }],
        },
      }),
    ],
  }),
});
