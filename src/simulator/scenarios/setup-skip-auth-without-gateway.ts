/** AWS refuses what is not signed; the one cause is the switch. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario(
  "setup-skip-auth-without-gateway",
  "authentication is left to a gateway, and none is named",
  { machine: machine({ ...SETTINGS_ENV, CLAUDE_CODE_SKIP_BEDROCK_AUTH: "1" }) },
);
