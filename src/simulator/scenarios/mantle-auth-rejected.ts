/** A whole key of the right form that the account does not know: Mantle does not say why it refuses. */
import {
  aws,
  developer,
  LONG_TERM_API_KEY,
  MANTLE_OPUS,
  machine,
  scenario,
  USE_API_KEYS,
  USE_MANTLE,
} from "./base.js";

export default scenario("mantle-auth-rejected", "Mantle answers 401 to an API key", {
  machine: machine(
    {
      CLAUDE_CODE_USE_MANTLE: "1",
      AWS_REGION: "us-east-1",
      ANTHROPIC_MODEL: MANTLE_OPUS,
      ANTHROPIC_DEFAULT_HAIKU_MODEL: "anthropic.claude-haiku-4-5",
    },
    { environment: { AWS_BEARER_TOKEN_BEDROCK: LONG_TERM_API_KEY }, files: {} },
  ),
  aws: aws({
    identities: [
      developer([USE_MANTLE, { ...USE_API_KEYS, Action: "bedrock-mantle:CallWithBearerToken" }], {
        apiKeys: [{ token: LONG_TERM_API_KEY, active: false }],
      }),
    ],
  }),
});
