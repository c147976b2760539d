/** Partitions in which Claude Code builds the wrong host: its runtime host always ends as in the commercial one. */
import type { Plan } from "../../claude-code/types.js";
import { partitionOf } from "../../knowledge/regions.js";
import type { Found } from "../types.js";

/** The finding where the host in the plan is not the partition's; null with a base URL of one's own. */
export function wrongPartition(plan: Plan): Found | null {
  const { invoke } = plan.endpoints;
  if (invoke === null || invoke.overriddenBy !== undefined || plan.region.malformed === true) return null;
  if (!URL.canParse(invoke.url)) return null;
  const region = plan.region.value;
  const partition = partitionOf(region);
  const rightHost = `bedrock-runtime.${region}.${partition.hostSuffix}`;
  const host = new URL(invoke.url).hostname;
  if (host === rightHost.toLowerCase()) return null;
  const { location } = plan.region;
  return {
    code: "region.partition-unsupported",
    arguments: { region, partition: partition.name, host, rightHost },
    locations: location === undefined ? [] : [location],
  };
}
