/** Keys at the top level, as `aws configure export-credentials` prints them: this release takes them. */
import { aws, machine, scenario, TEMPORARY_KEY } from "./base.js";
import { exportSettings, PRINTED, role } from "./provider-parts.js";

const command = "aws configure export-credentials --profile corp --format process";

export default scenario("healthy-export-fast", "awsCredentialExport that answers at once; everything works", {
  machine: machine(undefined, {
    files: { "~/.claude/settings.json": exportSettings(command) },
    commands: { [command]: { stdout: `${JSON.stringify({ Version: 1, ...PRINTED }, null, 2)}\n` } },
  }),
  aws: aws({ identities: [role({ keys: [TEMPORARY_KEY] })] }),
});
