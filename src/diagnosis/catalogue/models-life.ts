/** What the codes for a model's life, for data retention and for an expected model mean, and how they are mended. */
import { findClientSentence } from "../../knowledge/client-sentences.js";
import type { LifecycleModel, ModelArguments, ModelsArgument } from "../arguments/models.js";
import { mergeMendings, replaceModels } from "../models/replace.js";
import { displayName, hitsMain, listWithRoles, plannedAs, sayBroken, sayUse } from "../models/wording.js";
import { suggestModel } from "../suggest-model.js";
import type { Catalogue, CatalogueEntry, Remedy, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";
import { sayList, sayVerb } from "./say.js";

const lifecycleLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html";
const retentionLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/data-retention.html";

function day(time: string): string {
  return time.slice(0, 10);
}

function names(models: readonly LifecycleModel[]): string {
  return sayList(models.map((one) => displayName(one.behind ?? one.model)));
}

/** With who uses them, where it is not the main model. */
function subject(models: readonly LifecycleModel[]): string {
  const use = sayUse(models);
  return use === "" ? names(models) : `${names(models)}${use},`;
}

function sayDates({ told, legacySince, endOfLife: end }: LifecycleModel): string {
  const dates = [
    ...(legacySince === undefined ? ["legacy"] : [`legacy since ${day(legacySince)}`]),
    ...(end === undefined ? [] : [`end of life ${day(end)}`]),
  ];
  return `${dates.join(", ")} (${told === "AWS" ? "by AWS" : "Bedrock user guide"})`;
}

function written({ model, behind }: LifecycleModel): string {
  return behind === undefined ? model : `${model}, a profile of ${behind}`;
}

function measured({ models }: { models: readonly LifecycleModel[] }): string {
  return models.map((one) => `${written(one)} (${one.roles.join(", ")}): ${sayDates(one)}`).join("; ");
}

function successors({ models }: { models: readonly LifecycleModel[] }): string {
  const ids = [...new Set(models.flatMap((one) => (one.suggestion === null ? [] : [one.suggestion])))];
  return ids.length === 0 ? "an active model of the account's list" : ids.join(", ");
}

/** Names each successor where the model is named now. */
function moveOn(models: readonly LifecycleModel[], { plan }: RemedyContext) {
  const orphans = models.filter((one) => one.suggestion === null);
  const moved = replaceModels(
    plan,
    models.flatMap((one) => {
      const { suggestion } = one;
      return suggestion === null ? [] : plannedAs(plan, one).map((model) => ({ model, id: suggestion }));
    }),
  );
  return {
    ...moved,
    steps: [
      ...moved.steps,
      ...orphans.map((one) => `Choose an active model in the place of ${one.model} from the list.`),
    ],
    commands: [
      ...moved.commands,
      ...(orphans.length === 0
        ? []
        : [`aws bedrock list-inference-profiles --region ${plan.region.value}${profileOption(plan)}`]),
    ],
  };
}

function profileOption({ credentials }: RemedyContext["plan"]): string {
  return credentials.profile === undefined ? "" : ` --profile ${credentials.profile}`;
}

const legacy: CatalogueEntry<"model.legacy"> = {
  title: ({ models }) => {
    const [first] = models;
    const end =
      models.length === 1 && first?.endOfLife !== undefined ? ` and ends on ${day(first.endOfLife)}` : "";
    return `${subject(models)} ${sayVerb(models, "is", "are")} legacy on Amazon Bedrock${end}`;
  },
  why: ({ models }) => {
    const ends = models.flatMap(({ endOfLife: end }) => (end === undefined ? [] : [day(end)])).sort();
    const then = ends[0] === undefined ? "Once it ends" : `From ${ends[0]} on`;
    return `It still answers. ${then}: ${lower(sayBroken(models))}. A legacy model is also lost after some 15 days without use, and may cost more.`;
  },
  measured,
  expected: (args) => `an active model: ${successors(args)}`,
  remedy: ({ models }, context) => ({
    summary: `Move to ${successors({ models })} before it ends${sayAccess(models)}.`,
    ...moveOn(models, context),
    links: [lifecycleLink],
  }),
  docs: "models.md#legacy",
};

function sayAccess(models: readonly LifecycleModel[]): string {
  return models.some((one) => one.suggestedBy === "table")
    ? " (by a dated table: the account's list is not known)"
    : "";
}

const endOfLife: CatalogueEntry<"model.end-of-life"> = {
  title: ({ models }) =>
    models.every((one) => one.reason === "inactive")
      ? `${subject(models)} ${sayVerb(models, "is", "are")} legacy, and closed to this account`
      : `${subject(models)} ${sayVerb(models, "has", "have")} reached the end on Amazon Bedrock`,
  why: ({ models }) =>
    `${sayBroken(models)}: ${models.some((one) => one.reason === "inactive") ? "AWS serves a legacy model only to accounts that go on using it" : "AWS serves the model no more"}.`,
  measured: ({ models }, { plan }) =>
    models
      .map(({ inactiveDays: days, reason, ...one }) => {
        const about = `${one.model} (${one.roles.join(", ")})`;
        if (reason === "inactive")
          return `${about}: legacy, and ${days === undefined ? "no longer open to this account" : `not used in the last ${days} days`}`;
        return one.endOfLife === undefined || one.endOfLife > plan.at
          ? `${about}: AWS says it has reached the end of its life`
          : `${about}: ${sayDates(one)}`;
      })
      .join("; "),
  expected: (args) => `an active model: ${successors(args)}`,
  clientShows: ({ models }, { plan }) =>
    hitsMain(models) ? findClientSentence("not-found", clientOf(plan), models[0]?.model) : undefined,
  remedy: ({ models }, context) => ({
    summary: `Use ${successors({ models })} instead${sayAccess(models)}.`,
    ...moveOn(models, context),
    links: [lifecycleLink],
  }),
  docs: "models.md#end-of-life",
};

function lower(text: string): string {
  return /^[A-Z][a-z]/.test(text) && !text.startsWith("Claude")
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

const dataRetention: CatalogueEntry<"model.data-retention"> = {
  title: ({ models, mode }) =>
    `The account's data retention${mode === null ? "" : ` (${mode})`} does not allow ${sayList(models.map((one) => one.model))}${sayUse(models)}`,
  why: ({ models }) =>
    `${sayBroken(models)}: its maker has requests kept for up to 30 days, and AWS serves it only where the account agrees.`,
  measured: ({ models, mode, accountMode }, { plan }) =>
    `data retention mode '${mode ?? "unknown"}' counts for ${listWithRoles(models)} in ${plan.region.value}${accountMode === null ? "" : `; the account's own mode is '${accountMode}'`}`,
  expected: ({ allowed }) =>
    allowed.length === 0 ? "a mode that the model takes" : `mode ${allowed.join(" or ")}`,
  clientShows: ({ models, mode }, { plan }) =>
    mode === null || !hitsMain(models)
      ? undefined
      : findClientSentence("data-retention", clientOf(plan), mode),
  remedy: (args, context) => retentionRemedy(args, context),
  docs: "models.md#data-retention",
};

/** A decision on data protection: the command is for whoever may take it, and there is a way without. */
function retentionRemedy(
  { models, allowed }: ModelsArgument & { allowed: readonly string[] },
  { plan, identity, profiles }: RemedyContext,
): Remedy {
  const mode = allowed[0] ?? "provider_data_share";
  const region = plan.region.value;
  const account = identity === null ? "the account" : `account ${identity.account}`;
  const other = suggestModel("claude-opus", {
    region,
    listed: profiles?.map((one) => one.id) ?? null,
  });
  return {
    summary: `Whoever decides on data protection sets the mode ${mode} for the account in ${region}; or use another model.`,
    steps: [
      `Whoever decides on data protection for ${account} runs the command below. It lets prompts and answers be kept and leave AWS's boundary, for every model of the account in ${region} that takes the mode.`,
      `To send: "Claude Code is to use ${sayList(models.map((one) => one.model))} on Amazon Bedrock. AWS serves it only with data retention mode ${mode} (today it refuses ${account} in ${region}). Please decide, and run: ${retentionCommand(plan, mode)}"`,
      ...(models.some((one) => one.route === "mantle")
        ? [
            `The Mantle endpoint has a setting of its own: PUT /v1/data_retention at bedrock-mantle.${region}.api.aws.`,
          ]
        : []),
      `Without that, choose a model that needs no retention${other === null ? "" : `, such as ${other.id}`}.`,
    ],
    commands: [retentionCommand(plan, mode)],
    links: [retentionLink],
  };
}

function retentionCommand(plan: RemedyContext["plan"], mode: string): string {
  return `aws bedrock put-account-data-retention --mode ${mode} --region ${plan.region.value}${profileOption(plan)}`;
}

const unexpected: CatalogueEntry<"model.unexpected"> = {
  title: ({ model, expected }) => `The main model is ${model}, not ${expected}`,
  why: () => "Claude Code works with another model than the one this set-up is held against.",
  measured: ({ model, source }) => `${model}, from ${source}`,
  expected: ({ expected }) => `${expected}, as --expect-model says`,
  remedy: ({ model, suggestion, expected }, { plan }) => ({
    summary: `Name ${suggestion ?? expected} where the main model is named.`,
    ...mergeMendings([
      replaceModels(
        plan,
        suggestion === null
          ? []
          : plannedAs(plan, { model })
              .filter((one) => one.role === "primary")
              .map((one) => ({ model: one, id: suggestion })),
      ),
      ...(suggestion === null
        ? [{ steps: [`No listed model is near ${expected}: check what --expect-model says.`], commands: [] }]
        : []),
    ]),
    links: ["https://code.claude.com/docs/en/model-config"],
  }),
  docs: "models.md#unexpected",
};

export const lifeCatalogue = {
  "model.legacy": legacy,
  "model.end-of-life": endOfLife,
  "model.data-retention": dataRetention,
  "model.unexpected": unexpected,
} satisfies Partial<Catalogue<keyof ModelArguments>>;
