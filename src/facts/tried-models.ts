/** What the model requests say of models, in the form in which the plan is settled by it. */
import { missesUseCase, refusesModel } from "../aws/model-refusal.js";
import type { Facts, Probe } from "./types.js";

/** IDs as they went on the wire, each once. */
export interface TriedModels {
  /** Refused in the way that makes the client go on to another model. */
  refused: string[];
  answered: string[];
}

/** From the facts of a run, those of a saved one included. */
export function triedModels(facts: Pick<Facts, "invocation" | "mantle">): TriedModels {
  const probes = [facts.invocation, facts.mantle].flatMap((fact) =>
    fact.state === "answered" ? fact.value.probes : [],
  );
  return readProbes(probes);
}

/** The same from requests that belong to no fact yet. */
export function readProbes(probes: readonly Probe[]): TriedModels {
  const ids = (kept: (probe: Probe) => boolean): string[] => [
    ...new Set(probes.filter(kept).map(({ model }) => model)),
  ];
  const answered = ids(({ state }) => state === "answered");
  // Missed for one model alone the form may be there: the next one tells.
  const forAll = answered.length === 0 && ids(({ failure }) => missesUseCase(failure)).length > 1;
  const ofModel = (failure: Probe["failure"]): boolean =>
    refusesModel(failure) || (!forAll && missesUseCase(failure));
  return {
    refused: ids(({ state, failure }) => state === "refused" && ofModel(failure)),
    answered,
  };
}

/** IDs of the account's inference profiles in AWS's order; null where the list is not known. */
export function listedProfiles(facts: Facts): string[] | null {
  const { inferenceProfiles } = facts;
  return inferenceProfiles.state === "answered"
    ? inferenceProfiles.value.profiles.map((one) => one.id)
    : null;
}
