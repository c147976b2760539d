/** The profile's region is where AWS's other tools go; this release goes to its built-in one. */
import { LONG_TERM_KEY, machine, scenario, settingsWithout } from "./base.js";

export default scenario(
  "region-ignored-by-version",
  "the region stands in the AWS config only, which Claude Code 2.1.170 does not read",
  {
    machine: machine(
      {
        ...settingsWithout("AWS_REGION"),
        ANTHROPIC_MODEL: "global.anthropic.claude-sonnet-4-6",
        ANTHROPIC_DEFAULT_HAIKU_MODEL: "global.anthropic.claude-haiku-4-5-20251001-v1:0",
      },
      {
        claudeVersion: "2.1.170",
        files: {
          "~/.aws/config": "[profile work]\nregion = eu-west-1\n",
          "~/.aws/credentials": `[work]\naws_access_key_id = ${LONG_TERM_KEY.accessKeyId}\naws_secret_access_key = ${LONG_TERM_KEY.secretAccessKey}\n`,
        },
      },
    ),
  },
);
