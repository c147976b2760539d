/** What the dated table says of a region, for checks that may not read the tables themselves. */
import { regionKnowledge, regionNamed } from "../knowledge/regions.js";

/** The date of the table where the region is in it, else null. */
export function knownRegion(region: string): { asOf: string } | null {
  return regionNamed(region) === undefined ? null : { asOf: regionKnowledge.asOf };
}
