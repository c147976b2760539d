/**
 * What `availableModels` refuses of this machine's own choices, and what is used instead.
 */
import { readAllowList } from "./available-models-list.js";
import { chooseModels } from "./models-chosen.js";
import type { Situation } from "./situation.js";
import type { Plan, PlanAllowList } from "./types.js";

/** The list in force and the choices that it refuses. */
export function planAllowList(
  situation: Situation,
  provider: Plan["provider"],
  region: string,
): PlanAllowList {
  const { entries, enforced, location } = readAllowList(situation);
  const list = { entries, enforced, ...(location === undefined ? {} : { location }) };
  if (provider === "none") return { ...list, refused: [] };
  const { refusal } = chooseModels({ situation, mantleAlone: provider === "mantle", region });
  return { ...list, refused: refusal === null ? [] : [refusal] };
}
