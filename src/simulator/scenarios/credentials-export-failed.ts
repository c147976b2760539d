/** The command is gone, and old keys in the environment take its place without a word. */
import { aws, developer, LONG_TERM_KEY, machine, scenario } from "./base.js";
import { exportSettings } from "./provider-parts.js";

export default scenario(
  "credentials-export-failed",
  "awsCredentialExport fails, and keys that no longer work follow",
  {
    machine: machine(undefined, {
      environment: {
        AWS_ACCESS_KEY_ID: "AKIAI44QH8DHBEXAMPLE",
        AWS_SECRET_ACCESS_KEY: LONG_TERM_KEY.secretAccessKey,
      },
      files: { "~/.claude/settings.json": exportSettings("corp-aws export") },
    }),
    aws: aws({ identities: [developer()] }),
  },
);
