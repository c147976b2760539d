/** The profile has nothing but a command, which prints what the AWS SDK wants. */
import { aws, machine, scenario, TEMPORARY_KEY } from "./base.js";
import { PRINTED, role } from "./provider-parts.js";

const command = "/opt/corp/bin/aws-credentials --account dev";

export default scenario("healthy-credential-process", "a profile with credential_process; everything works", {
  machine: machine(undefined, {
    files: { "~/.aws/config": `[profile work]\ncredential_process = ${command}\nregion = us-east-1\n` },
    commands: { [command]: { stdout: `${JSON.stringify({ Version: 1, ...PRINTED })}\n` } },
  }),
  aws: aws({ identities: [role({ keys: [TEMPORARY_KEY] })] }),
});
