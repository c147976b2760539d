/**
 * The environment variables that decide what Claude Code does on Bedrock: whether the value is a
 * secret, whether the client's trust dialog calls it harmless when a project sets it, and what the
 * value picks. A variable that picks an executable, a file, a host, a proxy or a trust root is inert
 * for the doctor when a project's file sets it and the project is not trusted.
 */

export type VariablePick = "executable" | "file" | "host" | "proxy" | "trust-root";

export interface Variable {
  name: string;
  /** The value itself is a secret, whatever it looks like. */
  secret: boolean;
  /** The trust dialog says nothing about it, and the client applies it before the answer. */
  harmless: boolean;
  /** What the value picks, where it picks something a stranger must not pick. */
  picks: VariablePick | null;
  asOf: string;
  source: string;
}

const asOf = "2026-11-20";
const dialog = "observed, trust dialog of release 2.1.328";
const documented = "Claude Code documentation, environment variables";
const sdk = "AWS SDKs and Tools Reference Guide, environment variables";
const node = "Node.js documentation, environment variables";
const own = "convention of operating systems";

type Traits = Partial<Pick<Variable, "secret" | "harmless" | "picks">>;

function rows(source: string, traits: Traits, names: string): Variable[] {
  const { secret = false, harmless = false, picks = null } = traits;
  return names
    .trim()
    .split(/\s+/)
    .map((name) => ({ name, secret, harmless, picks, asOf, source }));
}

export const variables: readonly Variable[] = [
  ...rows(
    dialog,
    { harmless: true },
    `CLAUDE_CODE_USE_BEDROCK CLAUDE_CODE_USE_MANTLE CLAUDE_CODE_USE_VERTEX AWS_REGION AWS_DEFAULT_REGION
    AWS_PROFILE ANTHROPIC_MODEL ANTHROPIC_DEFAULT_OPUS_MODEL ANTHROPIC_DEFAULT_SONNET_MODEL
    ANTHROPIC_DEFAULT_HAIKU_MODEL ANTHROPIC_SMALL_FAST_MODEL ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION
    ANTHROPIC_BEDROCK_REGION_PREFIX ANTHROPIC_BEDROCK_SERVICE_TIER CLAUDE_CODE_SKIP_BEDROCK_AUTH
    CLAUDE_CODE_SKIP_MANTLE_AUTH CLAUDE_CODE_MAX_OUTPUT_TOKENS CLAUDE_CODE_MAX_RETRIES
    MAX_THINKING_TOKENS API_TIMEOUT_MS DISABLE_PROMPT_CACHING ENABLE_PROMPT_CACHING_1H_BEDROCK
    CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC DISABLE_TELEMETRY`,
  ),
  ...rows(dialog, { harmless: true, secret: true }, "ANTHROPIC_CUSTOM_HEADERS"),
  ...rows(
    dialog,
    { secret: true },
    `AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_BEARER_TOKEN_BEDROCK ANTHROPIC_AUTH_TOKEN
    ANTHROPIC_API_KEY`,
  ),
  ...rows(
    dialog,
    {},
    `AWS_ACCESS_KEY_ID AWS_DEFAULT_PROFILE AWS_ROLE_ARN AWS_USE_FIPS_ENDPOINT ANTHROPIC_BETAS
    CLAUDE_CODE_EXTRA_BODY CLAUDE_CODE_DISABLE_1M_CONTEXT`,
  ),
  ...rows(
    dialog,
    { picks: "file" },
    "AWS_CONFIG_FILE AWS_SHARED_CREDENTIALS_FILE AWS_WEB_IDENTITY_TOKEN_FILE CLAUDE_CONFIG_DIR",
  ),
  ...rows(
    dialog,
    { picks: "host" },
    `AWS_CONTAINER_CREDENTIALS_FULL_URI AWS_ENDPOINT_URL AWS_ENDPOINT_URL_BEDROCK
    ANTHROPIC_BEDROCK_BASE_URL ANTHROPIC_BEDROCK_MANTLE_BASE_URL ANTHROPIC_BASE_URL`,
  ),
  ...rows(dialog, { picks: "proxy" }, "HTTPS_PROXY HTTP_PROXY ALL_PROXY NO_PROXY"),
  ...rows(
    dialog,
    { picks: "trust-root" },
    `AWS_CA_BUNDLE NODE_EXTRA_CA_CERTS SSL_CERT_FILE CLAUDE_CODE_CERT_STORE
    NODE_TLS_REJECT_UNAUTHORIZED`,
  ),

  ...rows(
    documented,
    { harmless: true },
    `ANTHROPIC_DEFAULT_MODEL ANTHROPIC_DEFAULT_FABLE_MODEL ANTHROPIC_CUSTOM_MODEL_OPTION
    CLAUDE_CODE_SUBAGENT_MODEL CLAUDE_CODE_USE_FOUNDRY CLAUDE_CODE_USE_ANTHROPIC_AWS
    CLAUDE_CODE_MAX_CONTEXT_TOKENS CLAUDE_CODE_AUTO_COMPACT_WINDOW CLAUDE_CODE_EFFORT_LEVEL
    CLAUDE_CODE_DISABLE_THINKING CLAUDE_CODE_DISABLE_ADAPTIVE_THINKING ENABLE_PROMPT_CACHING_1H
    DISABLE_AUTOUPDATER FALLBACK_FOR_ALL_PRIMARY_MODELS`,
  ),
  ...rows(
    documented,
    {},
    `CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST CLAUDE_CODE_DISABLE_ADMIN_ENV_UNION
    CLAUDE_CODE_SKIP_AWS_CRED_CACHE CLAUDE_CODE_AWS_CHAIN_RESOLVE_TIMEOUT_MS`,
  ),
  ...rows(
    documented,
    { secret: true },
    "CLAUDE_CODE_OAUTH_TOKEN CLAUDE_CODE_CLIENT_KEY_PASSPHRASE ANTHROPIC_AWS_API_KEY",
  ),
  ...rows(documented, { picks: "host" }, "ANTHROPIC_AWS_BASE_URL BEDROCK_BASE_URL"),
  ...rows(documented, { picks: "trust-root" }, "CLAUDE_CODE_CLIENT_CERT CLAUDE_CODE_CLIENT_KEY"),
  ...rows(
    documented,
    { picks: "executable" },
    "CLAUDE_CODE_SHELL CLAUDE_CODE_SHELL_PREFIX CLAUDE_CODE_GIT_BASH_PATH",
  ),

  ...rows(
    sdk,
    {},
    `AWS_CREDENTIAL_EXPIRATION AWS_USE_DUALSTACK_ENDPOINT AWS_IGNORE_CONFIGURED_ENDPOINT_URLS
    AWS_EC2_METADATA_DISABLED AWS_METADATA_SERVICE_TIMEOUT AWS_SDK_LOAD_CONFIG AWS_MAX_ATTEMPTS
    AWS_RETRY_MODE AWS_ROLE_SESSION_NAME AWS_AUTH_SCHEME_PREFERENCE AWS_ACCOUNT_ID`,
  ),
  ...rows(sdk, { secret: true }, "AWS_CONTAINER_AUTHORIZATION_TOKEN AWS_SECURITY_TOKEN"),
  ...rows(sdk, { picks: "file" }, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE AWS_LOGIN_CACHE_DIRECTORY"),
  ...rows(
    sdk,
    { picks: "host" },
    `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI AWS_EC2_METADATA_SERVICE_ENDPOINT
    AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE AWS_ENDPOINT_URL_BEDROCK_RUNTIME AWS_ENDPOINT_URL_STS
    AWS_ENDPOINT_URL_SSO AWS_ENDPOINT_URL_SSO_OIDC`,
  ),

  ...rows(node, { picks: "executable" }, "NODE_OPTIONS NODE_PATH"),
  ...rows(node, { picks: "trust-root" }, "SSL_CERT_DIR"),
  ...rows(node, { picks: "proxy" }, "NODE_USE_ENV_PROXY https_proxy http_proxy all_proxy no_proxy"),
  ...rows("convention of CI services", {}, "CI"),
  ...rows(own, { picks: "executable" }, "PATH SHELL COMSPEC"),
  ...rows(own, { picks: "file" }, "HOME USERPROFILE HOMEDRIVE HOMEPATH APPDATA LOCALAPPDATA"),
];

const byName = new Map(variables.map((variable) => [variable.name, variable]));

/**
 * Variables without a row of their own that the trust dialog says nothing of, as far as they have to do
 * with models and requests (observed, trust dialog of release 2.1.328, some of them; the others inferred).
 */
const otherHarmless: ReadonlySet<string> = new Set([
  ...["OPUS", "SONNET", "HAIKU", "FABLE"].flatMap((tier) => [
    `DISABLE_PROMPT_CACHING_${tier}`,
    ...["NAME", "DESCRIPTION", "SUPPORTED_CAPABILITIES"].map(
      (what) => `ANTHROPIC_DEFAULT_${tier}_MODEL_${what}`,
    ),
  ]),
  ...["NAME", "DESCRIPTION", "SUPPORTED_CAPABILITIES"].map((what) => `ANTHROPIC_CUSTOM_MODEL_OPTION_${what}`),
  "CLAUDE_CODE_ALWAYS_ENABLE_EFFORT",
  "DISABLE_INTERLEAVED_THINKING",
  "ENABLE_TOOL_SEARCH",
  "FORCE_PROMPT_CACHING_5M",
]);

/** Variables whose value is a host although the name cannot be listed: one for each AWS service. */
const serviceEndpoint = /^AWS_ENDPOINT_URL_[A-Z0-9_]+$/;

/**
 * What is known of a variable; a name that is not listed gets the trust dialog's default, a note,
 * and is a secret when its name sounds like one.
 */
export function describeVariable(name: string): Variable {
  const known = byName.get(name);
  if (known !== undefined) return known;
  const picks = serviceEndpoint.test(name) ? "host" : null;
  const harmless = otherHarmless.has(name);
  return { name, secret: soundsSecret(name), harmless, picks, asOf, source: dialog };
}

/** True where the table holds the name. */
export function isKnownVariable(name: string): boolean {
  return byName.has(name);
}

/** Beginnings of names that belong to Claude Code or to the AWS SDKs, misspelt ones included. */
export const variableFamilies: readonly string[] = [
  "AWS_",
  "AMAZON_",
  "ANTHROPIC_",
  "BEDROCK_",
  "CLAUDE_",
  "CLOUD_ML_",
  "VERTEX_",
  "DISABLE_",
  "ENABLE_",
  "MAX_",
];

const secretName = /SECRET|TOKEN|PASS(WORD|WD|PHRASE|CODE)|_PASS$|API_?KEY|BEARER|CREDENTIAL|HEADERS$|_KEY$/i;
/** Endings that turn such a name into a path, an identifier, a count, a time or a choice. */
const plainEnding =
  /(TOKENS|_FILE|_PATH|_DIR(ECTORY)?|_ID|_MS|_SECONDS|_EXPIRATION|_URI|_URL|_PROCESS|_SOURCE)$/i;

/** A cautious guess by the name of a variable or of a property of an AWS file. */
export function soundsSecret(name: string): boolean {
  return secretName.test(name) && !plainEnding.test(name);
}

/**
 * Shapes of values that are secrets under any name: Bedrock and Anthropic API keys, URLs with
 * user-info. Documented prefixes; the lengths are the shortest that make sense.
 */
export const secretShapes: readonly RegExp[] = [
  /ABSK[A-Za-z0-9+/=]{16,}/,
  /bedrock-api-key-/,
  /sk-ant-/,
  /^\s*[a-z][a-z0-9+.-]*:\/\/[^/?#\s]*@/i,
];

/** The shape of an AWS secret access key, for the one place people paste it by mistake. */
export const secretAccessKeyShape = /^(?=.*[a-z])[A-Za-z0-9/+]{40}$/;

/** Settings keys the client checks, and the type it wants. A wrong type drops the whole file. */
interface SettingsKey {
  name: string;
  type: "string" | "boolean" | "object" | "array";
  asOf: string;
  source: string;
}

function keys(type: SettingsKey["type"], source: string, names: string): SettingsKey[] {
  return names.split(" ").map((name) => ({ name, type, asOf, source }));
}

export const settingsKeys: readonly SettingsKey[] = [
  ...keys("object", "observed, release 2.1.328", "permissions"),
  ...keys("string", "observed, release 2.1.328", "model"),
  ...keys("object", "Claude Code documentation, settings", "env modelOverrides"),
  ...keys("array", "Claude Code documentation, settings", "availableModels"),
  ...keys("boolean", "Claude Code documentation, settings", "enforceAvailableModels"),
  ...keys("string", "Claude Code documentation, settings", "awsAuthRefresh awsCredentialExport apiKeyHelper"),
];

/** Keys that hold no secret and that nothing checks; their texts are shown as they are. */
export const plainSettingsKeys: readonly string[] = [
  "$schema",
  "fallbackModel",
  "forceLoginMethod",
  "effortLevel",
  "parentSettingsBehavior",
];

/** What the doctor takes from the client's state file, which also holds histories and accounts. */
export const stateKeys: readonly string[] = ["hasCompletedOnboarding", "bedrockDeclinedUpgrades"];
