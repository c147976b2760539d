/** What the `request` codes mean and how they are mended. Names of flags and fields only, no values. */
import { findClientSentence } from "../../knowledge/client-sentences.js";
import type { Addition, RequestArguments } from "../arguments/request.js";
import { removeVariable, setVariable } from "../mend.js";
import { mergeMendings } from "../models/replace.js";
import { variableOf } from "../plan-variable.js";
import type { Catalogue, CatalogueEntry, Remedy, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";
import { sayList } from "./say.js";

const errorsLink = "https://code.claude.com/docs/en/errors";
const clientLink = "https://code.claude.com/docs/en/amazon-bedrock";
const switchOff = "CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS";

const betaRejected: CatalogueEntry<"request.beta-rejected"> = {
  title: ({ addedBy, version }) =>
    addedBy.length > 0
      ? `AWS refuses a beta flag that ${sayList(addedBy.map((one) => one.name))} adds`
      : `AWS refuses a beta flag that Claude Code ${version} sends`,
  why: ({ clientFallsBackTo }) =>
    clientFallsBackTo === null
      ? "Every request with the flag is refused."
      : "Claude Code is refused, tries again with fewer flags and works without what they stand for.",
  measured: ({ model, flags, said }) => `${said} for ${model}, with ${flags.join(", ")}`,
  expected: ({ clientFallsBackTo }) =>
    clientFallsBackTo === null
      ? "flags that this model takes on Amazon Bedrock"
      : `as with ${clientFallsBackTo.join(", ")}, which was answered`,
  clientShows: ({ clientFallsBackTo, said }) =>
    clientFallsBackTo === null ? `API Error: 400 ${said}` : undefined,
  remedy: ({ addedBy, version }, context) => ({
    summary:
      addedBy.length > 0
        ? "Take the flag away where it is set."
        : "Leave the experimental flags out, or update.",
    ...(addedBy.length > 0 ? takeAway(addedBy, context) : leaveOut(context, version)),
    links: [errorsLink, clientLink],
  }),
  docs: "request.md#beta-rejected",
};

const extraFields: CatalogueEntry<"request.extra-fields"> = {
  title: ({ fields }) =>
    fields.length === 1
      ? `AWS refuses the field ${fields[0]} of the request`
      : "AWS refuses fields of the request",
  why: () => "Amazon Bedrock takes no field that it does not know, so that every such request is refused.",
  measured: ({ model, said }) => `${said} for ${model}`,
  expected: () => "only fields that this model takes on Amazon Bedrock",
  clientShows: ({ said }) => `API Error: 400 ${said}`,
  remedy: ({ addedBy }, context) => ({
    summary:
      addedBy.length > 0
        ? "Take the field away where it is set."
        : "Leave the experimental fields out, or update.",
    ...(addedBy.length > 0 ? takeAway(addedBy, context) : leaveOut(context, context.plan.claudeCode.version)),
    links: [errorsLink, clientLink],
  }),
  docs: "request.md#extra-fields",
};

const tooLong: CatalogueEntry<"request.too-long"> = {
  title: ({ model }) => `${model} calls the input too long`,
  why: () =>
    "The prompt, the tools and the attachments together are beyond what the model takes on Amazon Bedrock.",
  measured: ({ model, said }) => `${said} for ${model}, with a prompt of one word`,
  expected: () => "an input within the model's context window",
  clientShows: (_, { plan }) => findClientSentence("too-long", clientOf(plan)),
  remedy: () => ({
    summary: "Send less, or use a model with a larger window.",
    steps: [
      "In Claude Code: /compact, or /clear for a new conversation; take away MCP servers and files that are not needed.",
      "Where the model has a window of one million tokens on Amazon Bedrock, append [1m] to its ID.",
      "This tool sends one word: if even that is too long, ask whoever runs a gateway on the way what it adds.",
    ],
    commands: [],
    links: [errorsLink],
  }),
  docs: "request.md#too-long",
};

/** Takes the additions away, and leaves what else the variable holds; one that holds nothing else goes. */
function takeAway(
  addedBy: readonly Addition[],
  { plan }: RemedyContext,
): Pick<Remedy, "steps" | "commands" | "settings"> {
  return mergeMendings(
    addedBy.map((one) => {
      const rest = restOf(variableOf(plan, one.name)?.value ?? "", one.adds);
      return rest === null ? removeVariable(plan, one.name) : setVariable(plan, one.name, rest);
    }),
  );
}

/** The text of a list or of a JSON object without some flags or fields; null where nothing is left. */
function restOf(text: string, adds: readonly string[]): string | null {
  if (!text.trim().startsWith("{")) {
    const rest = text
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one !== "" && !adds.includes(one));
    return rest.length === 0 ? null : rest.join(",");
  }
  const body = JSON.parse(text) as Record<string, unknown>;
  const kept = Object.entries(body).flatMap(([name, value]): [string, unknown][] => {
    if (adds.some((one) => one.split(/[.[]/)[0] === name)) return [];
    if (name !== "anthropic_beta" || !Array.isArray(value)) return [[name, value]];
    const flags = value.filter((flag) => !adds.includes(String(flag)));
    return flags.length === 0 ? [] : [[name, flags]];
  });
  return kept.length === 0 ? null : JSON.stringify(Object.fromEntries(kept));
}

function leaveOut({ plan }: RemedyContext, version: string): Pick<Remedy, "steps" | "commands" | "settings"> {
  const mending = setVariable(plan, switchOff, "1");
  return {
    ...mending,
    steps: [
      ...mending.steps,
      `Or update Claude Code from ${version}: newer releases leave out what Amazon Bedrock does not take.`,
    ],
  };
}

export const requestCatalogue: Catalogue<keyof RequestArguments> = {
  "request.beta-rejected": betaRejected,
  "request.extra-fields": extraFields,
  "request.too-long": tooLong,
};
