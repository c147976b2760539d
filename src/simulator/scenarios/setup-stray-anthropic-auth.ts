/** A key for Anthropic's own API, as other programs need it. It does no harm. */
import { machine, scenario } from "./base.js";

export default scenario("setup-stray-anthropic-auth", "the shell exports ANTHROPIC_API_KEY beside Bedrock", {
  machine: machine(undefined, { environment: { ANTHROPIC_API_KEY: "sk-ant-api03-EXAMPLE" } }),
});
