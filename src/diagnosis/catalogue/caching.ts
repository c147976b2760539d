/** What the `caching` codes mean and how they are mended. */
import type { CachingArguments } from "../arguments/caching.js";
import { removeVariable } from "../mend.js";
import { mergeMendings } from "../models/replace.js";
import type { Catalogue, CatalogueEntry } from "../types.js";
import { triedCatalogue } from "./caching-tried.js";

const cachingLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html";

const disabled: CatalogueEntry<"caching.disabled"> = {
  title: ({ switches }) => {
    const models = [...new Set(switches.flatMap((one) => one.models))];
    return `Prompt caching is switched off for ${models.length === 1 ? models[0] : `${models.length} models in use`}`;
  },
  why: () =>
    "Every turn sends the whole conversation anew: it is slower, is charged in full, and uses up the quota of input tokens.",
  measured: ({ switches }) =>
    switches.map(({ name, value, models }) => `${name}=${value} (${models.join(", ")})`).join("; "),
  expected: () => "no such switch, unless a gateway in between cannot pass the cache marks on",
  remedy: ({ switches }, { plan }) => ({
    summary: "Remove the switch.",
    ...mergeMendings(switches.map(({ name }) => removeVariable(plan, name))),
    links: [cachingLink],
  }),
  docs: "caching.md#disabled",
};

const ttlUnsupported: CatalogueEntry<"caching.ttl-unsupported"> = {
  title: ({ client, models, version }) =>
    client === null
      ? `${models.join(" and ")} ${models.length === 1 ? "does" : "do"} not keep a cache for one hour`
      : `Claude Code ${version} cannot ask for a cache of one hour`,
  why: ({ client }) => {
    if (client === "refused")
      return "What this release sends for it Bedrock refuses, and the request with it.";
    return client === "not-read"
      ? "This release does not read the switch, so that the cache lives five minutes."
      : "Bedrock keeps the cache of this model for five minutes only, whatever is asked for.";
  },
  measured: ({ switches, models, version, client }) =>
    `${switches.map(({ name, value }) => `${name}=${value}`).join(", ")} with ${
      client === null ? models.join(", ") : `Claude Code ${version}`
    }`,
  expected: ({ client, takenSince }) =>
    client === null
      ? "a model with a cache of one hour, or the switch not set"
      : `Claude Code ${takenSince} or later`,
  remedy: ({ switches, client, takenSince }, { plan }) => {
    const joined = mergeMendings(switches.map(({ name }) => removeVariable(plan, name)));
    const update = client === null ? [] : [`Or update Claude Code to ${takenSince} or later.`];
    return {
      summary: "Remove the switch; the cache of five minutes goes on.",
      ...joined,
      steps: [...joined.steps, ...update],
      links: [cachingLink],
    };
  },
  docs: "caching.md#ttl-unsupported",
};

export const cachingCatalogue: Catalogue<keyof CachingArguments> = {
  ...triedCatalogue,
  "caching.disabled": disabled,
  "caching.ttl-unsupported": ttlUnsupported,
};
