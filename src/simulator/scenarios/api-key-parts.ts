/** What the scenarios of a short-term API key share: who minted it, and a machine that has nothing else. */
import { mintShortTermApiKey } from "../api-key.js";
import type { Scenario } from "../types.js";
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

const TWELVE_HOURS = 43_200;
const HALF_AN_HOUR_AGO = "2026-11-20T08:30:00Z";

interface ShortTermKey {
  region?: string;
  /** ISO 8601. */
  mintedAt?: string;
  expiresSeconds?: number;
  /** What a person made of it when it was written down. */
  written?(token: string): string;
}

/** A scenario that differs from a healthy one in its key; the keys that minted it stay good. */
export function withShortTermKey(name: string, summary: string, key: ShortTermKey = {}): Scenario {
  const {
    region = "us-east-1",
    mintedAt = HALF_AN_HOUR_AGO,
    expiresSeconds = TWELVE_HOURS,
    written = (token) => token,
  } = key;
  const token = mintShortTermApiKey({ ...TEMPORARY_KEY, region, at: Date.parse(mintedAt), expiresSeconds });
  return scenario(name, summary, {
    machine: machine(settingsWithout("AWS_PROFILE"), {
      environment: { AWS_BEARER_TOKEN_BEDROCK: written(token) },
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
}
