/** The profile decides, so the committed keys are of no use here, and of use to everybody else. */
import { LONG_TERM_KEY, machine, PROFILE_FILES, scenario } from "./base.js";

export default scenario("setup-secret-in-settings", "a key pair in the project's shared settings", {
  machine: machine(undefined, {
    files: {
      ...PROFILE_FILES,
      "~/project/.claude/settings.json": {
        env: {
          AWS_ACCESS_KEY_ID: LONG_TERM_KEY.accessKeyId,
          AWS_SECRET_ACCESS_KEY: LONG_TERM_KEY.secretAccessKey,
        },
      },
    },
  }),
});
