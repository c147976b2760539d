/**
 * Whether a name could be a region that this release does not know yet. AWS names regions by a
 * geography, a compass word and a number; a name outside that form cannot become one.
 */

/** When the form was last compared with the partition data of the AWS SDK for JavaScript 3.1161. */
export const regionShapeKnowledge = {
  asOf: "2026-11-20",
  source: "partition data of the AWS SDK for JavaScript",
} as const;

const compass = "north|south|east|west|central|northeast|northwest|southeast|southwest";
const plausible = new RegExp(`^[a-z]{2,4}(-[a-z]{2,4})?-(${compass})-[1-9]$`);

/** True for `us-east-9`, false for `us-esat-1` and `global`. */
export function isRegionPlausible(name: string): boolean {
  return plausible.test(name);
}
