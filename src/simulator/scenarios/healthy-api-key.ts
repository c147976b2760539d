/**
 * An API key has no caller identity: STS cannot be asked, and that is no fault. The backing user has
 * no access keys, so nothing but the key can have been used.
 */
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

export default scenario("healthy-api-key", "a long-term Bedrock API key; everything works", {
  machine: machine(settingsWithout("AWS_PROFILE"), {
    environment: {
      AWS_BEARER_TOKEN_BEDROCK: LONG_TERM_API_KEY,
    },
    files: {},
  }),
  aws: aws({
    identities: [
      developer([INVOKE, SUBSCRIBE, USE_API_KEYS], {
        arn: "arn:aws:iam::123456789012:user/BedrockAPIKey-dev",
        keys: [],
        apiKeys: [{ token: LONG_TERM_API_KEY, expiresAt: "2027-02-01T00:00:00Z" }],
      }),
    ],
  }),
});
