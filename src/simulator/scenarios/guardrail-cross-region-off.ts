/** It works until the guardrail's one region has no capacity left. */
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
  "guardrail-cross-region-off",
  "the models go across regions, the guardrail does not",
  {
    machine: machine({ ...SETTINGS_ENV, ANTHROPIC_CUSTOM_HEADERS: guardrailHeaders("1") }),
    aws: aws({
      identities: [developer([INVOKE, SUBSCRIBE, USE_GUARDRAILS])],
      guardrails: [{ id: GUARDRAIL, region: "us-east-1", versions: ["1"] }],
    }),
  },
);
