/** The ARN is right in itself; Claude Code calls the host of its own region all the same. */
import { ACCOUNT, machine, SETTINGS_ENV, SONNET, scenario } from "./base.js";

export default scenario("model-arn-region-mismatch", "the pinned ARN is of another region", {
  machine: machine({
    ...SETTINGS_ENV,
    ANTHROPIC_MODEL: `arn:aws:bedrock:us-west-2:${ACCOUNT}:inference-profile/${SONNET}`,
  }),
});
