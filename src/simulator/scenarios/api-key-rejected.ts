/** Whole by its form and without an end of its own: only IAM knows that it was switched off. */
import {
  aws,
  developer,
  INVOKE,
  LONG_TERM_API_KEY,
  machine,
  SUBSCRIBE,
  scenario,
  settingsWithout,
  USE_API_KEYS,
} from "./base.js";

export default scenario("api-key-rejected", "a long-term Bedrock API key that was switched off", {
  machine: machine(settingsWithout("AWS_PROFILE"), {
    environment: { AWS_BEARER_TOKEN_BEDROCK: LONG_TERM_API_KEY },
    files: {},
  }),
  aws: aws({
    identities: [
      developer([INVOKE, SUBSCRIBE, USE_API_KEYS], {
        arn: "arn:aws:iam::123456789012:user/BedrockAPIKey-dev",
        keys: [],
        apiKeys: [{ token: LONG_TERM_API_KEY, active: false }],
      }),
    ],
  }),
});
