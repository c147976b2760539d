/** What the `credentials` codes mean and how they are mended. */

import type { Plan } from "../../claude-code/types.js";
import { findClientSentence } from "../../knowledge/client-sentences.js";
import type { CredentialsArguments } from "../arguments/credentials.js";
import { usableRefresh } from "../credentials/refresh.js";
import { removeVariable, setVariable } from "../mend.js";
import type { Catalogue, CatalogueEntry, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";
import { credentialApiKeyCatalogue } from "./credentials-api-key.js";
import { expired } from "./credentials-expired.js";
import { credentialInvalidCatalogue } from "./credentials-invalid.js";
import { credentialKeepingCatalogue } from "./credentials-keeping.js";
import { credentialKeysCatalogue } from "./credentials-keys.js";
import { credentialSigningCatalogue } from "./credentials-signing.js";
import { deniedSentence } from "./denied-sentence.js";
import { mendSource, saySourceFault } from "./source-faults.js";

const keysLink = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html";

const noCredentials: CatalogueEntry<"credentials.none"> = {
  title: ({ missingProfile }) =>
    missingProfile === undefined
      ? "No AWS credentials were found"
      : `Profile "${missingProfile}" yields no credentials`,
  why: () => "Claude Code cannot sign a request, and no API key is set that would do without.",
  measured: ({ missingProfile, fault }, { plan }) =>
    fault !== undefined
      ? `${plan.credentials.source}: ${saySourceFault(fault)}`
      : missingProfile === undefined
        ? "no API key, no key pair in the environment, no usable default profile, no instance metadata"
        : sayMissing(missingProfile, plan),
  expected: () => "one source of credentials: a profile, a key pair, or AWS_BEARER_TOKEN_BEDROCK",
  clientShows: (_, { plan }) => findClientSentence("no-credentials", clientOf(plan)),
  remedy: ({ missingProfile, fault }, { plan }) => {
    const mending = fault === undefined ? null : mendSource(fault, plan, missingProfile);
    if (mending !== null) return { ...mending, links: [keysLink] };
    const pair = plan.credentials.others.some(({ kind }) => kind === "env-keys");
    if (missingProfile !== undefined && pair) {
      const removal = removeVariable(plan, "AWS_PROFILE");
      return {
        summary: "Take AWS_PROFILE away, and the key pair in the variables is used.",
        ...removal,
        steps: [
          ...removal.steps,
          `If the profile is meant, give it credentials: aws configure --profile ${missingProfile}`,
        ],
        links: [keysLink],
      };
    }
    const profile = missingProfile ?? "default";
    const name = profile === "default" ? "" : ` --profile ${profile}`;
    return {
      summary: "Sign in, or give Claude Code a profile that has credentials.",
      steps: [
        `Give profile "${profile}" credentials: an access key with the first command, or IAM Identity Center with the second.`,
        ...(missingProfile === undefined
          ? []
          : [`If another profile is meant, set AWS_PROFILE to it${placeOf(plan.credentials.location)}.`]),
        "A Bedrock API key in AWS_BEARER_TOKEN_BEDROCK works without any profile.",
      ],
      commands: [`aws configure${name}`, `aws configure sso${name}`],
      links: [keysLink],
    };
  },
  docs: "credentials.md#none",
};

/** Which variable selects the profile, and where. */
function sayMissing(profile: string, plan: Plan): string {
  const selected = plan.variables.find((one) => one.name === "AWS_PROFILE" && one.leftOut !== true);
  const by = selected?.value === profile ? `AWS_PROFILE${placeOf(selected.location)}` : "--profile";
  return `profile "${profile}", selected by ${by}, holds no credentials; key pairs in variables and [default] are then not tried`;
}

const bearerExpired: CatalogueEntry<"credentials.bearer-expired"> = {
  title: () => "The Bedrock API key is expired",
  why: ({ hides }) =>
    hides.length === 0
      ? "AWS refuses every request that carries it."
      : `AWS refuses every request that carries it, and it hides ${hides.join(" and ")}, which Claude Code does not try.`,
  measured: ({ expiredAt, region }) =>
    `AWS_BEARER_TOKEN_BEDROCK ran out at ${expiredAt}${region === undefined ? "" : ` (made for ${region})`}; read from the key itself`,
  expected: (_, { plan }) => `a key that is valid at ${plan.at}, or none`,
  clientShows: (_, { plan }) => deniedSentence(plan),
  remedy: ({ hides }, { plan }) => {
    const removal = removeVariable(plan, "AWS_BEARER_TOKEN_BEDROCK");
    const links = ["https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html"];
    if (hides.length > 0) {
      return {
        summary: `Remove the key, and Claude Code uses ${hides[0]}.`,
        ...removal,
        links,
      };
    }
    const place = setVariable(plan, "AWS_BEARER_TOKEN_BEDROCK", "<new key>");
    return {
      summary: "Make a new API key; a short-term one lives twelve hours at most.",
      steps: [
        "Make a new key in the Bedrock console under API keys, in the region Claude Code calls.",
        ...place.steps,
      ],
      commands: place.commands,
      ...(place.settings === undefined ? {} : { settings: place.settings }),
      links: [
        ...links,
        `https://${plan.region.value}.console.aws.amazon.com/bedrock/home?region=${plan.region.value}#/api-keys`,
      ],
    };
  },
  docs: "credentials.md#bearer-expired",
};

function placeOf(location: { file: string; line?: number } | undefined): string {
  return location === undefined
    ? ""
    : ` in ${location.file}${location.line === undefined ? "" : `:${location.line}`}`;
}

/** Where Claude Code runs `awsAuthRefresh` first, running it by hand shows what it brings. */
function afterRefresh<C extends "credentials.none" | "credentials.expired">(
  entry: CatalogueEntry<C>,
): CatalogueEntry<C> {
  const own = (context: RemedyContext): string | null => usableRefresh(context.plan);
  return {
    ...entry,
    expected(args, context) {
      const label = own(context);
      const expected = entry.expected(args, context);
      return label === null ? expected : `${expected}, which awsAuthRefresh (${label}) may bring`;
    },
    remedy(args, context) {
      const label = own(context);
      const remedy = entry.remedy(args, context);
      if (label === null) return remedy;
      return {
        ...remedy,
        summary: `Run the command of awsAuthRefresh: Claude Code does so at its start, and bedrock-doctor never does.`,
        steps: [`Run ${label} as it stands in the settings, and then bedrock-doctor again.`, ...remedy.steps],
        commands: label.startsWith("aws ") ? [label, ...remedy.commands] : remedy.commands,
      };
    },
  };
}

export const credentialsCatalogue: Catalogue<keyof CredentialsArguments> = {
  ...credentialKeysCatalogue,
  ...credentialInvalidCatalogue,
  ...credentialSigningCatalogue,
  ...credentialKeepingCatalogue,
  ...credentialApiKeyCatalogue,
  "credentials.none": afterRefresh(noCredentials),
  "credentials.expired": afterRefresh(expired),
  "credentials.bearer-expired": bearerExpired,
};
