/** Fast mode is Anthropic's own API's. */
import { machine, PROFILE_FILES, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("setup-feature-not-on-bedrock", "the user settings ask for fast mode", {
  machine: machine(undefined, {
    files: { ...PROFILE_FILES, "~/.claude/settings.json": { env: SETTINGS_ENV, fastMode: true } },
  }),
});
