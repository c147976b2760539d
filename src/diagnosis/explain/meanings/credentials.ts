/** Plain meanings of the `credentials` codes. */
import type { PlainMeanings } from "./types.js";

const who = "aws sts get-caller-identity --profile <profile>";
const ssoLogin = "aws sso login --profile <profile>";

export const credentialMeanings: PlainMeanings = {
  "credentials.none": {
    title: "There are no AWS credentials",
    mend: "Sign in, and name the profile in `env.AWS_PROFILE` of `~/.claude/settings.json` so that every way of starting Claude Code sees it.",
    commands: [ssoLogin, who],
  },
  "credentials.incomplete": {
    title: "The credentials are half set",
    mend: "Set both AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN for temporary keys), or neither.",
    commands: ["aws configure --profile <profile>"],
  },
  "credentials.profile-missing": {
    title: "The AWS profile does not exist",
    mend: "Correct AWS_PROFILE, or create the profile; in the config file it stands as `[profile <name>]`.",
    commands: ["aws configure list-profiles", "aws configure sso --profile <profile>"],
  },
  "credentials.multiple-sources": {
    title: "Two sources name different identities",
    mend: "Remove the one that is not meant: AWS_PROFILE beats key pairs in variables, an API key beats both.",
  },
  "credentials.expired": {
    title: "The temporary credentials are expired",
    mend: "Renew them; keys that were pasted into variables must be pasted anew, AWS_SESSION_TOKEN included.",
    commands: [ssoLogin, who],
  },
  "credentials.expiring-soon": {
    title: "The credentials expire within the hour",
    mend: "Renew them before a long session.",
    commands: [ssoLogin],
  },
  "credentials.invalid": {
    title: "AWS does not know the access key or token",
    mend: "Use a key that exists and is active, in the right partition, without blanks or line breaks; unset stray AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.",
    commands: [who, "aws configure --profile <profile>"],
  },
  "credentials.signature-mismatch": {
    title: "AWS computed another signature",
    mend: "Enter the secret key again; if it is right, a proxy alters signed headers: let it pass requests to `*.amazonaws.com` untouched.",
    commands: ["aws configure --profile <profile>"],
  },
  "credentials.clock-skew": {
    title: "This machine's clock is wrong",
    mend: "Set the clock by the network (five minutes off is too much). Linux and WSL2 `sudo hwclock -s` or NTP; macOS `sudo sntp -sS time.apple.com`; Windows `w32tm /resync`.",
    commands: ["sudo hwclock -s", "w32tm /resync"],
  },
  "credentials.sso-expired": {
    title: "The IAM Identity Center session is gone",
    mend: "Sign in again; a profile with an `sso-session` section renews itself, the older form does not.",
    commands: [ssoLogin],
  },
  "credentials.sso-misconfigured": {
    title: "The SSO profile is incomplete",
    mend: "Configure it again; it needs sso_session (or sso_start_url and sso_region), sso_account_id and sso_role_name.",
    commands: ["aws configure sso --profile <profile>"],
  },
  "credentials.sso-role-denied": {
    title: "The SSO user does not have the role",
    mend: "Whoever administers IAM Identity Center assigns the permission set in that account to you; or correct sso_account_id and sso_role_name.",
    commands: ["aws configure sso --profile <profile>"],
  },
  "credentials.login-expired": {
    title: "The `aws login` session is gone",
    mend: "Sign in again.",
    commands: ["aws login --profile <profile>"],
  },
  "credentials.process-failed": {
    title: "The credential_process does not give credentials",
    mend: 'Run its command by hand: it must end quickly and print JSON with `"Version": 1` and an Expiration that has not passed.',
    commands: ["aws configure get credential_process --profile <profile>"],
  },
  "credentials.assume-role-denied": {
    title: "STS refuses the profile's role",
    mend: "Whoever administers the role lets your identity assume it in the trust policy, and your identity needs `sts:AssumeRole` on it.",
    commands: ["aws configure get role_arn --profile <profile>", who],
  },
  "credentials.mfa-required": {
    title: "The profile asks for an MFA code, which Claude Code cannot ask for",
    mend: "Get a session by hand and give Claude Code a profile that holds it.",
    commands: ["aws sts get-session-token --serial-number <mfa-arn> --token-code <code>"],
  },
  "credentials.export-failed": {
    title: "The command of awsCredentialExport fails",
    mend: "Run it in the shell until it prints credentials and ends with 0.",
    commands: ["aws configure export-credentials --format process --profile <profile>"],
  },
  "credentials.export-format": {
    title: "awsCredentialExport prints a shape that Claude Code does not take",
    mend: 'It must print JSON alone, with AccessKeyId, SecretAccessKey and SessionToken; before 2.1.181 inside `{"Credentials": …}`.',
    commands: ["aws configure export-credentials --format process --profile <profile>"],
  },
  "credentials.refresh-loop-risk": {
    title: "awsAuthRefresh cannot do its work here",
    mend: "Remove `awsAuthRefresh` and sign in by hand, or let the machine reach STS.",
    commands: [ssoLogin, who],
  },
  "credentials.bearer-empty": {
    title: "AWS_BEARER_TOKEN_BEDROCK is empty",
    mend: "Unset it, or set a key.",
    commands: ["bedrock-doctor plan"],
  },
  "credentials.bearer-malformed": {
    title: "The Bedrock API key is not shaped like one",
    mend: "Copy the key again, without quotes and without the word Bearer: it begins with `ABSK` or `bedrock-api-key-`.",
    commands: ["bedrock-doctor plan"],
  },
  "credentials.bearer-expired": {
    title: "The Bedrock API key is expired",
    mend: "Make a new one in the Bedrock console under API keys, in the region you use, and set AWS_BEARER_TOKEN_BEDROCK; or unset it to use your AWS credentials.",
    commands: ["bedrock-doctor plan"],
  },
  "credentials.bearer-wrong-region": {
    title: "The Bedrock API key is of another region",
    mend: "Make a short-term key in the region that is called, or set AWS_REGION to the key's region.",
    commands: ["bedrock-doctor plan"],
  },
  "credentials.bearer-rejected": {
    title: "AWS refuses the Bedrock API key",
    mend: "Make a new key in the Bedrock console under API keys, in the region you use, and set AWS_BEARER_TOKEN_BEDROCK; or unset it to use your AWS credentials.",
    commands: ["bedrock-doctor plan"],
  },
  "credentials.bearer-shadows": {
    title: "An API key hides IAM credentials",
    mend: "Unset AWS_BEARER_TOKEN_BEDROCK to use them.",
  },
  "credentials.unexpected-account": {
    title: "The credentials are of another account than expected",
    mend: "Choose the profile of the right account.",
    commands: [who],
  },
};
