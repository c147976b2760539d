/** The alias looks like a model's name, and is none to modelOverrides. */
import { ACCOUNT, machine, PROFILE_FILES, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("model-override-unknown-key", "a key of modelOverrides is an alias", {
  machine: machine(SETTINGS_ENV, {
    files: {
      ...PROFILE_FILES,
      "~/.claude/settings.json": {
        env: SETTINGS_ENV,
        modelOverrides: {
          opus: `arn:aws:bedrock:us-east-1:${ACCOUNT}:application-inference-profile/a1b2c3d4e5f6`,
        },
      },
    },
  }),
});
