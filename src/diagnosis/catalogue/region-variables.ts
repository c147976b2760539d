/** What the `region` codes mean that are about switches beside the region itself, and how they are mended. */
import { removeVariable, setVariable } from "../mend.js";
import type { Catalogue, CatalogueEntry } from "../types.js";
import { quoteValue } from "./region-mending.js";

const clientLink = "https://code.claude.com/docs/en/amazon-bedrock";
const smallRegion = "ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION";
const prefixVariable = "ANTHROPIC_BEDROCK_REGION_PREFIX";

const smallFast: CatalogueEntry<"region.small-fast-ineffective"> = {
  title: ({ value }) => `${smallRegion}=${value} moves no model`,
  why: ({ why, region, smallModel }) => {
    switch (why) {
      case "malformed":
        return `It is not shaped like a region, so Claude Code passes it over and stays in ${region}.`;
      case "no-small-model":
        return `It moves a small model that a variable names; here ${smallModel ?? "the small model"} is used by default, and stays in ${region}.`;
      case "not-moved":
        return `${smallModel ?? "The small model"} is not one that it moves, and stays in ${region}.`;
    }
  },
  measured: ({ value, region }) => `${value} asked for, ${region} used for every model`,
  expected: () => `ANTHROPIC_DEFAULT_HAIKU_MODEL set to a Haiku beside it, or ${smallRegion} not set`,
  remedy: (_, { plan }) => {
    const mending = removeVariable(plan, smallRegion);
    return {
      summary: "Remove it; nothing changes, and nobody relies on it.",
      ...mending,
      steps: [
        ...mending.steps,
        "Or, to have small work done in that region, name the model too: ANTHROPIC_DEFAULT_HAIKU_MODEL with a profile of that region.",
      ],
      links: [clientLink],
    };
  },
  docs: "region.md#small-fast-ineffective",
};

const prefixOverride: CatalogueEntry<"region.prefix-override-ignored"> = {
  title: ({ value }) => `Claude Code does not take the prefix ${quoteValue(value)}`,
  why: ({ region }) =>
    `The models it chooses by itself keep the prefix of ${region}, so requests may be processed elsewhere than was meant.`,
  measured: ({ value, why, version, region }) => {
    const reasons = {
      "too-old": `Claude Code ${version} does not read the variable`,
      govcloud: `in ${region} the variable is not read`,
      "not-a-prefix": "the value is none of those taken",
    };
    return `${prefixVariable}=${value}: ${reasons[why]}`;
  },
  expected: ({ why, allowed, readSince }) => {
    if (why === "too-old") return `Claude Code ${readSince} or later`;
    return why === "govcloud" ? "the variable not set" : `one of ${allowed.join(", ")}, as written here`;
  },
  remedy: ({ corrected, why, readSince }, { plan }) => {
    if (corrected !== null) {
      return {
        summary: `Write it as ${corrected}.`,
        ...setVariable(plan, prefixVariable, corrected),
        links: [clientLink],
      };
    }
    const mending = removeVariable(plan, prefixVariable);
    const instead =
      why === "too-old"
        ? `Or update Claude Code to ${readSince} or later, which reads it; until then name the models with their prefix (ANTHROPIC_MODEL).`
        : "To choose a geography by hand, name the models with their prefix (ANTHROPIC_MODEL).";
    return {
      summary: "Remove it; nothing changes, and nobody relies on it.",
      ...mending,
      steps: [...mending.steps, instead],
      links: [clientLink],
    };
  },
  docs: "region.md#prefix-override-ignored",
};

const partition: CatalogueEntry<"region.partition-unsupported"> = {
  title: ({ region, partition: name }) => `Claude Code builds no host of the partition ${name} for ${region}`,
  why: () => "It ends the host of model requests as in the commercial partition, and no such host exists.",
  measured: ({ host }) => host,
  expected: ({ rightHost }) => `${rightHost}, by ANTHROPIC_BEDROCK_BASE_URL`,
  remedy: ({ rightHost }, { plan }) => {
    const mending = setVariable(plan, "ANTHROPIC_BEDROCK_BASE_URL", `https://${rightHost}`);
    return {
      summary: "Name the host yourself; the signature keeps the region.",
      ...mending,
      steps: [
        ...mending.steps,
        "The control plane then goes to the same host: the client does without its list of profiles, so name the models too.",
      ],
      links: ["https://docs.aws.amazon.com/general/latest/gr/bedrock.html"],
    };
  },
  docs: "region.md#partition-unsupported",
};

export const regionVariablesCatalogue: Catalogue<
  "region.small-fast-ineffective" | "region.prefix-override-ignored" | "region.partition-unsupported"
> = {
  "region.small-fast-ineffective": smallFast,
  "region.prefix-override-ignored": prefixOverride,
  "region.partition-unsupported": partition,
};
