/** Models of a plan put together by what they are, with all the roles they play. */
import type { PlanModel } from "../../claude-code/types.js";

/** Each ID once with its roles, in the plan's order; `first` is the model that stands for it. */
export function byResolved(models: readonly PlanModel[]): { first: PlanModel; roles: string[] }[] {
  const groups = new Map<string, { first: PlanModel; roles: string[] }>();
  for (const model of models) {
    const key = `${model.route} ${model.region} ${model.resolved}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { first: model, roles: [model.role] });
    else known.roles.push(model.role);
  }
  return [...groups.values()];
}
