/**
 * The models of the plan whose IDs have a form that the endpoint they go to never takes, as one
 * finding. The form decides nothing where the endpoint answered.
 */
import type { Plan, PlanModel } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { mantleFamilyModel, mantleIdOf, mantleModels } from "../../knowledge/mantle-models.js";
import type { MisroutedModel } from "../arguments/mantle.js";
import { probesOf } from "../collect.js";
import { listedIds } from "../models/faults.js";
import { suggestModel } from "../suggest-model.js";
import type { Classified } from "../types.js";
import { type MisroutingCode, misroutingBehind, misroutingByForm } from "./misrouting.js";

/** The finding for every model whose ID is proved to be in the wrong form, or null. */
export function misroutedModels(plan: Plan, facts: Facts): Classified | null {
  const probes = [...probesOf(facts, "invocation"), ...probesOf(facts, "mantle")];
  const judged = plan.models.map((model) => {
    const probe = probes.find((one) => one.model === model.resolved && one.route === model.route);
    if (probe?.state === "answered" || !(model.inUse || model.pinned)) return { model, code: null };
    const refused = probe?.failure === undefined ? null : misroutingBehind(plan, probe.failure, probe.model);
    return { model, code: refused ?? misroutingByForm(plan, model.resolved) };
  });
  const code = judged.find((one) => one.code !== null)?.code;
  if (code === undefined || code === null) return null;
  return misrouted(
    code,
    judged.flatMap((one) => (one.code === code ? [one.model] : [])),
    plan,
    facts,
  );
}

/** One finding for all of them: a warning where Claude Code uses none of them without being told to. */
function misrouted(code: MisroutingCode, models: readonly PlanModel[], plan: Plan, facts: Facts): Classified {
  const suggest = code === "mantle.unrouted" ? profileOnInvoke : mantleEquivalent;
  const inUse = models.some((model) => model.inUse);
  const described = new Map<string, MisroutedModel>();
  for (const { resolved, role, requested, location } of models) {
    const known = described.get(resolved);
    if (known !== undefined) known.roles.push(role);
    else {
      described.set(resolved, {
        model: resolved,
        roles: [role],
        requested,
        suggestion: suggest(resolved, plan, facts),
        ...(location === undefined ? {} : { location }),
      });
    }
  }
  return {
    found: {
      code,
      ...(inUse ? {} : { severity: "warning" }),
      arguments: { models: [...described.values()] },
      locations: [...described.values()].flatMap((one) => (one.location === undefined ? [] : [one.location])),
    },
    facts: inUse ? [code === "mantle.unrouted" ? "invocation" : "mantle"] : [],
    failures: [],
  };
}

/** A profile of the same model: from the account's list, or from a dated table where that is unknown. */
function profileOnInvoke(id: string, plan: Plan, facts: Facts): string | null {
  const base = mantleModels.find((model) => model.id === id)?.invoke;
  const region = plan.region.value;
  return base === undefined ? null : (suggestModel(base, { region, listed: listedIds(facts) })?.id ?? null);
}

function mantleEquivalent(id: string): string | null {
  return mantleIdOf(id) ?? mantleFamilyModel(id);
}
