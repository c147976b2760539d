/**
 * What the client shows where a provider gives no credentials: the AWS SDK's own sentence, with words
 * of the client's round it from some release on; of a failing export command one line on stderr.
 */
import { compareVersions } from "./versions.js";

const asOf = "2026-11-20";

/** The client's words round the SDK's sentence. */
export const credentialFrame = {
  since: "2.1.270",
  before: "Could not load AWS credentials · ",
  after: "Check or refresh your AWS credentials and try again.",
  asOf,
  source: "observed; the change lies between 2.1.265 and 2.1.270",
} as const;

const signIn = "To refresh this SSO session run 'aws sso login' with the corresponding profile.";

/** The sentences, with `{profile}`, `{key}` and `{text}` to be filled in. */
export const credentialSentences = {
  "sso-missing": {
    text: `The SSO session token associated with profile={profile} was not found or is invalid. ${signIn}`,
    asOf,
    source: "observed, releases 2.1.170 and 2.1.328",
  },
  "sso-legacy-missing": {
    text: "The SSO session associated with this profile is invalid. To refresh this SSO session run aws sso login with the corresponding profile.",
    asOf,
    source: "observed, releases 2.1.170 and 2.1.328",
  },
  "sso-legacy-expired": {
    text: "The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.",
    asOf,
    source: "@aws-sdk/credential-provider-sso",
  },
  "sso-not-renewable": {
    text: `Value not present for '{key}' in SSO Token. Cannot refresh. ${signIn}`,
    asOf,
    source: "observed, releases 2.1.170 and 2.1.328",
  },
  "sso-not-renewed": {
    text: `Token is expired. ${signIn}`,
    asOf,
    source: "observed, releases 2.1.170 and 2.1.328",
  },
  "sso-rejected": {
    text: "UnauthorizedException: Session token not found or invalid",
    asOf,
    source: "measured with the AWS SDK against a stand-in of the portal",
  },
  "sso-forbidden": {
    text: "ForbiddenException: {text}",
    asOf,
    source: "observed, releases 2.1.170 and 2.1.328",
  },
  "login-missing": {
    text: "Failed to load token from {text}: Error: ENOENT: no such file or directory, open '{text}'",
    asOf,
    source: "observed, releases 2.1.170 and 2.1.328",
  },
  "login-expired": {
    text: "Your session has expired. Please reauthenticate.",
    asOf,
    source: "measured with the AWS SDK against a stand-in of the sign-in service",
  },
  "login-password-changed": {
    text: "Unable to refresh credentials because of a change in your password. Please reauthenticate with your new password.",
    asOf,
    source: "@aws-sdk/credential-provider-login",
  },
  "login-not-permitted": {
    text: "Unable to refresh credentials due to insufficient permissions. You may be missing permission for the 'CreateOAuth2Token' action.",
    asOf,
    source: "@aws-sdk/credential-provider-login",
  },
  "mfa-required": {
    text: "Profile {profile} requires multi-factor authentication, but no MFA code callback was provided.",
    asOf,
    source: "measured with the AWS SDK",
  },
  "no-provider": {
    text: "Could not load credentials from any providers",
    asOf,
    source: "observed, releases 2.1.170 and 2.1.328",
  },
} as const;

export type CredentialSentence = keyof typeof credentialSentences;

/** What a client of this version shows. */
export function sayCredentialError(
  sentence: CredentialSentence,
  version: string,
  fill: { profile?: string; key?: string; text?: string } = {},
): string {
  const { profile = "", key = "", text = "" } = fill;
  return frame(
    credentialSentences[sentence].text
      .replaceAll("{profile}", profile)
      .replaceAll("{key}", key)
      .replaceAll("{text}", text),
    version,
  );
}

/** The client's words round a sentence of AWS's or of the SDK's. */
export function frame(sentence: string, version: string): string {
  if (compareVersions(version, credentialFrame.since) < 0) return `API Error: ${sentence}`;
  const { before, after } = credentialFrame;
  return `API Error: ${before}${sentence.replace(/\.$/, "")}. ${after}`;
}

/** The line that a failing `awsCredentialExport` leaves on stderr. */
export const exportLine = {
  before: "Error getting AWS credentials from awsCredentialExport (in settings or ~/.claude.json): ",
  noValue: "awsCredentialExport did not return a valid value",
  noStructure: "awsCredentialExport did not return valid AWS STS output structure",
  noJson: 'JSON Parse error: Unexpected identifier "…"',
  asOf,
  source: "observed, releases 2.1.170 to 2.1.328",
} as const;
