/** A greeting before the JSON is enough: the client wants JSON and nothing else. */
import { aws, machine, scenario, TEMPORARY_KEY } from "./base.js";
import { exportSettings, PRINTED, role } from "./provider-parts.js";

const command = "corp-aws export";

export default scenario("credentials-export-format", "awsCredentialExport prints more than JSON", {
  machine: machine(undefined, {
    files: { "~/.claude/settings.json": exportSettings(command) },
    commands: {
      [command]: { stdout: `Welcome to corp-aws 3\n${JSON.stringify({ Credentials: PRINTED })}\n` },
    },
  }),
  aws: aws({ identities: [role({ keys: [TEMPORARY_KEY] })] }),
});
