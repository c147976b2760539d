/** The client waits for its command, and so must a diagnosis; what it says on stderr is nobody's fault. */
import { aws, machine, scenario, TEMPORARY_KEY } from "./base.js";
import { exportSettings, PRINTED, role } from "./provider-parts.js";

const command = "corp-aws export";

export default scenario("healthy-export-slow", "awsCredentialExport that takes its time; everything works", {
  machine: machine(undefined, {
    files: { "~/.claude/settings.json": exportSettings(command) },
    commands: {
      [command]: {
        delayMs: 1500,
        stderr: "Contacting the identity provider …\n",
        stdout: `${JSON.stringify({ Credentials: PRINTED })}\n`,
      },
    },
  }),
  aws: aws({ identities: [role({ keys: [TEMPORARY_KEY] })] }),
});
