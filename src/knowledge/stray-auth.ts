/** Credentials by their names: those for Anthropic's own API, and all that must not stand in a shared file. */

const asOf = "2026-11-20";

/** Variables of Anthropic's own API, which Bedrock has no use for. */
export const anthropicCredentials = {
  variables: ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"] as readonly string[],
  settingsKey: "apiKeyHelper",
  header: "authorization",
  asOf,
  source: "observed without effect, releases 2.1.170 and 2.1.328; earlier ones: Claude Code changelog",
} as const;

/** Variables, and lines of ANTHROPIC_CUSTOM_HEADERS, whose value lets anybody in who reads it. */
export const credentialSecrets = {
  names: [
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_SECURITY_TOKEN",
    "AWS_BEARER_TOKEN_BEDROCK",
    // Shown as a secret only where the secret key was pasted in its place.
    "AWS_ACCESS_KEY_ID",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN",
    "ANTHROPIC_API_KEY",
    "ANTHROPIC_AUTH_TOKEN",
    "ANTHROPIC_AWS_API_KEY",
    "CLAUDE_CODE_OAUTH_TOKEN",
  ] as readonly string[],
  headers: ["authorization", "x-api-key", "proxy-authorization"] as readonly string[],
  asOf,
  source: "Claude Code documentation, environment variables; AWS SDKs and Tools Reference Guide",
} as const;
