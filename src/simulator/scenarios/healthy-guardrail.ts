/** The rights that a guardrail needs, and a guardrail that spans regions as the profiles do. */
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
  "healthy-guardrail",
  "a guardrail is named, ready and goes across regions; everything works",
  {
    machine: machine({ ...SETTINGS_ENV, ANTHROPIC_CUSTOM_HEADERS: guardrailHeaders("1") }),
    aws: aws({
      identities: [developer([INVOKE, SUBSCRIBE, USE_GUARDRAILS])],
      guardrails: [{ id: GUARDRAIL, region: "us-east-1", versions: ["1"], crossRegion: true }],
    }),
  },
);
