/** Texts about credentials: of the client, of the AWS SDK that it resolves them with, and of the AWS CLI. */
import { askWho, debugLog, seeEndpoint, seeKey, seePlan } from "./deciders.js";
import type { SymptomGroup } from "./types.js";

const asOf = "2026-11-20";
/** What the client's own sentences about a refused signature can hide. */
const anyRefusal = /^(credentials|iam|model|mantle|network|guardrail)\.|^setup\.skip-auth|^region\./;

export const credentialSymptoms: readonly SymptomGroup[] = [
  {
    asOf,
    source: "observed, Claude Code 2.1.170 and 2.1.328: resolving credentials",
    rows: [
      {
        text: /SSO session (?:token )?associated with (?:this profile|profile=\S+) (?:has expired|was not found|is invalid|is otherwise invalid)|has expired or is otherwise invalid/,
        codes: ["credentials.sso-expired"],
      },
      {
        text: /to refresh this SSO session,? run '?aws sso login/,
        codes: ["credentials.sso-expired"],
      },
      {
        text: /ENOENT.{0,90}[/\\]\.aws[/\\]sso[/\\]cache/,
        codes: ["credentials.sso-expired"],
      },
      {
        // The end, which tells the two apart, was cut off.
        text: /security token included in the request is/,
        codes: ["credentials.expired", "credentials.invalid"],
        rank: "name",
        decides: askWho,
        covers: /^credentials\./,
      },
      {
        text: /\bIncompleteSignature(?:Exception)?\b/,
        codes: ["credentials.signature-mismatch", "network.gateway-error"],
        rank: "name",
        decides: seeEndpoint,
        covers: /^credentials\./,
      },
      {
        text: /value not present for '\w+' in SSO token/,
        codes: ["credentials.sso-expired"],
      },
      {
        text: /ForbiddenException: No access|when calling the GetRoleCredentials operation: No access/,
        codes: ["credentials.sso-role-denied"],
      },
      {
        text: /failed to load token from \S*[/\\]login[/\\]cache|ENOENT.{0,90}[/\\]\.aws[/\\]login[/\\]cache/,
        codes: ["credentials.login-expired"],
      },
      {
        text: /error getting aws credentials from awsCredentialExport[^:]*: ?(?:json parse error|unexpected|syntaxerror|awsCredentialExport did not return valid AWS STS)|awsCredentialExport did not return valid AWS STS output structure/,
        codes: ["credentials.export-format"],
      },
      {
        text: /awsCredentialExport did not return a valid value|error getting aws credentials from awsCredentialExport/,
        codes: ["credentials.export-failed", "credentials.export-format"],
        decides:
          "Run the command of `awsCredentialExport` in the shell: it fails, or it prints something else than the JSON that is asked for.",
      },
      {
        text: /error running awsAuthRefresh|awsAuthRefresh (?:failed|timed out)/,
        codes: ["credentials.refresh-loop-risk", "credentials.sso-expired", "credentials.login-expired"],
        decides: "Run the command of `awsAuthRefresh` in the shell; then `aws sts get-caller-identity`.",
      },
      {
        text: /default-chain credential resolve timed out|timed out after \d+s waiting for AWS/,
        codes: [
          "credentials.process-failed",
          "credentials.mfa-required",
          "network.unreachable",
          "credentials.none",
        ],
        decides:
          "`bedrock-doctor plan` shows the source of the credentials: a `credential_process` that stalls, an MFA prompt, or instance metadata that does not answer.",
      },
      {
        text: /invalid response from STS\.assumeRoleWithWebIdentity/,
        codes: ["credentials.assume-role-denied", "network.not-aws"],
        decides: askWho,
      },
      {
        text: /could not load credentials from any providers/,
        codes: [
          "credentials.none",
          "credentials.profile-missing",
          "credentials.incomplete",
          "credentials.process-failed",
        ],
        decides: `${askWho} \`bedrock-doctor plan\` shows which source was chosen and what it lacks.`,
        covers: /^credentials\.(?!(?:expiring-soon|multiple-sources|bearer-shadows)$)/,
      },
      {
        text: /could not load aws credentials/,
        codes: ["credentials.none", "credentials.sso-expired", "credentials.profile-missing"],
        rank: "sentence",
        decides: askWho,
        covers: /^credentials\.|^network\./,
      },
      {
        text: /header '\w+' has invalid value: 'AWS4-HMAC-SHA256 Credential=[^/']*\/\d{8}\/[^/']*\/bedrock/,
        codes: ["credentials.invalid", "region.malformed"],
        decides:
          "Which part of the credential scope in the text holds the line break: the key ID or the region.",
        reading: "bad-url",
      },
      {
        text: /header 'authorization' has invalid value|invalid (?:value|character) in header (?:content )?\[?"?authorization/,
        codes: ["credentials.invalid", "credentials.bearer-malformed", "region.malformed"],
        decides: `A key, an API key or a region holds a line break. ${seePlan}`,
      },
      {
        text: /AWS credentials expired or invalid/,
        codes: [
          "credentials.expired",
          "mantle.auth-rejected",
          "credentials.bearer-expired",
          "network.gateway-error",
        ],
        rank: "sentence",
        decides: `${askWho} Only Mantle and gateways answer 401; the Invoke API does not.`,
        covers: anyRefusal,
      },
      {
        text: /AWS authentication failed .{0,4}enable this model for your account/,
        codes: [
          "model.access-denied",
          "model.marketplace-denied",
          "model.payment-instrument",
          "model.agreement-pending",
        ],
        rank: "sentence",
        decides: debugLog,
        covers: anyRefusal,
      },
      {
        text: /AWS authentication failed/,
        codes: ["credentials.expired", "iam.denied", "credentials.invalid", "credentials.bearer-rejected"],
        rank: "sentence",
        decides: `${askWho} Then the text behind "403": ${debugLog}`,
        covers: anyRefusal,
      },
      {
        text: /failed to authenticate\.? API Error: 40[13]|please run \/login .{0,4}API Error: 40[13]/,
        codes: ["credentials.expired", "iam.denied", "model.access-denied", "credentials.invalid"],
        rank: "sentence",
        decides: `${askWho} Then the text behind the status: ${debugLog}`,
        covers: anyRefusal,
      },
    ],
  },
  {
    asOf,
    source:
      "texts of the AWS SDK for JavaScript, credential providers, and of the AWS CLI (botocore), public",
    rows: [
      {
        text: /error loading sso token: token for|error when retrieving token from sso|token has expired and refresh failed|token is expired\. to refresh this SSO/,
        codes: ["credentials.sso-expired"],
      },
      {
        text: /session token not found or invalid/,
        codes: ["credentials.sso-expired", "setup.client-known-bug", "credentials.sso-misconfigured"],
        decides:
          "`claude --version`: release 2.1.207 asks the wrong region where `sso_region` differs from the Bedrock region. Any other release: the session is gone.",
      },
      {
        text: /configured with invalid SSO credentials|missing the following required SSO configuration|conflicting SSO (?:region|start_url|start url)|specified sso-session does not exist|is configured to use SSO but is missing|sso[-_]session \S+ (?:was )?not found|could not find sso[-_]session|inline SSO configuration .{0,60}sso_session/,
        codes: ["credentials.sso-misconfigured"],
      },
      {
        text: /your session has expired\. please reauthenticate using '?aws login|please reauthenticate using '?aws login|session has expired .{0,40}aws login|login session .{0,40}(?:expired|not found|invalid)/,
        codes: ["credentials.login-expired"],
      },
      {
        text: /config profile \(.{1,80}?\) could not be found|profile \S+ could not be found or parsed in shared credentials|could not resolve credentials using profile: ?\[|profile '?[\w.@-]+'? was not found|source_profile .{0,80}(?:does not exist|not found)|references source profile .{0,80}not exist/,
        codes: ["credentials.profile-missing", "credentials.incomplete", "credentials.none"],
        decides: "`aws configure list-profiles`: the name must stand there, in the same spelling.",
      },
      {
        text: /requires multi-?factor authentication|no MFA code callback|enter MFA code for|MultiFactorAuthentication failed|mfa_serial/,
        codes: ["credentials.mfa-required"],
      },
      {
        text: /credential_process (?:returned|did not|exited|failed|timed out)|error when retrieving credentials from custom-process|returned invalid JSON\. .{0,20}credential|credentials from process provider|credential_process.{0,80}(?:ENOENT|not found|exit (?:code|status)|no such file)/,
        codes: ["credentials.process-failed"],
      },
      {
        text: /partial credentials found in|invalid configuration: missing (?:aws_)?secret|missing (?:AWS_)?SECRET_ACCESS_KEY/,
        codes: ["credentials.incomplete"],
      },
      {
        text: /unable to locate credentials|credentialsprovidererror: could not load credentials|no aws credentials found/,
        codes: ["credentials.none", "credentials.profile-missing", "credentials.incomplete"],
        decides: askWho,
        covers: /^credentials\./,
      },
      {
        text: /could not resolve authentication method\. expected/,
        codes: ["credentials.none", "setup.shell-only", "setup.provider-not-enabled"],
        decides: seePlan,
      },
      {
        text: /credential is missing|resolved credential object is not valid/,
        codes: ["credentials.none", "credentials.incomplete"],
        only: "aws",
        decides: askWho,
      },
      {
        text: /cannot call GetSessionToken with session credentials/,
        codes: ["credentials.export-failed", "credentials.process-failed"],
        decides: "Which setting holds the command: `awsCredentialExport` or `credential_process`.",
      },
      {
        text: /when calling the AssumeRole(?:WithWebIdentity|WithSAML)? operation|not authorized to perform:? sts:AssumeRole|InvalidIdentityToken|couldn't retrieve verification key from your identity provider|detected a cycle attempting to resolve credentials|requires a role to be assumed/,
        codes: ["credentials.assume-role-denied"],
        covers: /^credentials\.mfa-required/,
      },
      {
        text: /could not be signed with .{0,4}token.{0,40}not defined/,
        codes: ["credentials.bearer-empty"],
      },
      {
        text: /invalid api key format/,
        codes: ["credentials.bearer-malformed", "setup.stray-anthropic-auth", "setup.client-known-bug"],
        decides: seeKey,
      },
      {
        text: /make sure your api key is valid/,
        codes: [
          "credentials.bearer-rejected",
          "credentials.bearer-expired",
          "credentials.bearer-wrong-region",
          "credentials.bearer-malformed",
        ],
        decides: seeKey,
      },
      {
        text: /invalid bearer token|"?invalid_api_key"?/,
        codes: ["credentials.bearer-rejected", "mantle.auth-rejected", "credentials.bearer-expired"],
        only: "bedrock",
        decides: seeKey,
      },
      {
        text: /authorization header is missing|missing authentication token/,
        codes: ["setup.skip-auth-without-gateway", "setup.client-known-bug", "credentials.bearer-empty"],
        decides:
          "`bedrock-doctor plan` shows whether requests are signed; release 2.1.94 left the header out by itself.",
      },
      {
        text: /authentication error, no api key passed in|litellm.{0,80}(?:error|exception)|expected .{0,20}virtual key/,
        codes: ["network.gateway-error"],
      },
      {
        text: /unexpected token '?A'?, "?attempting/,
        codes: ["setup.client-known-bug", "credentials.export-format"],
        decides:
          "`claude --version`: release 2.0.0 of the VS Code extension read the refresh command's output as JSON.",
      },
      {
        text: /difference between the request time and the (?:current|server'?s?) time is too large/,
        codes: ["credentials.clock-skew"],
      },
      {
        text: /\bexit code \d+ from .{0,60}(?:aws-vault|saml2aws|okta|gimme-aws)/,
        codes: ["credentials.process-failed"],
      },
      {
        text: /status code \(?401\)?.{0,20}no body|API Error: 401 unauthorized/,
        codes: ["network.not-aws", "network.gateway-error", "mantle.auth-rejected"],
        rank: "status",
        decides: seeEndpoint,
        covers: /./,
      },
    ],
  },
];
