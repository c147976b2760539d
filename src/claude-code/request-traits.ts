/**
 * How the client treats a model: by the name that its ID tells, as far as the release knows it. A
 * name it does not know gets the treatment of an older model.
 */
import {
  modelRequests,
  namesCoverLaterOnes,
  type RequestTraits,
  unknownHaikuToolSearch,
  unknownModel,
  unknownOnMantle,
} from "../knowledge/request-models.js";
import { compareVersions, ruleFor } from "../knowledge/versions.js";
import type { PlanModel } from "./types.js";

export interface ModelTraits extends RequestTraits {
  /** The release has rules for the model. */
  known: boolean;
}

/**
 * The traits by which the client builds the requests of a model.
 *
 * @param id - what goes on the wire, or the name it has in `modelOverrides`
 * @returns null for an application inference profile, of which only AWS tells what stands behind it
 */
export function readTraits(id: string, version: string, route: PlanModel["route"]): ModelTraits | null {
  if (/:application-inference-profile\//.test(id)) return null;
  const covers = ruleFor(namesCoverLaterOnes, version);
  const row = modelRequests.find(
    ({ model, knownSince }) => isNamed(id, model, covers) && compareVersions(version, knownSince ?? "0") >= 0,
  );
  if (row !== undefined) return { ...row, known: true };
  const guessed = { ...(route === "mantle" ? unknownOnMantle : unknownModel), known: false };
  return /haiku/i.test(id) ? { ...guessed, toolSearch: unknownHaikuToolSearch } : guessed;
}

/** Whether an ID names the model itself or, where names cover later ones, one that begins with it. */
function isNamed(id: string, model: string, covers: boolean): boolean {
  const at = id.toLowerCase().indexOf(model);
  if (at < 0) return false;
  const rest = id.slice(at + model.length);
  return !(covers ? /^\d/ : /^(\d|-\d{1,2}(?!\d))/).test(rest);
}
