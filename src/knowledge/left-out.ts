/**
 * What a project's setting would decide if the project were trusted: rules by name. A name that is not
 * here decides nothing about region, credentials, endpoints and the way to AWS.
 */
export interface LeftOutRule {
  keys: readonly string[];
  /** Kinds of credentials whose place it would take. */
  beats?: readonly string[];
  /** It may move the region, where no variable names one. */
  region?: boolean;
  endpoint?: "invoke" | "mantle";
  /** It changes the way to AWS. */
  network?: boolean;
  /** It adds certificates: only a failure of TLS can depend on it. */
  certificates?: boolean;
  asOf: string;
  source: string;
}

const asOf = "2026-11-20";
const source = "observed order of credentials, regions and endpoints, releases 2.1.170 and 2.1.328";

const asksService = ["web-identity", "container", "instance-metadata", "none"];
const fromFiles = ["profile-static", "sso", "login", "credential-process", "assume-role", ...asksService];

export const leftOutRules: readonly LeftOutRule[] = [
  { keys: ["awsCredentialExport"], beats: ["env-keys", "export-command", ...fromFiles], asOf, source },
  { keys: ["AWS_PROFILE"], beats: ["env-keys", ...fromFiles], region: true, asOf, source },
  {
    keys: ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "HOME", "USERPROFILE", "HOMEDRIVE", "HOMEPATH"],
    beats: fromFiles,
    region: true,
    asOf,
    source,
  },
  {
    keys: ["CLAUDE_CONFIG_DIR"],
    beats: ["env-keys", "export-command", ...fromFiles],
    region: true,
    asOf,
    source: "observed in the user's settings, releases 2.1.170 and 2.1.328",
  },
  {
    keys: [
      "AWS_WEB_IDENTITY_TOKEN_FILE",
      "AWS_CONTAINER_CREDENTIALS_FULL_URI",
      "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
      "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
      "AWS_EC2_METADATA_SERVICE_ENDPOINT",
      "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
    ],
    beats: asksService,
    asOf,
    source,
  },
  { keys: ["AWS_LOGIN_CACHE_DIRECTORY"], beats: ["login"], asOf, source },
  { keys: ["ANTHROPIC_BEDROCK_BASE_URL"], endpoint: "invoke", asOf, source },
  { keys: ["ANTHROPIC_BEDROCK_MANTLE_BASE_URL"], endpoint: "mantle", asOf, source },
  {
    keys: [
      "HTTPS_PROXY",
      "https_proxy",
      "HTTP_PROXY",
      "http_proxy",
      "ALL_PROXY",
      "all_proxy",
      "NO_PROXY",
      "no_proxy",
    ],
    network: true,
    asOf,
    source,
  },
  {
    keys: [
      "NODE_EXTRA_CA_CERTS",
      "SSL_CERT_FILE",
      "SSL_CERT_DIR",
      "CLAUDE_CODE_CERT_STORE",
      "NODE_TLS_REJECT_UNAUTHORIZED",
      "CLAUDE_CODE_CLIENT_CERT",
      "CLAUDE_CODE_CLIENT_KEY",
    ],
    certificates: true,
    asOf,
    source,
  },
];
