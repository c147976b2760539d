/** A version that was never made. */
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

export default scenario(
  "guardrail-not-found",
  "the headers name a version of the guardrail that does not exist",
  {
    machine: machine({ ...SETTINGS_ENV, ANTHROPIC_CUSTOM_HEADERS: guardrailHeaders("7") }),
    aws: aws({
      identities: [developer([INVOKE, SUBSCRIBE, USE_GUARDRAILS])],
      guardrails: [{ id: GUARDRAIL, region: "us-east-1", versions: ["1"], crossRegion: true }],
    }),
  },
);
