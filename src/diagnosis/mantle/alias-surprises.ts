/**
 * Aliases and defaults that stand for something else on Mantle than on the Invoke API. Only what is
 * really in use is looked at: a pin or an ID is what somebody chose.
 */
import type { Plan, PlanModel } from "../../claude-code/types.js";
import { mantleFamilyModel } from "../../knowledge/mantle-models.js";
import {
  defaultTier,
  knownModels,
  longContextSuffix,
  modelAliases,
  tierModels,
  tierOf,
} from "../../knowledge/models.js";
import { ruleFor } from "../../knowledge/versions.js";
import type { MantleArguments } from "../arguments/mantle.js";
import type { Found } from "../types.js";

type Surprise = MantleArguments["mantle.alias-surprise"]["surprises"][number];

/** The finding, or null; only where Mantle is on alone, since else the aliases are the Invoke API's. */
export function aliasSurprises(plan: Plan): Found | null {
  if (plan.provider !== "mantle") return null;
  const surprised = plan.models.filter((model) => model.inUse && !model.pinned);
  const surprises = surprised.flatMap((model) => judge(model, plan) ?? []);
  if (surprises.length === 0) return null;
  const locations = surprised.flatMap((one) => (one.location === undefined ? [] : [one.location]));
  return { code: "mantle.alias-surprise", arguments: { surprises }, locations };
}

/** The roles whose model is not what its alias, or the default, is elsewhere. */
export function surprisedRoles(plan: Plan): string[] {
  const found = aliasSurprises(plan);
  return found?.code === "mantle.alias-surprise" ? found.arguments.surprises.map((one) => one.role) : [];
}

function judge(model: PlanModel, plan: Plan): Surprise | null {
  const alias = aliasOf(model);
  const stands = alias === null ? "default" : modelAliases[alias];
  if (stands === undefined || (stands === "default" && !isMain(model, plan))) return null;
  const tier = stands === "default" ? ruleFor(defaultTier, plan.claudeCode.version) : stands;
  const onInvoke = knownModels.find((one) => one.id === ruleFor(tierModels[tier], plan.claudeCode.version));
  if (onInvoke === undefined) return null;
  const same = stands === "default" ? onInvoke.mantle === model.resolved : tierOf(model.resolved) === tier;
  return same
    ? null
    : {
        role: model.role,
        alias: stands === "default" ? null : alias,
        resolved: model.resolved,
        onInvoke: onInvoke.bedrock,
        suggestion: mantleFamilyModel(tier),
      };
}

/** The default is that of the main model, and not what an enforced list put in its place. */
function isMain(model: PlanModel, plan: Plan): boolean {
  return model.role === "primary" && !plan.allowList.enforced && model.fellBackFrom === undefined;
}

function aliasOf({ alias, requested }: PlanModel): string | null {
  const name = (alias ?? requested ?? "").trim().replace(longContextSuffix, "").toLowerCase();
  return name === "" ? null : name;
}
