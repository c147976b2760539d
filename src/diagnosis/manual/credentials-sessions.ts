/** What the documentation says of the `credentials` codes about sign-ins, roles and helper commands. */
import type { CredentialsArguments } from "../arguments/credentials.js";
import type { CredentialProviderArguments } from "../arguments/credentials-providers.js";
import type { Manual } from "./types.js";

export const credentialSessionsManual = {
  "credentials.sso-expired": {
    severity: "error or warning",
    meaning:
      "The profile uses IAM Identity Center, and there is no token that works. A profile with `sso_session` renews its token as long as the session lasts; one with `sso_start_url` alone never does. Where `awsAuthRefresh` is set, Claude Code signs in by itself, and this is a **warning**.",
    proof:
      "The token's file is not there, or its token has ended and could not be renewed, or the portal does not take it (401).",
  },
  "credentials.sso-misconfigured": {
    meaning:
      "An SSO profile needs `sso_account_id`, `sso_role_name`, `sso_region` and `sso_start_url`; with `sso_session` the last two stand in `[sso-session …]`. Without one of them there is nowhere to sign in.",
    proof: "One of the four is in neither place, or the session that the profile names has no section.",
  },
  "credentials.sso-role-denied": {
    meaning:
      "The sign-in is good, and the permission set in `sso_role_name` is not assigned to you in the account in `sso_account_id`, or is spelt otherwise there.",
    proof: "The portal answered `403 No access` to a token that it takes.",
  },
  "credentials.login-expired": {
    severity: "error or warning",
    meaning:
      "The profile uses a session of `aws login` (`login_session`), and it is missing, or over and not renewable. Where `awsAuthRefresh` is set, Claude Code signs in by itself, and this is a **warning**.",
    proof:
      "The session's file is not there, or AWS refused to renew it. `TOKEN_EXPIRED` and `USER_CREDENTIALS_CHANGED` ask for a new sign-in; `INSUFFICIENT_PERMISSIONS` means that the user lacks `signin:CreateOAuth2Token`.",
  },
  "credentials.process-failed": {
    severity: "error or warning",
    meaning:
      "The profile's `credential_process` gives no credentials. Claude Code hides the command's own words and goes on to web identity, the container and instance metadata. Where these work it is a **warning**.",
    proof:
      'The command was run as Claude Code runs it. It ended with an error, printed nothing, something that is no JSON, or JSON without `"Version": 1` and the two keys, or did not end. A command that was cut off in less than 50 seconds may only be slow: then it is a **warning**. The report shows an excerpt of its error output, without secrets.',
  },
  "credentials.assume-role-denied": {
    meaning:
      "AWS STS refuses the profile's role. Both sides have to agree: the caller's policy must allow `sts:AssumeRole` on the role, and the role's trust policy must name the caller.",
    proof:
      "STS refused `AssumeRole` or `AssumeRoleWithWebIdentity` for the profile's role. Where AWS says that the caller's own keys are bad, those have a code of their own.",
  },
  "credentials.mfa-required": {
    meaning:
      "The profile has `mfa_serial`. The AWS CLI asks for the code; Claude Code has nobody to ask, and gets no credentials.",
    proof:
      "The profile that decides has `role_arn` and `mfa_serial`. Nothing is sent: without the code there is nothing to send.",
  },
  "credentials.export-failed": {
    severity: "error or warning",
    meaning:
      "The command in `awsCredentialExport` gives nothing. Claude Code prints one line on stderr and goes on to the other sources, so old keys in the environment may take its place. Where these work it is a **warning**.",
    proof:
      "The command was run as Claude Code runs it. It ended with an error, printed nothing, or did not end. Where AWS refuses the keys that took its place, the refusal only follows from the command and is not reported beside it.",
  },
  "credentials.export-format": {
    severity: "error or warning",
    meaning:
      "The command in `awsCredentialExport` printed something that this release does not take. It wants JSON and nothing else on stdout, with `AccessKeyId`, `SecretAccessKey` and `SessionToken` below `Credentials`; from 2.1.181 on they may stand at the top level. All three are needed, so long-term keys do not pass.",
    proof:
      "The command was run and its output read; no value of it is shown. An `Expiration` in the past is accepted by the client, and is no fault. Where another source works in its place it is a **warning**.",
  },
} satisfies Partial<Manual<keyof CredentialsArguments | keyof CredentialProviderArguments>>;
