/**
 * How the client treats a model: by the name that its ID tells, as far as the release knows it. A
 * name it does not know gets the treatment of an older model.
 */
import {
  modelRequests,
  type RequestTraits,
  unknownHaikuToolSearch,
  unknownModel,
  unseenModels,
} from "../knowledge/requests.js";
import { compareVersions } from "../knowledge/versions.js";

export interface ModelTraits extends RequestTraits {
  /** The release has rules for the model. */
  known: boolean;
}

/**
 * The traits by which the client builds the requests of a model.
 *
 * @param id - what goes on the wire
 * @returns null where nothing is known: a model whose requests were not seen, or an application
 * inference profile, of which only AWS tells what stands behind it
 */
export function readTraits(id: string, version: string): ModelTraits | null {
  if (/:application-inference-profile\//.test(id)) return null;
  const knows = (row: { model: string; knownSince?: string }): boolean =>
    isNamed(id, row.model) && compareVersions(version, row.knownSince ?? "0") >= 0;
  if (unseenModels.some(knows)) return null;
  const row = modelRequests.find(knows);
  if (row !== undefined) return { ...row, known: true };
  const guessed = { ...unknownModel, known: false };
  return /haiku/i.test(id) ? { ...guessed, toolSearch: unknownHaikuToolSearch } : guessed;
}

/** Whether an ID names the model itself and not a later one: `claude-opus-5-5` is no `claude-opus-5`. */
function isNamed(id: string, model: string): boolean {
  const at = id.toLowerCase().indexOf(model);
  return at >= 0 && !/^(\d|-\d{1,2}(?!\d))/.test(id.slice(at + model.length));
}
