/** The requests of this tool carry the header that the client of this release leaves out. */
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

export default scenario(
  "setup-client-known-bug",
  "a Bedrock API key, and a Claude Code that leaves out its Authorization header",
  {
    machine: machine(settingsWithout("AWS_PROFILE"), {
      claudeVersion: "2.1.95",
      environment: { AWS_BEARER_TOKEN_BEDROCK: LONG_TERM_API_KEY },
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
  },
);
