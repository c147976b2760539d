/**
 * The regions that a cross-region inference profile may route a request to, by its geography and the
 * region that it is called from. IAM has to allow the foundation model in each of them. The account's
 * own list is the truth; this is for where the list cannot be read.
 */

export interface DestinationRow {
  /** What an ID begins with, before the dot. */
  prefix: string;
  /** Regions that it can be called from. */
  sources: RegExp;
  /** Regions that requests go to from any of them. */
  regions: readonly string[];
  /** The region it is called from is one as well, where it is none of `regions`. */
  andSource?: true;
  asOf: string;
  source: string;
}

/** Stands for the region-less ARN of a `global.` profile, as the region of an ARN. */
export const noRegion = "";

const asOf = "2026-11-20";
const source = "Amazon Bedrock user guide, cross-region inference; public lists of October 2026";

export const destinationRows: readonly DestinationRow[] = [
  {
    prefix: "us",
    sources: /^(us-(east|west)|ca-(central|west))-\d$/,
    regions: ["us-east-1", "us-east-2", "us-west-2"],
    andSource: true,
    asOf,
    source,
  },
  {
    prefix: "eu",
    sources: /^eu-(central|north|south|west)-\d$/,
    regions: ["eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3"],
    andSource: true,
    asOf,
    source,
  },
  {
    prefix: "jp",
    sources: /^ap-northeast-[13]$/,
    regions: ["ap-northeast-1", "ap-northeast-3"],
    asOf,
    source,
  },
  {
    prefix: "au",
    sources: /^ap-southeast-[24]$/,
    regions: ["ap-southeast-2", "ap-southeast-4"],
    asOf,
    source,
  },
  { prefix: "in", sources: /^ap-south-[12]$/, regions: ["ap-south-1", "ap-south-2"], asOf, source },
  { prefix: "us-gov", sources: /^us-gov-/, regions: ["us-gov-east-1", "us-gov-west-1"], asOf, source },
  { prefix: "global", sources: /./, regions: [noRegion], andSource: true, asOf, source },
];

/**
 * The regions of the foundation-model ARNs behind a profile, the calling region first.
 *
 * @param prefix - the geography of the profile's ID
 * @param region - the region it is called from
 * @returns `noRegion` stands for the region-less ARN; null where no row knows the pair
 */
export function destinationsOf(prefix: string, region: string): string[] | null {
  const row = destinationRows.find((one) => one.prefix === prefix && one.sources.test(region));
  if (row === undefined) return null;
  const own = row.andSource === true || row.regions.includes(region) ? [region] : [];
  return [...new Set([...own, ...row.regions])];
}
