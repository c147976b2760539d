/** AWS does not apply it before it is ready. */
import {
  aws,
  developer,
  GUARDRAIL,
  guardrailHeaders,
  INVOKE,
  machine,
  SETTINGS_ENV,
  SUBSCRIBE,
  scenario,
  USE_GUARDRAILS,
} from "./base.js";

export default scenario("guardrail-not-ready", "the guardrail is being made", {
  machine: machine({ ...SETTINGS_ENV, ANTHROPIC_CUSTOM_HEADERS: guardrailHeaders("1") }),
  aws: aws({
    identities: [developer([INVOKE, SUBSCRIBE, USE_GUARDRAILS])],
    guardrails: [
      { id: GUARDRAIL, region: "us-east-1", versions: ["1"], status: "CREATING", crossRegion: true },
    ],
  }),
});
