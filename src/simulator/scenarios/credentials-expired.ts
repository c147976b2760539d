/** The file does not say that the keys ran out; only AWS knows. */
import { aws, developer, machine, scenario, TEMPORARY_KEY } from "./base.js";

const credentials = `[work]
aws_access_key_id = ${TEMPORARY_KEY.accessKeyId}
aws_secret_access_key = ${TEMPORARY_KEY.secretAccessKey}
aws_session_token = ${TEMPORARY_KEY.sessionToken}
`;

export default scenario("credentials-expired", "temporary keys in the credentials file that ran out", {
  machine: machine(undefined, {
    files: { "~/.aws/config": "[profile work]\nregion = us-east-1\n", "~/.aws/credentials": credentials },
  }),
  aws: aws({
    identities: [
      developer(undefined, {
        arn: "arn:aws:sts::123456789012:assumed-role/ClaudeCode/dev",
        keys: [{ ...TEMPORARY_KEY, expiresAt: "2026-11-20T07:00:00Z" }],
      }),
    ],
  }),
});
