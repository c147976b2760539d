/**
 * The geographies of system-defined inference profiles: from which regions each can be called, which
 * regions are its own, and which Claude models it has. The account's list is the truth; this is for
 * where the list cannot be read, and for naming what is wrong with an ID that is not in it.
 */
import { regionNamed } from "./regions.js";

export interface Geography {
  /** What an ID begins with, before the dot. */
  prefix: string;
  /** Regions whose data this geography keeps where it is. */
  home: RegExp;
  /** Regions from which its profiles can be called. */
  callableFrom: RegExp;
  asOf: string;
  source: string;
}

const asOf = "2026-11-20";
const source =
  "Amazon Bedrock user guide, supported regions of inference profiles; public lists of October 2026";

/** In the order in which a region's own geography is preferred. */
export const geographies: readonly Geography[] = [
  row("us-gov", /^us-gov-/, /^us-gov-/),
  row("us", /^us-(east|west)-/, /^(us-(east|west)|ca-(central|west))-\d$/),
  row("eu", /^eu-/, /^eu-(central|north|south|west)-\d$/),
  row("jp", /^ap-northeast-[13]$/, /^ap-northeast-[13]$/),
  row("au", /^ap-southeast-[24]$/, /^ap-southeast-[24]$/),
  row("in", /^ap-south-[12]$/, /^ap-south-[12]$/),
  row("ca", /^ca-/, /^ca-(central|west)-\d$/),
  row("apac", /^ap-/, /^ap-/),
  row("global", /^$/, /^(us-(east|west)|eu|ap|ca|sa|me|af|il|mx)-/),
];

/** A Claude model and the geographies that have a profile of it. */
export interface ProfiledModel {
  /** Base model ID. */
  model: string;
  prefixes: readonly string[];
  asOf: string;
  source: string;
}

/** Newest last within a family. No model that still lives has an `apac.` profile. */
export const profileModels: readonly ProfiledModel[] = [
  profiled("anthropic.claude-opus-4-1-20250805-v1:0", "us"),
  profiled("anthropic.claude-opus-4-5-20251101-v1:0", "us eu global"),
  profiled("anthropic.claude-opus-4-6-v1", "us eu global au"),
  profiled("anthropic.claude-opus-4-7", "us eu global jp au"),
  profiled("anthropic.claude-opus-4-8", "us eu global jp au"),
  profiled("anthropic.claude-opus-5", "us eu global au in"),
  profiled("anthropic.claude-opus-5-5", "us eu global jp au"),
  profiled("anthropic.claude-sonnet-4-5-20250929-v1:0", "us eu global jp au"),
  profiled("anthropic.claude-sonnet-4-6", "us eu global jp au"),
  profiled("anthropic.claude-sonnet-5", "us eu global au in"),
  profiled("anthropic.claude-sonnet-5-5", "us eu global"),
  profiled("anthropic.claude-haiku-4-5-20251001-v1:0", "us eu global jp au in"),
  profiled("anthropic.claude-fable-5", "us global"),
];

/**
 * Whether a geography's profiles can be called from a region; null where the tables cannot tell,
 * because the prefix is none of theirs or the region may be newer than they are.
 */
export function isCallableFrom(prefix: string, region: string): boolean | null {
  const geography = geographies.find((one) => one.prefix === prefix);
  if (geography === undefined) return null;
  if (geography.callableFrom.test(region)) return true;
  const known = regionNamed(region);
  if (known === undefined || known.bedrock === "unverified") return null;
  return false;
}

/** Whether a geography keeps requests within the geography of the region. */
export function isHomeOf(prefix: string, region: string): boolean {
  return geographies.some((one) => one.prefix === prefix && one.home.test(region));
}

/** Prefixes that can be called from a region: its own geographies first, then others, `global` last. */
export function prefixesFor(region: string): string[] {
  const callable = geographies.filter((one) => one.callableFrom.test(region)).map((one) => one.prefix);
  return [
    ...callable.filter((prefix) => isHomeOf(prefix, region)),
    ...callable.filter((prefix) => !isHomeOf(prefix, region)),
  ];
}

/** IDs of the profiles that a region is expected to list, by the dated table. */
export function expectedProfiles(region: string): string[] {
  const prefixes = prefixesFor(region);
  const gov = prefixes.includes("us-gov");
  return profileModels.flatMap(({ model, prefixes: own }) =>
    prefixes
      .filter((prefix) => own.includes(prefix) || (gov && prefix === "us-gov" && own.includes("us")))
      .map((prefix) => `${prefix}.${model}`),
  );
}

function row(prefix: string, home: RegExp, callableFrom: RegExp): Geography {
  return { prefix, home, callableFrom, asOf, source };
}

function profiled(model: string, prefixes: string): ProfiledModel {
  return { model, prefixes: prefixes.split(" "), asOf, source };
}
