/** The project's profile would sign with other keys than the user's, so nothing can be said without it. */
import { LONG_TERM_KEY, machine, scenario, settingsWithout } from "./base.js";

const keys = `aws_access_key_id = ${LONG_TERM_KEY.accessKeyId}\naws_secret_access_key = ${LONG_TERM_KEY.secretAccessKey}\n`;

export default scenario(
  "setup-project-settings-need-trust",
  "the project's settings pick an AWS profile of their own",
  {
    machine: machine(settingsWithout("AWS_PROFILE"), {
      files: {
        "~/.aws/config": "[profile team]\nregion = us-east-1\n",
        "~/.aws/credentials": `[default]\n${keys}[team]\n${keys}`,
        "~/project/.claude/settings.json": { env: { AWS_PROFILE: "team" } },
      },
    }),
  },
);
