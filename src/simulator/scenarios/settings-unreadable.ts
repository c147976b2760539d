/** The client ignores the whole file, so Bedrock is off: one cause, whatever else seems missing. */
import { machine, PROFILE_FILES, SETTINGS_ENV, scenario } from "./base.js";

const text = JSON.stringify({ env: SETTINGS_ENV }, null, 2).replace(/"\n {2}\}/, '",\n  }');

export default scenario(
  "settings-unreadable",
  "a trailing comma in the user settings, which hold the switch for Bedrock",
  { machine: machine({}, { files: { ...PROFILE_FILES, "~/.claude/settings.json": text } }) },
);
