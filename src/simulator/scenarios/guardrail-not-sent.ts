/** A statement refuses every request without a guardrail; its text does not say so, the list does. */
import { aws, developer, GUARDRAIL, INVOKE, SUBSCRIBE, scenario } from "./base.js";

export default scenario("guardrail-not-sent", "the account demands a guardrail, and none is named", {
  aws: aws({
    identities: [
      developer([
        INVOKE,
        SUBSCRIBE,
        {
          Effect: "Deny",
          Action: "bedrock:InvokeModel*",
          Resource: "*",
          Condition: { Null: { "bedrock:GuardrailIdentifier": "true" } },
        },
        {
          Effect: "Allow",
          Action: [
            "bedrock:ListEnforcedGuardrailsConfiguration",
            "bedrock:ApplyGuardrail",
            "bedrock:GetGuardrail",
          ],
          Resource: "*",
        },
      ]),
    ],
    guardrails: [{ id: GUARDRAIL, region: "us-east-1", versions: ["1"], crossRegion: true }],
    enforcedGuardrails: [GUARDRAIL],
  }),
});
