/** What the `region` codes mean that are about which region is used, and how they are mended. */
import { findClientSentence } from "../../knowledge/client-sentences.js";
import type { RegionArguments, RegionValue } from "../arguments/region.js";
import { setVariable } from "../mend.js";
import type { Catalogue, CatalogueEntry } from "../types.js";
import { clientOf } from "./client-of.js";
import { regionExpectedCatalogue } from "./region-expected.js";
import { nameSource, quoteValue, setRegion } from "./region-mending.js";
import { regionVariablesCatalogue } from "./region-variables.js";

const clientLink = "https://code.claude.com/docs/en/amazon-bedrock";
const regionsLink = "https://docs.aws.amazon.com/bedrock/latest/userguide/models-regions.html";

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
      links: [clientLink],
    };
  },
  docs: "region.md#default-fallback",
};

const malformed: CatalogueEntry<"region.malformed"> = {
  title: ({ values }) =>
    `${nameFirst(values)} holds ${quoteValue(values[0]?.value ?? "")}, which is no region`,
  why: ({ inForce, region, regionSource, version }) =>
    inForce
      ? `Claude Code ${version} puts it into its host names as it stands, and no such host exists.`
      : `Claude Code ${version} passes it over without a word and uses ${region}, from ${nameSource(regionSource)}.`,
  measured: ({ values }) => list(values),
  expected: ({ values }) => values[0]?.meant ?? "a region's name: letters, digits and dashes",
  clientShows: ({ inForce }, { plan }) =>
    inForce ? findClientSentence("name-not-found", clientOf(plan)) : undefined,
  remedy: ({ values, inForce, region }, { plan }) => {
    const [first] = values;
    const value = first?.meant ?? (inForce ? "us-east-1" : region);
    const mending = setRegion(plan, first ?? { source: "env:AWS_REGION" }, value);
    return {
      summary:
        first?.meant === null
          ? `Put the region you mean there; ${value} is ${inForce ? "an example" : "what is used now"}.`
          : `Write the region without anything round it; probably meant: ${value}.`,
      ...mending,
      links: [regionsLink],
    };
  },
  docs: "region.md#malformed",
};

const ignoredByVersion: CatalogueEntry<"region.ignored-by-version"> = {
  title: ({ version, values }) => `Claude Code ${version} does not read ${nameFirst(values)}`,
  why: ({ region, readSince }) =>
    `Releases before ${readSince} read the region from variables only, so this one uses ${region}.`,
  measured: ({ values, region }) => `${region} is used; ${list(values)} is not read`,
  expected: ({ values }) => `${values[0]?.value ?? ""}, from AWS_REGION`,
  remedy: ({ values, readSince }, { plan }) => {
    const region = values[0]?.meant ?? values[0]?.value ?? "";
    const mending = setVariable(plan, "AWS_REGION", region);
    return {
      summary: "Set AWS_REGION, which every release reads.",
      ...mending,
      steps: [
        ...mending.steps,
        `Or update Claude Code: ${readSince} and later read the region of the AWS profile.`,
      ],
      links: [clientLink],
    };
  },
  docs: "region.md#ignored-by-version",
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
  remedy: ({ nearest, location }, { plan }) => {
    const value = nearest[0] ?? "us-east-1";
    const { source } = plan.region;
    const what =
      source === "option" ? "Call bedrock-doctor with another --region" : `Correct ${nameSource(source)}`;
    return {
      summary: `${what}; nearest in spelling: ${value}.`,
      ...setRegion(plan, { source, ...(location === undefined ? {} : { location }) }, value),
      links: [regionsLink],
    };
  },
  docs: "region.md#unknown",
};

function nameFirst(values: readonly RegionValue[]): string {
  return nameSource(values[0]?.source ?? "default");
}

function list(values: readonly RegionValue[]): string {
  return values.map(({ source, value }) => `${quoteValue(value)} in ${nameSource(source)}`).join(", ");
}

export const regionCatalogue: Catalogue<keyof RegionArguments> = {
  "region.default-fallback": defaultFallback,
  "region.malformed": malformed,
  "region.ignored-by-version": ignoredByVersion,
  "region.unknown": unknownRegion,
  ...regionVariablesCatalogue,
  ...regionExpectedCatalogue,
};
