/** A bare name on the list does not cover the profile's ID. */
import { machine, PROFILE_FILES, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("model-not-selectable", "availableModels refuses the pinned model", {
  machine: machine(SETTINGS_ENV, {
    files: {
      ...PROFILE_FILES,
      "~/.claude/settings.json": { env: SETTINGS_ENV, availableModels: ["claude-sonnet-4-6"] },
    },
  }),
});
