/** Often left over from a gateway that could not pass the cache marks on. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("caching-disabled", "prompt caching is switched off for all models", {
  machine: machine({ ...SETTINGS_ENV, DISABLE_PROMPT_CACHING: "1" }),
});
