/** The helper wants a sign-in of its own and says so where nobody reads it. */
import { aws, machine, scenario, TEMPORARY_KEY } from "./base.js";
import { role } from "./provider-parts.js";

const command = "/opt/corp/bin/aws-credentials --account dev";

export default scenario("credentials-process-failed", "credential_process ends with an error", {
  machine: machine(undefined, {
    files: { "~/.aws/config": `[profile work]\ncredential_process = ${command}\nregion = us-east-1\n` },
    commands: { [command]: { exitCode: 1, stderr: "error: not signed in, run corp-login first\n" } },
  }),
  aws: aws({ identities: [role({ keys: [TEMPORARY_KEY] })] }),
});
