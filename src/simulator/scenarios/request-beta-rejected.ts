/** With --deep: the client sends what the variable holds as it is, and Bedrock does not know the flag. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("request-beta-rejected", "CLAUDE_CODE_EXTRA_BODY adds a beta flag that AWS refuses", {
  machine: machine({
    ...SETTINGS_ENV,
    CLAUDE_CODE_EXTRA_BODY: '{"anthropic_beta":["made-up-2026-01-01"]}',
  }),
});
