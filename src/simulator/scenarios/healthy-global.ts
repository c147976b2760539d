/** A profile that routes anywhere: authorised on an ARN without a region as well. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("healthy-global", "global inference profiles; everything works", {
  machine: machine({
    ...SETTINGS_ENV,
    ANTHROPIC_MODEL: "global.anthropic.claude-sonnet-4-6",
    ANTHROPIC_DEFAULT_HAIKU_MODEL: "global.anthropic.claude-haiku-4-5-20251001-v1:0",
  }),
});
