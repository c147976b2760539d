/** The command signs in with a profile that was renamed since. */
import { machine, PROFILE_FILES, SETTINGS_ENV, scenario } from "./base.js";

export default scenario(
  "credentials-refresh-loop-risk",
  "awsAuthRefresh signs in with a profile that does not exist",
  {
    machine: machine(undefined, {
      files: {
        ...PROFILE_FILES,
        "~/.claude/settings.json": { env: SETTINGS_ENV, awsAuthRefresh: "aws sso login --profile sandbox" },
      },
    }),
  },
);
