/** Bedrock API keys that AWS does not take, and what one hides. */
import type { ApiKeyFault } from "../../claude-code/api-key.js";
import { findClientSentence } from "../../knowledge/client-sentences.js";
import { isCallableFrom } from "../../knowledge/geographies.js";
import { cleanVariable, removeVariable, setVariable } from "../mend.js";
import type { Catalogue, CatalogueEntry, Remedy, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";
import { deniedSentence } from "./denied-sentence.js";

type Plan = RemedyContext["plan"];

const name = "AWS_BEARER_TOKEN_BEDROCK";
const keyLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html";

/** Without the key where something else signs; else a new one in its place. */
function replaceKey(plan: Plan, hides: string | null, region: string): Remedy {
  if (hides !== null) {
    const removal = removeVariable(plan, name);
    return {
      summary: `Remove the key, and Claude Code uses ${hides}.`,
      ...removal,
      steps: [...removal.steps, `Or make a new key for ${region} in the Bedrock console under API keys.`],
      links: [keyLink],
    };
  }
  const place = setVariable(plan, name, "<new key>");
  return {
    summary: "Put a new key in its place.",
    ...place,
    steps: [
      `Make a new key for ${region} in the Bedrock console under API keys; who may not asks an administrator: "Please make me a Bedrock API key for ${region}."`,
      ...place.steps,
    ],
    links: [keyLink, `https://${region}.console.aws.amazon.com/bedrock/home?region=${region}#/api-keys`],
  };
}

function hidden(hides: string | null): string {
  return hides === null ? "." : `, and it hides ${hides}, which Claude Code does not try.`;
}

const empty: CatalogueEntry<"credentials.bearer-empty"> = {
  title: () => `${name} is blank`,
  why: ({ version }) =>
    `Claude Code ${version} takes the blank for a key and signs nothing, whatever other credentials are set.`,
  measured: ({ source, version }) => `${name} is set to nothing in ${source}; Claude Code is ${version}`,
  expected: ({ fixedIn }) => `no ${name}, or Claude Code ${fixedIn} or later`,
  clientShows: (_, { plan }) => findClientSentence("no-credentials", clientOf(plan)),
  remedy: (_, { plan }) => {
    const removal = removeVariable(plan, name);
    return {
      summary: "Remove the variable altogether, or update Claude Code.",
      ...removal,
      steps: [...removal.steps, "Or update Claude Code: claude update."],
      links: ["https://code.claude.com/docs/en/amazon-bedrock"],
    };
  },
  docs: "credentials.md#bearer-empty",
};

const faults: Record<ApiKeyFault, string> = {
  quoted: "it stands in quotes, which are sent along",
  "bearer-word": "it begins with the word Bearer, which is then sent twice",
  "line-break": "it holds a blank or a line break in its midst, which no header can carry",
  "unknown-prefix": "it begins neither with bedrock-api-key- nor with ABSK",
  "cut-short": "it is cut short: the end is missing",
};

const malformed: CatalogueEntry<"credentials.bearer-malformed"> = {
  title: () => "The Bedrock API key is not whole",
  why: ({ hides }) => `AWS refuses every request that carries it${hidden(hides)}`,
  measured: ({ source, fault }) => `${source}: ${faults[fault]}`,
  expected: () => "bedrock-api-key-… or ABSK… as AWS showed it, without quotes and without the word Bearer",
  clientShows: (_, { plan }) => deniedSentence(plan),
  remedy: ({ fault, hides }, { plan }) => {
    const remedy = replaceKey(plan, hides, plan.region.value);
    if (hides !== null) return remedy;
    const cleaned = cleanVariable(plan, name);
    if (cleaned !== null && fault !== "unknown-prefix" && fault !== "cut-short") {
      return { ...remedy, ...cleaned, summary: "Take out what does not belong to the key." };
    }
    const place = setVariable(plan, name, "<key>");
    const copied =
      fault === "unknown-prefix"
        ? "Copy the Bedrock API key: a key of Anthropic or of another service does not do."
        : "Copy the key once more from where AWS showed it, in one line and without anything round it.";
    return {
      ...remedy,
      ...place,
      summary: "Copy the key once more.",
      steps: [copied, ...place.steps, ...remedy.steps.slice(0, 1)],
    };
  },
  docs: "credentials.md#bearer-malformed",
};

const wrongRegion: CatalogueEntry<"credentials.bearer-wrong-region"> = {
  title: ({ keyRegion, region }) => `The API key is for ${keyRegion}, and Claude Code calls ${region}`,
  why: ({ hides }) => `A short-term key holds in the region it was made for and in no other${hidden(hides)}`,
  measured: ({ keyRegion, region, regionSource }) =>
    `made for ${keyRegion} (read from the key itself), called: ${region} (${regionSource.replace("env:", "")})`,
  expected: ({ region }) => `a key made for ${region}, or ${name} and AWS_REGION of one region`,
  clientShows: (_, { plan }) => deniedSentence(plan),
  remedy: ({ keyRegion, region, hides, regionSource }, { plan }) => {
    const elsewhere = setVariable(plan, "AWS_REGION", keyRegion);
    if (!movable(plan, keyRegion) && regionSource !== "default") {
      const remedy = replaceKey(plan, hides, region);
      return {
        ...remedy,
        steps: [
          ...remedy.steps,
          `Where ${keyRegion} is meant, set AWS_REGION to it and name models that can be called from there.`,
        ],
      };
    }
    return {
      summary: `Call the region of the key: ${keyRegion}.`,
      ...elsewhere,
      steps: [
        ...elsewhere.steps,
        `Where ${region} is meant, make a new key there in the Bedrock console under API keys.`,
      ],
      links: [keyLink],
    };
  },
  docs: "credentials.md#bearer-wrong-region",
};

/** Whether the models in use can be called from there as they are named. */
function movable(plan: Plan, region: string): boolean {
  return plan.models
    .filter((one) => one.inUse)
    .every(({ resolved }) => isCallableFrom(resolved.split(".")[0] ?? "", region) === true);
}

const rejected: CatalogueEntry<"credentials.bearer-rejected"> = {
  title: () => "AWS rejects the Bedrock API key",
  why: ({ hides }) => `AWS refuses every request that carries it${hidden(hides)}`,
  measured: ({ source, kind, expiresAt, account }) =>
    `${source}: a ${kind} key${account === undefined ? "" : ` of account ${account}`}, whole by its form${
      expiresAt === undefined ? "" : ` and good until ${expiresAt} by its own word`
    }; AWS says that it is not valid`,
  expected: ({ kind }) =>
    kind === "short-term"
      ? "a key whose minting credentials have not ended or been revoked"
      : "a key that is active and not past its end, which only IAM tells",
  clientShows: (_, { plan }) => deniedSentence(plan),
  remedy: ({ hides, kind }, { plan }) => {
    const remedy = replaceKey(plan, hides, plan.region.value);
    return kind === "short-term"
      ? remedy
      : {
          ...remedy,
          steps: [
            ...remedy.steps,
            "An administrator sees its state under IAM, Users, the user of the key, Security credentials, API keys for Amazon Bedrock.",
          ],
        };
  },
  docs: "credentials.md#bearer-rejected",
};

const shadows: CatalogueEntry<"credentials.bearer-shadows"> = {
  title: ({ hidden: other }) => `The API key hides ${other}`,
  why: () =>
    "Claude Code uses the API key whatever else is set: permissions, bill and end are those of the key, and when it ends nothing takes its place.",
  measured: ({ source, hidden: other, arn, accessKeyId, provedBy }) =>
    `${source} is used; ${other}${accessKeyId === undefined ? "" : ` (${accessKeyId})`} ${
      provedBy === "sts" ? `works too, as ${arn ?? "AWS STS says"}` : "is signed in too"
    }`,
  expected: () => "one of the two",
  remedy: ({ hidden: other }, { plan }) => {
    const removal = removeVariable(plan, name);
    return {
      summary: `Remove the key where ${other} is meant; where the key is meant, ignore this.`,
      ...removal,
      links: [keyLink],
    };
  },
  docs: "credentials.md#bearer-shadows",
};

export const credentialApiKeyCatalogue: Catalogue<
  | "credentials.bearer-empty"
  | "credentials.bearer-malformed"
  | "credentials.bearer-wrong-region"
  | "credentials.bearer-rejected"
  | "credentials.bearer-shadows"
> = {
  "credentials.bearer-empty": empty,
  "credentials.bearer-malformed": malformed,
  "credentials.bearer-wrong-region": wrongRegion,
  "credentials.bearer-rejected": rejected,
  "credentials.bearer-shadows": shadows,
};
