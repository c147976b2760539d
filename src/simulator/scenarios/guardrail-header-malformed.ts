/** What AWS says of the guardrail that comes of it must not be reported beside it. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario(
  "guardrail-header-malformed",
  "the two guardrail headers are parted by a backslash and an n, so that one swallows the other",
  {
    machine: machine({
      ...SETTINGS_ENV,
      ANTHROPIC_CUSTOM_HEADERS:
        "X-Amzn-Bedrock-GuardrailIdentifier: gr4x9k2m7q1z\\nX-Amzn-Bedrock-GuardrailVersion: 1",
    }),
  },
);
