/** Half of the signature is missing, so that AWS can only say that the key is not valid. */
import { mintShortTermApiKey } from "../api-key.js";
import {
  aws,
  developer,
  INVOKE,
  machine,
  SUBSCRIBE,
  scenario,
  settingsWithout,
  TEMPORARY_KEY,
  USE_API_KEYS,
} from "./base.js";

const token = mintShortTermApiKey({
  ...TEMPORARY_KEY,
  region: "us-east-1",
  at: Date.parse("2026-11-20T08:30:00Z"),
  expiresSeconds: 43_200,
});

export default scenario("api-key-cut-short", "a short-term API key whose end was lost", {
  machine: machine(settingsWithout("AWS_PROFILE"), {
    environment: { AWS_BEARER_TOKEN_BEDROCK: token.slice(0, -40) },
    files: {},
  }),
  aws: aws({
    identities: [
      developer([INVOKE, SUBSCRIBE, USE_API_KEYS], {
        arn: "arn:aws:sts::123456789012:assumed-role/ClaudeCode/dev",
        keys: [{ ...TEMPORARY_KEY, expiresAt: "2026-11-20T20:30:00Z" }],
      }),
    ],
  }),
});
