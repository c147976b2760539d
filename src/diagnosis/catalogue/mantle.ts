/** What the `mantle` codes mean and how they are mended. */
import { findClientSentence } from "../../knowledge/client-sentences.js";
import type { MantleArguments, MisroutedModel } from "../arguments/mantle.js";
import { setVariable } from "../mend.js";
import { replaceModels } from "../models/replace.js";
import type { Catalogue, CatalogueEntry, Remedy, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";
import { mantlePlaceCatalogue } from "./mantle-place.js";
import { mantleRefusedCatalogue } from "./mantle-refused.js";

const clientLink = "https://code.claude.com/docs/en/amazon-bedrock";
const mantleLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/endpoints.html";

const modelIdFormat: CatalogueEntry<"mantle.model-id-format"> = {
  title: ({ models }) => `Mantle does not take ${nameModels(models)}`,
  why: () =>
    "Only Mantle is on, and it serves neither inference profiles nor ARNs nor IDs with a version, so every such request is refused.",
  measured: ({ models }) => listModels(models),
  expected: ({ models }) =>
    models.map((one) => one.suggestion ?? "an ID of the form anthropic.claude-<name>").join(", "),
  // Seen with -p only.
  clientShows: ({ models }, { plan }) =>
    plan.mode === "print" ? findClientSentence("not-on-mantle", clientOf(plan), models[0]?.model) : undefined,
  remedy: ({ models }, context) => {
    const both =
      "Or, to keep the ID, switch the Invoke API on beside Mantle (CLAUDE_CODE_USE_BEDROCK=1): what is not in Mantle's form then goes there.";
    return {
      summary: "Name the model in Mantle's form.",
      ...nameAll(models, context, both),
      links: [clientLink, mantleLink],
    };
  },
  docs: "mantle.md#model-id-format",
};

const unrouted: CatalogueEntry<"mantle.unrouted"> = {
  title: ({ models }) => `Mantle serves ${nameModels(models)}, and Mantle is off`,
  why: () => "The ID goes to the Invoke API as it stands, which does not know the model by that name.",
  measured: ({ models }) => `${listModels(models)}, with CLAUDE_CODE_USE_MANTLE not on`,
  expected: ({ models }) =>
    models
      .map((one) => one.suggestion ?? "the model's inference profile")
      .join(", ")
      .concat(", or Mantle on"),
  clientShows: ({ models }, { plan }) => findClientSentence("invalid-id", clientOf(plan), models[0]?.model),
  remedy: ({ models }, context) => {
    const route =
      "Or switch Mantle on beside the Invoke API (CLAUDE_CODE_USE_MANTLE=1); it needs the permission bedrock-mantle:CreateInference.";
    const named = models.some((one) => one.suggestion !== null);
    const switchOn = setVariable(context.plan, "CLAUDE_CODE_USE_MANTLE", "1");
    return {
      summary: named
        ? "Name the model's inference profile, by which the Invoke API serves it."
        : "Switch Mantle on beside the Invoke API.",
      ...(named ? nameAll(models, context, route) : switchOn),
      links: [clientLink, mantleLink],
    };
  },
  docs: "mantle.md#unrouted",
};

const aliasSurprise: CatalogueEntry<"mantle.alias-surprise"> = {
  title: ({ surprises }) => {
    const [first] = surprises;
    return first?.alias == null
      ? `On Mantle the default is ${first?.resolved ?? "another model"}`
      : `On Mantle "${first.alias}" is ${first.resolved}`;
  },
  why: ({ surprises }) =>
    surprises.some((one) => one.alias !== null)
      ? "An alias stands for another family there than its name says, with another price and another quality of work."
      : "Where nobody chose, Mantle has another model than the Invoke API, with another price.",
  measured: ({ surprises }) =>
    surprises.map((one) => `${one.alias ?? "default"} (${one.role}) → ${one.resolved}`).join(", "),
  expected: ({ surprises }) =>
    surprises
      .map((one) => `${one.onInvoke} on the Invoke API`)
      .join(", ")
      .concat("; on Mantle, a named model"),
  remedy: ({ surprises }, { plan }) => {
    const named = surprises.map((one) => ({
      id: one.alias === null ? one.resolved : (one.suggestion ?? one.resolved),
      keeps: one.resolved,
      model: plan.models.find(({ role }) => role === one.role),
    }));
    const mending = replaceModels(
      plan,
      named.flatMap(({ model, id }) => (model === undefined ? [] : [{ model, id }])),
    );
    const other = named.find((one) => one.id !== one.keeps);
    return {
      summary: "Name the model by its Mantle ID.",
      ...mending,
      steps: [...mending.steps, ...(other === undefined ? [] : [`${other.keeps} keeps what happens now.`])],
      links: [clientLink, mantleLink],
    };
  },
  docs: "mantle.md#alias-surprise",
};

function nameAll(
  models: readonly MisroutedModel[],
  { plan }: RemedyContext,
  instead: string,
): Pick<Remedy, "steps" | "commands" | "settings"> {
  const replacements = models.flatMap(({ roles, suggestion }) =>
    suggestion === null
      ? []
      : plan.models.filter((model) => roles.includes(model.role)).map((model) => ({ model, id: suggestion })),
  );
  const mending = replaceModels(plan, replacements);
  const open = models.filter((one) => one.suggestion === null);
  return {
    ...mending,
    steps: [
      ...mending.steps,
      ...open.map((one) => `Choose another model in place of ${one.model}.`),
      instead,
    ],
  };
}

function nameModels(models: readonly MisroutedModel[]): string {
  return models.length === 1 ? (models[0]?.model ?? "the model") : `${models.length} of the model IDs in use`;
}

function listModels(models: readonly MisroutedModel[]): string {
  return models.map((one) => `${one.model} (${one.roles.join(", ")})`).join(", ");
}

export const mantleCatalogue: Catalogue<keyof MantleArguments> = {
  ...mantleRefusedCatalogue,
  ...mantlePlaceCatalogue,
  "mantle.model-id-format": modelIdFormat,
  "mantle.unrouted": unrouted,
  "mantle.alias-surprise": aliasSurprise,
};
