/**
 * The regions of all AWS partitions, and what a region name looks like to Claude Code. A region that
 * is not in the table may still be new: the table is dated, so its absence is a hint with a date.
 */

import { editDistance } from "./edit-distance.js";

/** Host suffixes of a partition; `dualStack` is that of dual-stack hosts. */
export interface Partition {
  name: string;
  hostSuffix: string;
  dualStackSuffix: string;
  /** Shape of the region names of the partition. */
  regions: RegExp;
}

export interface Region {
  name: string;
  partition: string;
  /** Whether Amazon Bedrock runs there; `unverified` where no source at hand says so. */
  bedrock: "yes" | "no" | "unverified";
}

/** When the tables of this file were last checked, and against what. */
export const regionKnowledge = {
  asOf: "2026-11-20",
  source:
    "partition data of the AWS SDK for JavaScript 3.1161; Bedrock user guide, cross-region inference (source regions)",
} as const;

/** The shapes exclude each other; the first is the one of nearly every region. */
export const partitions: readonly Partition[] = [
  partition("aws", "amazonaws.com", "api.aws", /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/),
  partition("aws-us-gov", "amazonaws.com", "api.aws", /^us-gov-\w+-\d+$/),
  partition("aws-iso", "c2s.ic.gov", "api.aws.ic.gov", /^us-iso-\w+-\d+$/),
  partition("aws-iso-b", "sc2s.sgov.gov", "api.aws.scloud", /^us-isob-\w+-\d+$/),
  partition("aws-iso-e", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", /^eu-isoe-\w+-\d+$/),
  partition("aws-iso-f", "csp.hci.ic.gov", "api.aws.hci.ic.gov", /^us-isof-\w+-\d+$/),
  partition("aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn", /^cn-\w+-\d+$/),
  partition("aws-eusc", "amazonaws.eu", "api.amazonwebservices.eu", /^eusc-de-\w+-\d+$/),
];

/**
 * Regions that an account has to enable before its keys are known there; until then AWS answers as to
 * a key that does not exist. asOf 2026-11-20; source: AWS account management guide, AWS Regions.
 */
const toBeEnabled =
  "af-south-1 ap-east-1 ap-east-2 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 " +
  "ap-southeast-7 ca-west-1 eu-central-2 eu-south-1 eu-south-2 il-central-1 me-central-1 me-south-1 mx-central-1";

/** Every region known to the table. */
export const regions: readonly Region[] = [
  ...rows(
    "aws",
    "yes",
    "us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 " +
      "eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 ap-northeast-1 ap-northeast-2 ap-northeast-3 " +
      "ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-4 sa-east-1",
  ),
  ...rows(
    "aws",
    "unverified",
    "af-south-1 ap-east-1 ap-east-2 ap-southeast-3 ap-southeast-5 ap-southeast-6 ap-southeast-7 " +
      "il-central-1 me-central-1 me-south-1 me-west-1 mx-central-1 sa-west-1",
  ),
  ...rows("aws-us-gov", "yes", "us-gov-east-1 us-gov-west-1"),
  ...rows("aws-cn", "no", "cn-north-1 cn-northwest-1"),
  ...rows("aws-eusc", "unverified", "eusc-de-east-1"),
  ...rows("aws-iso", "unverified", "us-iso-east-1 us-iso-west-1"),
  ...rows("aws-iso-b", "unverified", "us-isob-east-1 us-isob-west-1"),
  ...rows("aws-iso-e", "unverified", "eu-isoe-west-1"),
  ...rows("aws-iso-f", "unverified", "us-isof-east-1 us-isof-south-1"),
];

/** The partition a region name belongs to by its shape; the commercial one where none fits. */
export function partitionOf(region: string): Partition {
  return partitions.find((candidate) => candidate.regions.test(region)) ?? commercial();
}

/** True where the name is that of a region of some partition, as of the table's date. */
export function isRegionKnown(region: string): boolean {
  return regions.some(({ name }) => name === region);
}

/** The table's row of a region, or undefined where the table does not have it. */
export function regionNamed(name: string): Region | undefined {
  return regions.find((region) => region.name === name);
}

/** True for a region that an account has to enable first. */
export function isOptInRegion(name: string): boolean {
  return toBeEnabled.split(" ").includes(name);
}

/**
 * True where Claude Code takes the text for a region name (observed, releases 2.1.232 to 2.1.329): two
 * letters or more, then at most four parts of letters and digits, each behind one dash. Neither case
 * nor existence matters to it.
 */
export function isWellFormedRegion(text: string): boolean {
  return /^[a-z]{2,}(-[a-z0-9]+){0,4}$/i.test(text);
}

const compass = "north|south|east|west|central|northeast|northwest|southeast|southwest";
const plausible = new RegExp(`^[a-z]{2,4}(-[a-z]{2,4})?-(${compass})-[1-9]$`);

/**
 * True where the name could be that of a region that is newer than the table: a geography, a compass
 * word and a number, as all of AWS's have. `us-east-9` could, `us-esat-1` and `global` could not.
 */
export function isRegionPlausible(name: string): boolean {
  return plausible.test(name);
}

/**
 * Regions whose names are closest to the text, nearest first: what a person may have meant.
 * At most `limit` names, none further off than three edits.
 */
export function nearestRegions(text: string, limit = 3): string[] {
  const wanted = text
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, "");
  return regions
    .map(({ name, bedrock }) => ({ name, bedrock, distance: editDistance(wanted, name) }))
    .filter(({ distance, bedrock }) => distance <= 3 && bedrock !== "no")
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name))
    .slice(0, limit)
    .map(({ name }) => name);
}

function partition(name: string, hostSuffix: string, dualStackSuffix: string, shape: RegExp): Partition {
  return { name, hostSuffix, dualStackSuffix, regions: shape };
}

function commercial(): Partition {
  return partition("aws", "amazonaws.com", "api.aws", /^/);
}

function rows(partition: string, bedrock: Region["bedrock"], names: string): Region[] {
  return names.split(" ").map((name) => ({ name, partition, bedrock }));
}
