/** What the codes for IDs that name nothing mean, and how another ID is put in their place. */
import { prefixOverrides } from "../../knowledge/client-rules.js";
import { findClientSentence } from "../../knowledge/client-sentences.js";
import { geographyOf } from "../../knowledge/inference-profile-ids.js";
import type { MisnamedModel, ModelArguments, ReplacedModel } from "../arguments/models.js";
import { setVariable } from "../mend.js";
import { prefixBehind } from "../models/misnamed.js";
import { type Mending, mergeMendings, replaceModels, setOverride } from "../models/replace.js";
import { listWithRoles, plannedAs, sayBroken } from "../models/wording.js";
import type { Catalogue, CatalogueEntry, Remedy, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";

const profilesLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html";
const idsLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html";

type Args = { models: MisnamedModel[] };

/** What Claude Code shows once the request is made. */
function shows({ models }: Args, { plan }: RemedyContext): string | undefined {
  const first = models.find((one) => one.inUse && one.refusal !== null);
  if (first === undefined || first.refusal === "other") return undefined;
  const symptom = first.refusal === "denied" ? "denied" : "invalid-id";
  return findClientSentence(symptom, clientOf(plan), first.model);
}

function why({ models }: Args): string {
  return `${sayBroken(models)}; Claude Code sends the ID as it stands and corrects nothing.`;
}

function measured({ models }: Args): string {
  return models
    .map((one) => {
      const proof = one.refusal !== null ? "AWS refused it" : "no request was needed to tell";
      return `${one.model} (${one.roles.join(", ")}), from ${one.source}: ${proof}`;
    })
    .join("; ");
}

function suggestions(models: readonly ReplacedModel[]): string | null {
  const ids = models.flatMap((one) => (one.suggestion === null ? [] : [one.suggestion]));
  return ids.length === 0 ? null : [...new Set(ids)].join(", ");
}

/** Names the suggested IDs where the wrong ones stand, or lists what there is. */
export function replaceAll(
  models: readonly (ReplacedModel & { region?: string })[],
  { plan }: RemedyContext,
): Mending {
  const replacements = models.flatMap((one) => {
    const { suggestion } = one;
    return suggestion === null ? [] : plannedAs(plan, one).map((model) => ({ model, id: suggestion }));
  });
  const without = models.filter((one) => one.suggestion === null || plannedAs(plan, one).length === 0);
  return mergeMendings([
    replaceModels(plan, replacements),
    ...without.map((one) => ({
      steps: [`Choose an ID for ${one.model} from the list and write it where the wrong one stands.`],
      commands: [`aws bedrock list-inference-profiles --region ${one.region ?? plan.region.value}`],
    })),
  ]);
}

/** Says where the suggested ID is from. */
export function sayOrigin(models: readonly ReplacedModel[]): string {
  if (suggestions(models) === null) return "";
  return models.some((one) => one.suggestedBy === "table")
    ? "; the account's list could not be read, so the ID is derived"
    : "; it is in this account's list";
}

const invalidId: CatalogueEntry<"model.invalid-id"> = {
  title: ({ models }) =>
    models.length === 1 ? `AWS knows no model ${models[0]?.model}` : "AWS does not know IDs of models",
  why,
  measured,
  expected: ({ models }) => suggestions(models) ?? "an ID that the account's list of profiles has",
  clientShows: shows,
  remedy: (args, context) => ({
    summary: `Write the ID as AWS has it${sayOrigin(args.models)}.`,
    ...replaceAll(args.models, context),
    links: [idsLink],
  }),
  docs: "models.md#invalid-id",
};

const prefixMismatch: CatalogueEntry<"model.prefix-mismatch"> = {
  title: ({ models }) =>
    `${[...new Set(models.map((one) => `${one.prefix}.`))].join(", ")} profiles cannot be called from ${models[0]?.region}`,
  why,
  measured,
  expected: ({ models }) =>
    suggestions(models) ??
    `a profile of ${(models[0]?.callable ?? []).map((prefix) => `${prefix}.`).join(", ") || "the region"}`,
  clientShows: shows,
  remedy: (args, context) => {
    const { plan } = context;
    const links = [profilesLink];
    const summary = `Use the profile of the region's own geography${sayOrigin(args.models)}.`;
    const planned = args.models.flatMap((one) => plannedAs(plan, one));
    const chosen = planned.map((model) => prefixBehind(plan, model)?.name);
    const name = chosen.every((one) => one === chosen[0]) ? chosen[0] : undefined;
    const prefix = geographyOf(args.models[0]?.suggestion ?? "");
    if (name !== undefined && prefix !== null && prefixOverrides.values.includes(prefix)) {
      return { summary, ...setVariable(plan, name, prefix), links };
    }
    return { summary, ...replaceAll(args.models, context), links };
  },
  docs: "models.md#prefix-mismatch",
};

const profileMissing: CatalogueEntry<"model.profile-missing"> = {
  title: ({ models }) =>
    models.length === 1
      ? `Claude Code derives ${models[0]?.model}, which does not exist here`
      : "Claude Code derives inference profiles that do not exist here",
  why: ({ models, listed }) =>
    listed
      ? `${sayBroken(models)}: the account's list has no profile of the model, so the built-in ID is used unchecked.`
      : `${sayBroken(models)}: without bedrock:ListInferenceProfiles Claude Code puts its built-in prefix in front of the model, unchecked.`,
  measured,
  expected: ({ models }) => suggestions(models) ?? "a model that the region has a profile for",
  clientShows: shows,
  remedy: ({ models, listed }, context) => {
    const mending = replaceAll(models, context);
    const grant =
      "Or let the caller do bedrock:ListInferenceProfiles: Claude Code then takes a profile that exists.";
    return {
      summary: `Pin the profile that exists${sayOrigin(models)}.`,
      ...mending,
      steps: listed ? mending.steps : [...mending.steps, grant],
      links: [profilesLink, "https://code.claude.com/docs/en/amazon-bedrock"],
    };
  },
  docs: "models.md#profile-missing",
};

const arnRegion: CatalogueEntry<"model.arn-region-mismatch"> = {
  title: ({ models }) =>
    `An ARN of ${[...new Set(models.map((one) => one.arnRegion))].join(", ")} is called in ${models[0]?.region}`,
  why: ({ models }) =>
    `${sayBroken(models)}: Claude Code calls the host of its own region, which has no such resource.`,
  measured,
  expected: ({ models }) =>
    `an ARN of ${models[0]?.region}, or ${models[0]?.arnRegion} as the region${orSuggestion(models)}`,
  clientShows: shows,
  remedy: ({ models }, context) => {
    const links = [profilesLink];
    if (models.every((one) => one.suggestion !== null)) {
      return {
        summary: `Name the same model's profile in this region${sayOrigin(models)}.`,
        ...replaceAll(models, context),
        links,
      };
    }
    return { summary: "Call the region that the ARN is of.", ...moveRegion(models, context), links };
  },
  docs: "models.md#arn-region-mismatch",
};

function orSuggestion(models: readonly ReplacedModel[]): string {
  const ids = suggestions(models);
  return ids === null ? "" : `, or ${ids}`;
}

/** Where the small model has a region of its own, only that one is moved. */
function moveRegion(
  models: readonly (MisnamedModel & { arnRegion: string })[],
  { plan }: RemedyContext,
): Pick<Remedy, "steps" | "commands" | "settings"> {
  const own = "ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION";
  return mergeMendings(
    models.map((one) =>
      setVariable(plan, one.region === plan.region.value ? "AWS_REGION" : own, one.arnRegion),
    ),
  );
}

const arnInvalid: CatalogueEntry<"model.arn-invalid"> = {
  title: ({ models }) => {
    const [first] = models;
    if (first?.fault === "encoded") return "An ARN is percent-encoded";
    return first?.fault === "resource-type" ? `A ${first.type} cannot be invoked` : "An ARN is malformed";
  },
  why: ({ models }) =>
    models.some((one) => one.fault === "encoded")
      ? `${sayBroken(models)}: Claude Code encodes ARNs itself, so this one arrives encoded twice.`
      : `${sayBroken(models)}; Claude Code does not look at what an ARN names.`,
  measured,
  expected: ({ models }) =>
    suggestions(models) ??
    "arn:<partition>:bedrock:<region>:<account>:application-inference-profile/<id>, or another that can be invoked",
  clientShows: shows,
  remedy: (args, context) => ({
    summary: args.models.every((one) => one.fault === "encoded")
      ? "Write the ARN as AWS shows it, with / and :."
      : `Name an inference profile${sayOrigin(args.models)}.`,
    ...replaceAll(args.models, context),
    links: [profilesLink],
  }),
  docs: "models.md#arn-invalid",
};

const overrideInvalid: CatalogueEntry<"model.override-invalid"> = {
  title: ({ models }) =>
    `modelOverrides puts ${models.map((one) => one.model).join(", ")} on the wire, which AWS does not know`,
  why: ({ models }) =>
    `${sayBroken(models)}: Claude Code sends the value in the place of ${models.map((one) => one.key).join(", ")}, unchecked.`,
  measured: ({ models }) => listWithRoles(models.map((one) => ({ ...one, roles: [one.key] }))),
  expected: ({ models }) => suggestions(models) ?? "an ID or ARN that can be invoked",
  clientShows: shows,
  remedy: (args, context) => ({
    summary: `Correct the value in modelOverrides${sayOrigin(args.models)}.`,
    ...mergeMendings(
      args.models.map(({ key, model, suggestion, location }) =>
        suggestion === null || location === undefined
          ? {
              steps: [`Choose an ID for ${model} from the list and write it as the value of ${key}.`],
              commands: [`aws bedrock list-inference-profiles --region ${context.plan.region.value}`],
            }
          : setOverride(location, key, suggestion),
      ),
    ),
    links: ["https://code.claude.com/docs/en/model-config"],
  }),
  docs: "models.md#override-invalid",
};

export const misnamedCatalogue = {
  "model.invalid-id": invalidId,
  "model.prefix-mismatch": prefixMismatch,
  "model.profile-missing": profileMissing,
  "model.arn-region-mismatch": arnRegion,
  "model.arn-invalid": arnInvalid,
  "model.override-invalid": overrideInvalid,
} satisfies Partial<Catalogue<keyof ModelArguments>>;
