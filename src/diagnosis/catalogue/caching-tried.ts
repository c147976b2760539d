/** What the `caching` codes about AWS's cache itself mean and how they are mended. */
import type { CachingArguments } from "../arguments/caching.js";
import { setVariable } from "../mend.js";
import { replaceModels } from "../models/replace.js";
import { listWithRoles, plannedAs } from "../models/wording.js";
import { suggestModel } from "../suggest-model.js";
import type { Catalogue, CatalogueEntry, RemedyContext } from "../types.js";
import { sayList, sayVerb } from "./say.js";

const cachingLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html";

const unsupported: CatalogueEntry<"caching.unsupported"> = {
  title: ({ models }) =>
    `${sayList(models.map((one) => one.model))} ${sayVerb(models, "does", "do")} not cache prompts on Amazon Bedrock`,
  why: ({ models }) =>
    models.some((one) => one.told === "refused")
      ? "AWS refuses requests that carry cache marks, as those of Claude Code do."
      : "Every turn sends the whole conversation anew, and may be refused for its cache marks.",
  measured: ({ models }) =>
    `${listWithRoles(models)}: ${models.some((one) => one.told === "refused") ? "AWS refused a cache mark" : "not among the models that cache"}`,
  expected: ({ models }, context) => suggestions(models, context).join(", ") || "a model that caches",
  remedy: ({ models }, context) => {
    const { plan } = context;
    const ids = suggestions(models, context);
    const id = ids[0];
    if (id === undefined) {
      return {
        summary: "Leave the cache marks out.",
        ...setVariable(plan, "DISABLE_PROMPT_CACHING", "1"),
        links: [cachingLink],
      };
    }
    const moved = replaceModels(
      plan,
      models.flatMap((one) => plannedAs(plan, one).map((model) => ({ model, id }))),
    );
    return {
      summary: `Use ${id}, which caches.`,
      ...moved,
      steps: [
        ...moved.steps,
        "To keep the model, set DISABLE_PROMPT_CACHING to 1: then no request carries cache marks.",
      ],
      links: [cachingLink],
    };
  },
  docs: "caching.md#unsupported",
};

/** A newer model of the family, which all cache. */
function suggestions(models: readonly { model: string }[], { plan, profiles }: RemedyContext): string[] {
  const listed = profiles?.map((one) => one.id) ?? null;
  const ids = models.flatMap(({ model }) => {
    const family = /(opus|sonnet|haiku)/.exec(model)?.[1];
    const scope = { region: plan.region.value, listed: listed?.filter((one) => one !== model) ?? null };
    const found = family === undefined ? null : suggestModel(`claude-${family}`, scope);
    return found === null || found.id === model ? [] : [found.id];
  });
  return [...new Set(ids)];
}

const ineffective: CatalogueEntry<"caching.ineffective"> = {
  title: ({ models }) =>
    `Nothing was read from the prompt cache of ${sayList(models.map((one) => one.model))}`,
  why: () =>
    "Every turn of Claude Code is read anew, charged in full and counted against the quota of input tokens.",
  measured: ({ models }) =>
    models
      .map(
        ({ model, requests }) =>
          `${model}: ${requests.map((one) => `${one.inputTokens + one.writtenTokens + one.readTokens} tokens, ${one.writtenTokens} written, ${one.readTokens} read`).join("; ")}`,
      )
      .join(". "),
  expected: ({ models }) =>
    `tokens read by the second of two identical requests of more than ${Math.max(...models.map((one) => one.minimum))} tokens`,
  remedy: ({ models }, { plan }) => {
    const gateway = plan.endpoints.invoke?.overriddenBy ?? plan.endpoints.mantle?.overriddenBy;
    return {
      summary:
        gateway === undefined
          ? "Run it once more; if it stays so, ask AWS Support."
          : `See whether what ${gateway} names passes cache_control on.`,
      steps: [
        ...(gateway === undefined
          ? []
          : [
              `Whoever runs the gateway at ${gateway} lets cache_control through, and does not change the prompt.`,
            ]),
        "Run the command below once more: a cross-Region profile may have sent the requests to Regions in turn.",
        `To send: "Prompt caching of ${sayList(models.map((one) => one.model))} reads nothing on Amazon Bedrock in ${plan.region.value}: identical requests above the minimum return cache_read_input_tokens 0."`,
      ],
      commands: ["bedrock-doctor --deep"],
      links: [cachingLink],
    };
  },
  docs: "caching.md#ineffective",
};

const verified: CatalogueEntry<"caching.verified"> = {
  title: ({ models }) => `Prompt caching works for ${sayList(models.map((one) => one.model))}`,
  why: () => "A later turn of Claude Code reads the conversation so far from the cache.",
  measured: ({ models }) =>
    models
      .map(
        ({ model, readTokens, ofTokens, saving }) =>
          `${model}: ${readTokens} of ${ofTokens} input tokens read from the cache${saving === null ? "" : `, which saves ${Math.round(saving * 100)} % of their price`}`,
      )
      .join("; "),
  expected: () => "tokens read by the second of two identical requests",
  remedy: () => ({ summary: "Nothing has to be done.", steps: [], commands: [], links: [cachingLink] }),
  docs: "caching.md#verified",
};

export const triedCatalogue = {
  "caching.unsupported": unsupported,
  "caching.ineffective": ineffective,
  "caching.verified": verified,
} satisfies Partial<Catalogue<keyof CachingArguments>>;
