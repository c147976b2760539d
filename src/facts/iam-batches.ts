/**
 * From needs to few simulations. One simulation has one set of condition values, and the region that a
 * request is made in is one of them, so there is one for each region. Profiles share a simulation:
 * only where something is denied that depends on the profile is it asked again, for that profile alone.
 */
import type { SimulatedDecision, SimulationRequest } from "../aws/simulate-policy.js";
import type { RequiredAccess } from "./run-context.js";

export type Need = Awaited<ReturnType<RequiredAccess>>[number];

export interface Batch {
  needs: Need[];
  request: Omit<SimulationRequest, "principal">;
}

const PROFILE_KEY = "bedrock:InferenceProfileArn";
/** True of every request of the client to AWS. */
const ALWAYS = { "aws:SecureTransport": "true", "aws:ViaAWSService": "false" } as const;

/** One simulation for each region, that of most needs first. */
export function batchesOf(needs: readonly Need[]): Batch[] {
  const regions = [...new Set(needs.map(({ region }) => region))];
  return regions
    .map((region) => batchOf(needs.filter((one) => one.region === region)))
    .sort((a, b) => b.needs.length - a.needs.length);
}

/** The needs that a shared simulation cannot be believed about, one simulation for each region and profile. */
export function exactBatches(batches: readonly Batch[], decisions: readonly SimulatedDecision[]): Batch[] {
  return batches.flatMap(({ needs }) => {
    const profiles = [...new Set(needs.flatMap(({ context }) => context[PROFILE_KEY] ?? []))];
    if (profiles.length < 2) return [];
    const doubtful = needs.filter(
      (one) => one.context[PROFILE_KEY] !== undefined && decisionOf(one, decisions)?.decision !== "allowed",
    );
    return profiles
      .map((profile) => doubtful.filter(({ context }) => context[PROFILE_KEY] === profile))
      .filter((own) => own.length > 0)
      .map(batchOf);
  });
}

/** What was decided of a need. */
export function decisionOf(
  need: Need,
  decisions: readonly SimulatedDecision[],
): SimulatedDecision | undefined {
  return decisions.find(
    ({ action, resource }) =>
      action.toLowerCase() === need.action.toLowerCase() && resource === need.resource,
  );
}

function batchOf(needs: Need[]): Batch {
  const context = new Map<string, Set<string>>();
  const add = (key: string, value: string) =>
    context.set(key, (context.get(key) ?? new Set<string>()).add(value));
  for (const need of needs) {
    add("aws:RequestedRegion", need.region);
    for (const [key, value] of Object.entries({ ...ALWAYS, ...need.context })) add(key, value);
  }
  return {
    needs,
    request: {
      actions: [...new Set(needs.map(({ action }) => action))],
      resources: [...new Set(needs.map(({ resource }) => resource))],
      context: [...context].map(([key, values]) => ({ key, values: [...values] })),
    },
  };
}
