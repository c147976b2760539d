/** What the codes for names that the client or its settings do not take mean, and how they are mended. */
import type { Plan } from "../../claude-code/types.js";
import { findClientSentence } from "../../knowledge/client-sentences.js";
import type { ModelArguments, VainLongContext } from "../arguments/models.js";
import { mergeMendings, replaceModels } from "../models/replace.js";
import { displayName, listWithRoles, plannedAs, sayBroken } from "../models/wording.js";
import { bare } from "../models/written.js";
import type { Catalogue, CatalogueEntry } from "../types.js";
import { clientOf } from "./client-of.js";

const configLink = "https://code.claude.com/docs/en/model-config";

function sayVain(because: VainLongContext, plan: Plan): string {
  switch (because) {
    case "no-window":
      return "The model has no window of one million tokens on Amazon Bedrock; it ends where it always did.";
    case "native":
      return `Claude Code ${plan.claudeCode.version} gives this model its window of one million tokens without the suffix.`;
    case "switched-off":
      return "CLAUDE_CODE_DISABLE_1M_CONTEXT is set, so the window stays at 200,000 tokens in spite of the suffix.";
  }
}

const longContext: CatalogueEntry<"model.context-1m-unsupported"> = {
  title: ({ models }) => `[1m] does nothing for ${models.map((one) => displayName(one.model)).join(", ")}`,
  why: ({ models }, { plan }) =>
    [...new Set(models.map((one) => one.because))].map((one) => sayVain(one, plan)).join(" "),
  measured: ({ models }) => models.map((one) => `${one.source}: ${one.written}`).join(", "),
  expected: ({ models }) => models.map((one) => bare(one.written)).join(", "),
  remedy: ({ models }, { plan }) => ({
    summary: models.some((one) => one.because === "no-window")
      ? "Take [1m] away, or choose a model that has the window (Sonnet 4.6, Opus 4.6 and later)."
      : "Take [1m] away; nothing else changes.",
    ...replaceModels(
      plan,
      models.flatMap((one) => plannedAs(plan, one).map((model) => ({ model, id: bare(one.written) }))),
    ),
    links: [configLink],
  }),
  docs: "models.md#context-1m-unsupported",
};

const clientTooOld: CatalogueEntry<"model.client-too-old"> = {
  title: ({ models, version }) =>
    `${models.map((one) => displayName(one.model)).join(", ")} needs a newer Claude Code than ${version}`,
  why: ({ models }) =>
    `${sayBroken(models)}: this version asks the model to think in a way that it no longer takes.`,
  measured: ({ version, models }) => `Claude Code ${version}, with ${listWithRoles(models)}`,
  expected: ({ needed }) => `${needed} or later`,
  remedy: ({ needed }) => ({
    summary: `Update Claude Code to ${needed} or later.`,
    steps: ["Update with the command below, or as your organization distributes Claude Code."],
    commands: ["claude update"],
    links: [configLink],
  }),
  docs: "models.md#client-too-old",
};

const unknownKey: CatalogueEntry<"model.override-unknown-key"> = {
  title: ({ entries }) =>
    `modelOverrides has ${entries.length === 1 ? `a key that is` : "keys that are"} ignored: ${entries.map((one) => one.key).join(", ")}`,
  why: () =>
    "Keys are Anthropic's model IDs, dated where the model has a date; any other is passed over in silence.",
  measured: ({ entries }) => entries.map((one) => `${one.key}: ${one.value}`).join(", "),
  expected: ({ entries }) =>
    entries.map((one) => one.meant ?? "an Anthropic model ID such as claude-opus-4-8").join(", "),
  remedy: ({ entries }) => ({
    summary: "Write the key as Anthropic's ID of the model.",
    ...mergeMendings(
      entries.map(({ key, value, meant, location }) => ({
        steps: [
          meant === null
            ? `Remove modelOverrides["${key}"]${location === undefined ? "" : ` from ${location.file}`}, or name the model by Anthropic's ID.`
            : `Rename modelOverrides["${key}"] to "${meant}"${location === undefined ? "" : ` in ${location.file}`}.`,
        ],
        commands: [],
        ...(location === undefined
          ? {}
          : {
              settings: {
                file: location.file,
                patch: { modelOverrides: { [key]: null, ...(meant === null ? {} : { [meant]: value }) } },
              },
            }),
      })),
    ),
    links: [configLink],
  }),
  docs: "models.md#override-unknown-key",
};

const notSelectable: CatalogueEntry<"model.not-selectable"> = {
  title: ({ refused }) =>
    `availableModels refuses ${refused.map((one) => one.requested).join(", ")}, so ${refused[0]?.replacement} is used`,
  why: ({ refused }) =>
    refused.every((one) => one.message)
      ? "Claude Code uses another model than the one that was chosen."
      : "Claude Code uses another model than the one that was chosen, without a word.",
  measured: ({ refused, entries }) =>
    `${refused.map((one) => `${one.requested} (${one.source})`).join(", ")}; the list has ${entries.length === 0 ? "no entry" : entries.join(", ")}`,
  expected: () =>
    "an entry that covers the model: its family (sonnet), or its whole ID; a bare name does not cover an ID with a prefix",
  clientShows: ({ refused }, { plan }) => {
    const shown = refused.find((one) => one.message);
    return shown === undefined
      ? undefined
      : findClientSentence("not-selectable", clientOf(plan), shown.requested)?.replace(
          "…",
          shown.replacement,
        );
  },
  remedy: ({ refused, entries, list }) => {
    const wanted = [...new Set(refused.map((one) => bare(one.requested)))];
    const file = list?.file;
    return {
      summary: "Put the model on the list, or choose one that is on it.",
      steps: [
        `${file === undefined ? "Add" : `In ${file} add`} ${wanted.join(", ")} to availableModels; where an administrator keeps the list, ask for it.`,
        `Or change ${[...new Set(refused.map((one) => one.source))].join(", ")} to a model of the list.`,
      ],
      commands: [],
      ...(file === undefined
        ? {}
        : { settings: { file, patch: { availableModels: [...entries, ...wanted] } } }),
      links: [configLink],
    };
  },
  docs: "models.md#not-selectable",
};

export const fitCatalogue = {
  "model.context-1m-unsupported": longContext,
  "model.client-too-old": clientTooOld,
  "model.override-unknown-key": unknownKey,
  "model.not-selectable": notSelectable,
} satisfies Partial<Catalogue<keyof ModelArguments>>;
