/** The state can be read, the guardrail may not be applied. */
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

export default scenario("guardrail-denied", "the policy lacks bedrock:ApplyGuardrail", {
  machine: machine({ ...SETTINGS_ENV, ANTHROPIC_CUSTOM_HEADERS: guardrailHeaders("1") }),
  aws: aws({
    identities: [developer([INVOKE, SUBSCRIBE, { ...USE_GUARDRAILS, Action: "bedrock:GetGuardrail" }])],
    guardrails: [{ id: GUARDRAIL, region: "us-east-1", versions: ["1"], crossRegion: true }],
  }),
});
