/** The client runs the command before it gives up; what that brings is known only when it has run. */
import { aws, developer, machine, SETTINGS_ENV, scenario, TEMPORARY_KEY } from "./base.js";

const credentials = `[work]
aws_access_key_id = ${TEMPORARY_KEY.accessKeyId}
aws_secret_access_key = ${TEMPORARY_KEY.secretAccessKey}
aws_session_token = ${TEMPORARY_KEY.sessionToken}
`;

export default scenario(
  "credentials-expired-refreshable",
  "temporary keys in a profile that ran out, and awsAuthRefresh that may renew them",
  {
    machine: machine(undefined, {
      files: {
        "~/.aws/config": "[profile work]\nregion = us-east-1\n",
        "~/.aws/credentials": credentials,
        "~/bin/renew": "#!/bin/sh\n",
        "~/.claude/settings.json": { env: SETTINGS_ENV, awsAuthRefresh: "~/bin/renew work" },
      },
    }),
    aws: aws({
      identities: [
        developer(undefined, {
          arn: "arn:aws:sts::123456789012:assumed-role/ClaudeCode/dev",
          keys: [{ ...TEMPORARY_KEY, expiresAt: "2026-11-20T07:00:00Z" }],
        }),
      ],
    }),
  },
);
