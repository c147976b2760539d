/** What the codes of roles mean and how they are mended; those of sessions and helpers stand beside them. */
import { frame, sayCredentialError } from "../../knowledge/credential-sentences.js";
import type { CredentialProviderArguments } from "../arguments/credentials-providers.js";
import type { Catalogue, CatalogueEntry, Remedy } from "../types.js";
import { helpersCatalogue } from "./credentials-helpers.js";
import { quoteName } from "./credentials-keys.js";
import { sessionsCatalogue } from "./credentials-sessions.js";

const stsPage = "https://console.aws.amazon.com/iam/home#/account_settings";
const roleLink = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html";

const assumeRoleDenied: CatalogueEntry<"credentials.assume-role-denied"> = {
  title: ({ role }) => `AWS STS refuses the role ${role}`,
  why: () => "The profile's credentials are those of this role, so there are none.",
  measured: ({ operation, code, message, source }) =>
    `${operation}${source === undefined ? "" : ` with ${source}`} was refused: ${code}: ${message}`,
  expected: ({ principal }) =>
    principal === undefined
      ? "a role whose trust policy names who asks"
      : `a role whose trust policy names ${principal}, and a policy that allows it sts:AssumeRole`,
  clientShows: ({ message }, { plan }) => frame(message, plan.claudeCode.version),
  remedy: ({ role, principal, operation, effect, code, message, profile }) => {
    const other = mendRequest(code, message, profile ?? "default");
    if (other !== null) return { ...other, links: [roleLink] };
    const trust = JSON.stringify({
      Effect: "Allow",
      Principal:
        operation === "AssumeRole"
          ? { AWS: iamPrincipal(principal) ?? "<ARN of the caller>" }
          : { Federated: "<ARN of the identity provider>" },
      Action: `sts:${operation}`,
    });
    const ask = `Send this to whoever owns the role (AWS console, IAM, Roles, ${role.split("/").at(-1)}, Trust relationships): "Please add this statement to the trust policy of ${role}: ${trust}"`;
    const policy: NonNullable<Remedy["policy"]> = {
      Version: "2012-10-17",
      Statement: [
        { Sid: "AllowClaudeCodeRole", Effect: "Allow", Action: ["sts:AssumeRole"], Resource: [role] },
      ],
    };
    const explicit = effect === "explicit";
    return {
      summary: explicit
        ? "A policy denies it in so many words; whoever owns that policy has to change it."
        : "Both sides have to allow it: the caller's policy and the role's trust policy.",
      steps: [
        ...(operation === "AssumeRole" && !explicit
          ? [`Attach the policy to ${principal ?? "the caller"}.`]
          : []),
        ask,
        "An external ID or a session name that the trust policy asks for belongs into the profile: external_id, role_session_name.",
      ],
      commands: [],
      ...(operation === "AssumeRole" && !explicit ? { policy } : {}),
      links: [roleLink],
    };
  },
  docs: "credentials.md#assume-role-denied",
};

/** Refusals that no policy mends: what was asked for is not to be had. */
function mendRequest(
  code: string,
  message: string,
  profile: string,
): Pick<Remedy, "summary" | "steps" | "commands"> | null {
  if (/DurationSeconds/i.test(message)) {
    return {
      summary: "Ask for a session that is no longer than the role allows.",
      steps: [
        "Run the command, which asks for one hour: every role allows that, and a role that takes another role no more.",
        "A longer one needs a higher maximum session duration of the role (AWS console, IAM, Roles).",
      ],
      commands: [`aws configure set duration_seconds 3600 --profile ${quoteName(profile)}`],
    };
  }
  if (code === "RegionDisabledException") {
    return {
      summary: "AWS STS has to be activated for the region.",
      steps: [
        `To send to the administrator of the account: "Please activate AWS STS for this region at ${stsPage} (Endpoints). AWS answers: ${message}"`,
      ],
      commands: [],
    };
  }
  if (code === "ValidationError" || code === "ValidationException") {
    return {
      summary: "What the profile asks for is not in AWS's form.",
      steps: [`Correct role_arn and what stands beside it in profile "${profile}": ${message}`],
      commands: [],
    };
  }
  return null;
}

/** A trust policy names the role, not one of its sessions. */
function iamPrincipal(arn: string | undefined): string | undefined {
  return arn?.replace(/^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\/.*$/, "arn:$1:iam::$2:role/$3");
}

const mfaRequired: CatalogueEntry<"credentials.mfa-required"> = {
  title: ({ profile }) => `Profile "${profile}" asks for an MFA code, which Claude Code cannot ask for`,
  why: () => "The AWS SDK ends there, and Claude Code tries no other source.",
  measured: ({ profile, serial, role }) => `profile "${profile}" takes ${role} with mfa_serial ${serial}`,
  expected: () => "credentials that need no code at the moment they are used",
  clientShows: ({ profile }, { plan }) =>
    sayCredentialError("mfa-required", plan.claudeCode.version, { profile }),
  remedy: ({ profile }, { plan }) => {
    const get = `aws configure export-credentials --profile ${profile} --format`;
    const command =
      plan.platform === "win32" ? `${get} powershell | Invoke-Expression` : `eval "$(${get} env)"`;
    const selected = plan.variables.find((one) => one.name === "AWS_PROFILE" && one.leftOut !== true);
    const file = selected?.location?.file;
    const inShell =
      selected?.source === "environment" || selected?.overrides.some(({ scope }) => scope === "environment");
    const unset = plan.platform === "win32" ? "Remove-Item Env:AWS_PROFILE" : "unset AWS_PROFILE";
    return {
      summary: "Take the role once with the code, in the shell that starts Claude Code.",
      steps: [
        "Run the command: the AWS CLI asks for the code and sets the role's keys as variables. They last for an hour or as long as duration_seconds says.",
        "Take AWS_PROFILE away for that session: Claude Code prefers a profile to keys in variables.",
        "IAM Identity Center asks for the second factor at its own sign-in and needs none of this.",
      ],
      commands: [command, ...(inShell === true ? [unset] : [])],
      ...(file === undefined ? {} : { settings: { file, patch: { env: { AWS_PROFILE: null } } } }),
      links: ["https://docs.aws.amazon.com/cli/latest/reference/configure/export-credentials.html"],
    };
  },
  docs: "credentials.md#mfa-required",
};

export const credentialProvidersCatalogue: Catalogue<keyof CredentialProviderArguments> = {
  ...sessionsCatalogue,
  ...helpersCatalogue,
  "credentials.assume-role-denied": assumeRoleDenied,
  "credentials.mfa-required": mfaRequired,
};
