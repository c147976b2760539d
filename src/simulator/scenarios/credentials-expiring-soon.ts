/** AWS_CREDENTIAL_EXPIRATION is what `aws configure export-credentials --format env` sets. */
import { aws, developer, machine, scenario, settingsWithout, TEMPORARY_KEY } from "./base.js";

export default scenario("credentials-expiring-soon", "temporary keys in variables that end in 40 minutes", {
  machine: machine(settingsWithout("AWS_PROFILE"), {
    environment: {
      AWS_ACCESS_KEY_ID: TEMPORARY_KEY.accessKeyId,
      AWS_SECRET_ACCESS_KEY: TEMPORARY_KEY.secretAccessKey,
      AWS_SESSION_TOKEN: TEMPORARY_KEY.sessionToken,
      AWS_CREDENTIAL_EXPIRATION: "2026-11-20T09:40:00Z",
    },
    files: {},
  }),
  aws: aws({
    identities: [
      developer(undefined, {
        arn: "arn:aws:sts::123456789012:assumed-role/ClaudeCode/dev",
        keys: [{ ...TEMPORARY_KEY, expiresAt: "2026-11-20T09:40:00Z" }],
      }),
    ],
  }),
});
