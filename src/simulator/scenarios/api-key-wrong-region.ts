/** Good for nine more hours, in eu-central-1 only. */
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
  region: "eu-central-1",
  at: Date.parse("2026-11-20T08:30:00Z"),
  expiresSeconds: 43_200,
});

export default scenario("api-key-wrong-region", "a short-term API key that was made for another region", {
  machine: machine(settingsWithout("AWS_PROFILE"), {
    environment: { AWS_BEARER_TOKEN_BEDROCK: token },
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
