/** Both work: the key is used, and the profile that somebody signed in to is not. */
import {
  aws,
  developer,
  INVOKE,
  LONG_TERM_API_KEY,
  machine,
  PROFILE_FILES,
  SUBSCRIBE,
  scenario,
  USE_API_KEYS,
} from "./base.js";

export default scenario("api-key-shadows", "a good API key in front of a good profile", {
  machine: machine(undefined, {
    environment: { AWS_BEARER_TOKEN_BEDROCK: LONG_TERM_API_KEY },
    files: PROFILE_FILES,
  }),
  aws: aws({
    identities: [
      developer(),
      developer([INVOKE, SUBSCRIBE, USE_API_KEYS], {
        arn: "arn:aws:iam::123456789012:user/BedrockAPIKey-dev",
        keys: [],
        apiKeys: [{ token: LONG_TERM_API_KEY }],
      }),
    ],
  }),
});
