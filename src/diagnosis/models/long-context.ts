/** Models in use with `[1m]` behind them that have no such window. */
import type { Plan, PlanModel } from "../../claude-code/types.js";
import { withoutLongContext } from "../../knowledge/long-context.js";
import type { Found } from "../types.js";
import { writtenOf } from "./written.js";

/** Models in use whose name asks for the long window. */
export function askingLongContext(plan: Plan): PlanModel[] {
  return plan.models.filter((model) => model.inUse && model.longContext?.asked === true);
}

/** The finding, or null where the window is there, or was switched off on purpose. */
export function vainLongContext(plan: Plan): Found | null {
  const vain = askingLongContext(plan).filter(
    ({ resolved, longContext }) =>
      longContext?.effect === "none" ||
      (longContext?.effect === "beta" && withoutLongContext.model.test(resolved)),
  );
  const models = [...new Set(vain.map((one) => one.resolved))].flatMap((resolved) => {
    const same = vain.filter((one) => one.resolved === resolved);
    const first = same[0];
    if (first === undefined) return [];
    return [
      {
        model: resolved,
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
        locations: models.flatMap((one) => (one.location === undefined ? [] : [one.location])),
      };
}
