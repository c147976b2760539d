/** What the codes of IAM Identity Center and of `aws login` mean and how they are mended. */
import { type CredentialSentence, sayCredentialError } from "../../knowledge/credential-sentences.js";
import type { CredentialProviderArguments } from "../arguments/credentials-providers.js";
import type { Catalogue, CatalogueEntry } from "../types.js";
import { sayList } from "./say.js";

const ssoLink = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html";
const loginLink = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html";

type Sso = CredentialProviderArguments["credentials.sso-expired"];

const ssoExpired: CatalogueEntry<"credentials.sso-expired"> = {
  title: ({ state, profile }) =>
    state === "missing"
      ? `Profile "${profile}" is not signed in to IAM Identity Center`
      : `The IAM Identity Center session of profile "${profile}" has expired`,
  why: () => "Without a session the profile gives no credentials, and Claude Code tries no other source.",
  measured: (args, { plan }) => sayToken(args, plan.at),
  expected: (_, { plan }) => `a token that is valid after ${plan.at}, or one that can be renewed`,
  clientShows: ({ profile, session, state, renewal, lacks }, { plan }) => {
    const { version } = plan.claudeCode;
    if (state === "rejected") return sayCredentialError("sso-rejected", version);
    if (session === undefined) {
      return sayCredentialError(state === "missing" ? "sso-legacy-missing" : "sso-legacy-expired", version);
    }
    if (state === "missing") return sayCredentialError("sso-missing", version, { profile });
    if (renewal === "impossible") {
      return sayCredentialError("sso-not-renewable", version, { key: lacks?.[0] ?? "clientId" });
    }
    return sayCredentialError("sso-not-renewed", version);
  },
  remedy: ({ profile, startUrl, renewal }) => ({
    summary: "Sign in again.",
    steps: [
      `Run the command; it opens the sign-in page and writes a new token.`,
      ...(renewal === "switched-off"
        ? ["Or run this tool without --no-refresh: the token may be renewable, and was not renewed."]
        : []),
      ...(startUrl === undefined
        ? []
        : [
            `Without the AWS CLI: open ${startUrl}, take "Access keys" of the account, and set the three variables it shows; unset AWS_PROFILE.`,
          ]),
    ],
    commands: [`aws sso login --profile ${profile}`],
    links: [ssoLink],
  }),
  docs: "credentials.md#sso-expired",
};

function sayToken({ state, file, problem, expiredAt, renewal, lacks, code }: Sso, at: string): string {
  if (state === "missing") {
    return problem === undefined
      ? `there is no token at ${file}`
      : `the token at ${file} cannot be read: ${problem}`;
  }
  if (state === "rejected") return `the portal answered ${code ?? "401"} to the token in ${file}`;
  const end = `the token in ${file} ended at ${expiredAt}; it is ${at}`;
  if (renewal === "refused") return `${end}; renewing it was refused (${code ?? "no reason given"})`;
  if (renewal === "switched-off") return `${end}; it was not renewed because of --no-refresh`;
  return lacks === undefined
    ? `${end}; a profile without sso_session is never renewed`
    : `${end}; it cannot be renewed without ${sayList(lacks)}`;
}

const ssoMisconfigured: CatalogueEntry<"credentials.sso-misconfigured"> = {
  title: ({ profile, session, sessionExists }) =>
    sessionExists === false
      ? `Profile "${profile}" names the sso-session "${session}", which does not exist`
      : `The SSO profile "${profile}" is incomplete`,
  why: () => "The AWS SDK stops at such a profile, and Claude Code tries no other source.",
  measured: ({ profile, session, sessionExists, sessions, missing }) => {
    const lacks = missing.length === 0 ? "" : `profile "${profile}" lacks ${sayList(missing)}`;
    if (sessionExists !== false) {
      return session === undefined ? lacks : `${lacks} (its sso-session "${session}" counted in)`;
    }
    const there = sessions.length === 0 ? "there is none" : `there is ${sayList(sessions)}`;
    return [`[sso-session ${session}] does not exist; ${there}`, lacks]
      .filter((one) => one !== "")
      .join("; ");
  },
  expected: () => "sso_account_id, sso_role_name, and a session with sso_region and sso_start_url",
  clientShows: ({ sessionExists }) =>
    sessionExists === false ? "Cannot read properties of undefined (reading 'sso_region')" : undefined,
  remedy: ({ profile, session, sessionExists, sessions, missing, file }) => {
    const place = file ?? "the AWS config file";
    const [only] = sessions;
    if (sessionExists === false && sessions.length === 1 && only !== undefined) {
      return {
        summary: `Name the session that exists: "${only}".`,
        steps: [`Without the AWS CLI: in ${place} set sso_session of profile "${profile}" to ${only}.`],
        commands: [
          `aws configure set sso_session ${only} --profile ${profile}`,
          ...missing
            .filter(isOfProfile)
            .map((key) => `aws configure set ${key} <${key}> --profile ${profile}`),
        ],
        links: [ssoLink],
      };
    }
    return {
      summary:
        "Write the profile anew; the command asks for start page and region, then for account and role.",
      steps: [
        `Run the command. Its questions are answered by whoever runs IAM Identity Center: start URL, region, account, role.`,
        sessionExists === false
          ? `Without the AWS CLI: in ${place} add a section [sso-session ${session}] with sso_start_url, sso_region and sso_registration_scopes = sso:account:access.`
          : `Without the AWS CLI: in ${place} add ${sayList(missing)}${session === undefined ? "" : `; sso_region and sso_start_url belong into [sso-session ${session}]`}.`,
      ],
      commands: [`aws configure sso --profile ${profile}`],
      links: [ssoLink],
    };
  },
  docs: "credentials.md#sso-misconfigured",
};

/** The other two belong to the session. */
function isOfProfile(key: string): boolean {
  return key === "sso_account_id" || key === "sso_role_name";
}

const ssoRoleDenied: CatalogueEntry<"credentials.sso-role-denied"> = {
  title: ({ role = "the role", account }) =>
    `IAM Identity Center does not give you ${role}${account === undefined ? "" : ` in account ${account}`}`,
  why: () => "The sign-in is good and the role is not assigned, so no credentials come out of it.",
  measured: ({ status, message, role, account }) =>
    `the portal answered ${status} "${message}" to sso_role_name ${role ?? "?"} in sso_account_id ${account ?? "?"}`,
  expected: () => "a permission set that is assigned to you in that account, spelt as it is there",
  clientShows: ({ message }, { plan }) =>
    sayCredentialError("sso-forbidden", plan.claudeCode.version, { text: message }),
  remedy: ({ profile, account, role, startUrl }) => ({
    summary: "Choose a role that you have, or have this one assigned.",
    steps: [
      `To choose among the accounts and roles that you have${startUrl === undefined ? "" : ` (they are listed at ${startUrl})`}, run the command; it rewrites profile "${profile}".`,
      `Or send this to whoever runs IAM Identity Center (AWS console, IAM Identity Center, AWS accounts, Assign users or groups): "Please assign me the permission set ${role ?? "<name>"} in account ${account ?? "<id>"}. The portal answers 'No access' to it."`,
    ],
    commands: [`aws configure sso --profile ${profile}`],
    links: ["https://docs.aws.amazon.com/singlesignon/latest/userguide/assignusers.html"],
  }),
  docs: "credentials.md#sso-role-denied",
};

/** By the reason that the sign-in service gives. */
const loginSentences: Partial<Record<string, CredentialSentence>> = {
  TOKEN_EXPIRED: "login-expired",
  USER_CREDENTIALS_CHANGED: "login-password-changed",
  INSUFFICIENT_PERMISSIONS: "login-not-permitted",
};

const loginExpired: CatalogueEntry<"credentials.login-expired"> = {
  title: ({ state, profile }) =>
    state === "missing"
      ? `Profile "${profile}" is not signed in with aws login`
      : `The aws login session of profile "${profile}" has expired`,
  why: () => "Without a session the profile gives no credentials, and Claude Code tries no other source.",
  measured: ({ state, file, problem, expiredAt, renewal, code }, { plan }) => {
    if (state === "missing") {
      return problem === undefined
        ? `there is no session at ${file}`
        : `the session at ${file} cannot be used: ${problem}`;
    }
    const end = `the session in ${file} ended at ${expiredAt}; it is ${plan.at}`;
    if (renewal === "switched-off") return `${end}; it was not renewed because of --no-refresh`;
    return `${end}; renewing it was refused (${code ?? "no reason given"})`;
  },
  expected: (_, { plan }) => `a session that is valid after ${plan.at}, or one that can be renewed`,
  clientShows: ({ state, file, problem, code }, { plan }) => {
    const { version } = plan.claudeCode;
    if (state === "missing") {
      return problem === undefined ? sayCredentialError("login-missing", version, { text: file }) : undefined;
    }
    const sentence = loginSentences[code ?? ""];
    return sentence === undefined ? undefined : sayCredentialError(sentence, version);
  },
  remedy: ({ profile, renewal, code }) => ({
    summary: "Sign in again.",
    steps: [
      ...(code === "INSUFFICIENT_PERMISSIONS"
        ? [
            'Send this to whoever administers IAM: "Please attach the managed policy SignInLocalDevelopmentAccess to my user: aws login needs signin:CreateOAuth2Token to renew a session." Then run the command.',
          ]
        : ["Run the command; it opens the sign-in page of the AWS console."]),
      ...(renewal === "switched-off"
        ? ["Or run this tool without --no-refresh: the session may be renewable, and was not renewed."]
        : []),
      `Without the AWS CLI: give profile "${profile}" an access key in place of login_session, or set AWS_BEARER_TOKEN_BEDROCK.`,
    ],
    commands: [`aws login --profile ${profile}`],
    links: [loginLink],
  }),
  docs: "credentials.md#login-expired",
};

export const sessionsCatalogue = {
  "credentials.sso-expired": ssoExpired,
  "credentials.sso-misconfigured": ssoMisconfigured,
  "credentials.sso-role-denied": ssoRoleDenied,
  "credentials.login-expired": loginExpired,
} satisfies Partial<Catalogue<keyof CredentialProviderArguments>>;
