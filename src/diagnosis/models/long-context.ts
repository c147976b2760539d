/**
 * Models in use with `[1m]` behind them to no effect: there is no such window, the release takes it for
 * granted, or a variable switches it off.
 */
import type { Plan, PlanModel } from "../../claude-code/types.js";
import { withoutLongContext } from "../../knowledge/long-context.js";
import type { VainLongContext } from "../arguments/models.js";
import type { Found } from "../types.js";
import { writtenOf } from "./written.js";

/** Why the suffix of a model does nothing; null where it does something. */
function vanityOf({ resolved, longContext }: PlanModel): VainLongContext | null {
  if (withoutLongContext.model.test(resolved)) return "no-window";
  switch (longContext?.effect) {
    case "none":
      return "no-window";
    case "native":
      return "native";
    case "switched-off":
      return "switched-off";
    default:
      return null;
  }
}

/** Models in use whose name asks for the long window. */
export function askingLongContext(plan: Plan): PlanModel[] {
  return plan.models.filter((model) => model.inUse && model.longContext?.asked === true);
}

/** The finding, or null where the suffix brings the window. */
export function vainLongContext(plan: Plan): Found | null {
  const vain = askingLongContext(plan).filter((model) => vanityOf(model) !== null);
  const models = [...new Set(vain.map((one) => one.resolved))].flatMap((resolved) => {
    const same = vain.filter((one) => one.resolved === resolved);
    const first = same[0];
    if (first === undefined) return [];
    return [
      {
        model: resolved,
        because: vanityOf(first) ?? "no-window",
        roles: same.map((one) => one.role),
        written: writtenOf(plan, first) ?? `${resolved}[1m]`,
        source: first.source,
        ...(first.location === undefined ? {} : { location: first.location }),
      },
    ];
  });
  return models.length === 0
    ? null
    : {
        code: "model.context-1m-unsupported",
        arguments: { models },
        // The documentation still asks for it there, and it harms nothing.
        ...(models.every(({ because }) => because === "native") ? { severity: "info" } : {}),
        locations: models.flatMap((one) => (one.location === undefined ? [] : [one.location])),
      };
}
