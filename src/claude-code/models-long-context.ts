/** What the suffix `[1m]` does for a model on its route: a beta flag, nothing, or nothing any more. */
import { mantleLongContext, nativeLongContext } from "../knowledge/models.js";
import { ruleFor } from "../knowledge/versions.js";
import type { Resolved } from "./model-names.js";
import { holds, type Situation } from "./situation.js";
import type { PlanModel } from "./types.js";
import { isOn } from "./variables.js";

/** Null where the window was neither asked for nor comes by itself. */
export function longContextOf(
  situation: Situation,
  route: PlanModel["route"],
  { id, longContext: asked }: Resolved,
): NonNullable<PlanModel["longContext"]> | null {
  const native =
    route === "mantle"
      ? mantleLongContext.model.test(id)
      : (ruleFor(nativeLongContext, situation.claudeCode.version)?.test(id) ?? false);
  if (!asked && !native) return null;
  const off =
    isOn(situation.variables, "CLAUDE_CODE_DISABLE_1M_CONTEXT") &&
    (!native || holds(situation, "nativeLongContextOff"));
  if (off) return { asked, effect: "switched-off" };
  return { asked, effect: native ? "native" : "beta" };
}
