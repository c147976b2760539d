/** `null` becomes the text "null", which is a name that no Region has. */
import { machine, PROFILE_FILES, SETTINGS_ENV, scenario } from "./base.js";

export default scenario(
  "setup-settings-null",
  "a variable in the user settings is null, which was meant to unset it",
  {
    machine: machine(undefined, {
      files: {
        ...PROFILE_FILES,
        "~/.claude/settings.json": { env: { ...SETTINGS_ENV, AWS_DEFAULT_REGION: null } },
      },
    }),
  },
);
