/** How long credentials last, what renews them, and whose they are. */
import type { RefreshRisk } from "../arguments/credentials.js";
import { removeVariable, setVariable } from "../mend.js";
import type { Catalogue, CatalogueEntry } from "../types.js";

const soon: CatalogueEntry<"credentials.expiring-soon"> = {
  title: ({ minutes }) => `The credentials end in ${minutes} minutes`,
  why: () =>
    "Nothing renews them: a session of Claude Code that is running then fails with 403 on every request.",
  measured: ({ what, accessKeyId, expiresAt }) =>
    `${what}${accessKeyId === undefined ? "" : ` (${accessKeyId})`} ends at ${expiresAt}`,
  expected: (_, { plan }) => `an end more than an hour after ${plan.at}`,
  remedy: ({ kind }, { plan }) => {
    const profile = plan.credentials.profile ?? "default";
    if (kind === "sign-in") {
      return {
        summary: "Sign in again; with an sso-session the sign-in renews itself.",
        steps: [
          "Sign in with the command before you start.",
          "To be rid of this, give the profile an [sso-session] section.",
        ],
        commands: [`aws sso login --profile ${/^[\w@%+=:,./-]+$/.test(profile) ? profile : `"${profile}"`}`],
        links: ["https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html"],
      };
    }
    if (kind === "api-key") {
      const mending = setVariable(plan, "AWS_BEARER_TOKEN_BEDROCK", "<new key>");
      return {
        summary: "Make a new API key before this one ends; a short-term one lives twelve hours at most.",
        ...mending,
        steps: [
          `Make a new key at https://${plan.region.value}.console.aws.amazon.com/bedrock/home?region=${plan.region.value}#/api-keys.`,
          ...mending.steps,
        ],
        links: ["https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html"],
      };
    }
    return {
      summary: "Get new temporary keys, or use a profile that renews itself.",
      steps: [
        "Get new temporary credentials the way these were made, and set all of their variables again.",
        "To be rid of this, remove them and set AWS_PROFILE to a profile that signs in.",
      ],
      commands: [],
      links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html"],
    };
  },
  docs: "credentials.md#expiring-soon",
};

const refresh: CatalogueEntry<"credentials.refresh-loop-risk"> = {
  title: ({ label }) => `awsAuthRefresh (${label}) cannot help here`,
  why: ({ risks }) =>
    risks.some(({ what }) => /sts|proxy|trust|alone/.test(what))
      ? "Claude Code asks AWS STS at every start and runs the command whenever that fails: browser tabs and waiting time for nothing."
      : "When the credentials end, Claude Code runs the command before each further attempt, and it brings nothing.",
  measured: ({ risks, version }) => risks.map((risk) => sayRisk(risk, version)).join("; "),
  expected: () => "a command that renews the credentials in use, and AWS STS within reach",
  remedy: ({ risks, label }, { plan }) => {
    const location = plan.credentials.refresh?.location;
    const file = location?.file ?? "the settings file";
    const place = location?.line === undefined ? file : `${file}:${location.line}`;
    const out = { file, patch: { awsAuthRefresh: null } };
    const old = risks.find((risk) => risk.what === "proxy-not-used" || risk.what === "trust-not-used");
    const absent = risks.find((risk) => risk.what === "program-missing");
    return {
      summary:
        old === undefined
          ? "Take awsAuthRefresh out until it can help, and sign in by hand."
          : "Update Claude Code, or take awsAuthRefresh out and sign in by hand.",
      steps: [
        `Remove awsAuthRefresh from ${place}, and run ${label} by hand when it is needed.`,
        ...(old === undefined ? [] : [`Or update to ${old.since} or later: claude update.`]),
        ...(absent === undefined ? [] : [`Or install ${absent.program}, or name it by its full path.`]),
        ...(risks.some(({ what }) => what === "sts-out-of-reach")
          ? [
              `Or have the network let ${plan.region.value}'s AWS STS through. To send: "Please allow HTTPS to sts.${plan.region.value}.amazonaws.com."`,
            ]
          : []),
      ],
      commands: [],
      settings: out,
      links: ["https://code.claude.com/docs/en/amazon-bedrock"],
    };
  },
  docs: "credentials.md#refresh-loop-risk",
};

function sayRisk(risk: RefreshRisk, version: string): string {
  switch (risk.what) {
    case "program-missing":
      return `the program ${risk.program} is not found`;
    case "profile-absent":
      return `it signs in with ${risk.profile}, which the AWS files do not have`;
    case "profile-no-sign-in":
      return `it signs in with profile ${risk.profile}, which names no sign-in`;
    case "api-key-alone":
      return "an API key is used and nothing else gives credentials, so that STS is never answered";
    case "keys-in-variables":
      return "temporary keys stand in variables, which no command can change in a session that runs";
    case "proxy-not-used":
      return `${risk.proxy} is set, and ${version} asks STS without the proxy (from ${risk.since} on with it)`;
    case "trust-not-used":
      return `${risk.variable} is set, and ${version} asks STS without it (from ${risk.since} on with it)`;
    case "sts-out-of-reach":
      return `${risk.host} cannot be reached (${risk.code}), while the model requests work`;
  }
}

const account: CatalogueEntry<"credentials.unexpected-account"> = {
  title: ({ account: found }) => `The credentials belong to account ${found}`,
  why: ({ expected }) =>
    `Claude Code would run on the bill and with the models of an account other than ${expected}.`,
  measured: ({ account: found, toldBy, source }) => `${found}, told by ${toldBy}, with ${source}`,
  expected: ({ expected }) => expected,
  remedy: ({ expected }, { plan }) => {
    const mending = plan.credentials.kind.startsWith("api-key-")
      ? removeVariable(plan, "AWS_BEARER_TOKEN_BEDROCK")
      : setVariable(plan, "AWS_PROFILE", `<profile of ${expected}>`);
    return {
      summary: `Use credentials of account ${expected}.`,
      ...mending,
      steps: [
        ...mending.steps,
        `aws configure list-profiles names the profiles of this machine; aws sts get-caller-identity --profile <name> tells the account of one.`,
        `Without one, ask the owner of the account: "Please give me access to Amazon Bedrock in account ${expected}."`,
      ],
      links: ["https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html"],
    };
  },
  docs: "credentials.md#unexpected-account",
};

export const credentialKeepingCatalogue: Catalogue<
  "credentials.expiring-soon" | "credentials.refresh-loop-risk" | "credentials.unexpected-account"
> = {
  "credentials.expiring-soon": soon,
  "credentials.refresh-loop-risk": refresh,
  "credentials.unexpected-account": account,
};
