/** What the `region` codes mean and how they are mended. */
import { findClientSentence } from "../../knowledge/client-sentences.js";
import type { RegionArguments } from "../arguments/region.js";
import { setVariable } from "../mend.js";
import type { Catalogue, CatalogueEntry } from "../types.js";
import { clientOf } from "./client-of.js";

const defaultFallback: CatalogueEntry<"region.default-fallback"> = {
  title: ({ region }) => `No region is set, so Claude Code uses ${region}`,
  why: () => "Models, quotas and the place of processing are those of a region that nobody chose.",
  measured: ({ profile, version }) =>
    `AWS_REGION and AWS_DEFAULT_REGION are not set, and profile "${profile}" names no region that Claude Code ${version} reads`,
  expected: () => "a region that was chosen, for example AWS_REGION in the user's settings",
  remedy: ({ region }, { plan }) => {
    const mending = setVariable(plan, "AWS_REGION", region);
    return {
      summary: `Set AWS_REGION to the region you mean; ${region} keeps what happens now.`,
      ...mending,
      links: ["https://code.claude.com/docs/en/amazon-bedrock"],
    };
  },
  docs: "region.md#default-fallback",
};

const unknownRegion: CatalogueEntry<"region.unknown"> = {
  title: ({ region }) => `${region} is not a region where Amazon Bedrock runs`,
  why: () => "Claude Code builds its host names from the region as it stands, and no such host exists.",
  measured: ({ region, source }) => `${region}, from ${source}`,
  expected: ({ nearest }) =>
    nearest.length === 0
      ? "a region of an AWS partition that has Amazon Bedrock"
      : `for example ${nearest.join(", ")}`,
  clientShows: (_, { plan }) => findClientSentence("name-not-found", clientOf(plan)),
  remedy: ({ nearest, source, location }, { plan }) => {
    const value = nearest[0] ?? "us-east-1";
    const variable = plan.region.source === "env:AWS_DEFAULT_REGION" ? "AWS_DEFAULT_REGION" : "AWS_REGION";
    const fromFile = plan.region.source === "config-file" || plan.region.source === "credentials-file";
    const profile = plan.credentials.profile ?? "default";
    const links = ["https://docs.aws.amazon.com/bedrock/latest/userguide/models-regions.html"];
    if (plan.region.source === "option") {
      return {
        summary: `Call bedrock-doctor with another --region; nearest in spelling: ${value}.`,
        steps: [`Use --region ${value}.`],
        commands: [`bedrock-doctor --region ${value}`],
        links,
      };
    }
    if (fromFile) {
      const place = location?.line === undefined ? source : `${location.file}:${location.line}`;
      return {
        summary: `Correct the profile's region; nearest in spelling: ${value}.`,
        steps: [`In ${place} set region = ${value}.`],
        commands: [`aws configure set region ${value} --profile ${profile}`],
        links,
      };
    }
    return {
      summary: `Correct ${variable}; nearest in spelling: ${value}.`,
      ...setVariable(plan, variable, value),
      links,
    };
  },
  docs: "region.md#unknown",
};

export const regionCatalogue: Catalogue<keyof RegionArguments> = {
  "region.default-fallback": defaultFallback,
  "region.unknown": unknownRegion,
};
