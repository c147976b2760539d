/** With --deep: a field that Bedrock does not know. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("request-extra-fields", "CLAUDE_CODE_EXTRA_BODY adds a field that AWS refuses", {
  machine: machine({ ...SETTINGS_ENV, CLAUDE_CODE_EXTRA_BODY: '{"reply_language":"de"}' }),
});
