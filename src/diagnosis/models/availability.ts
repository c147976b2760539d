/**
 * What AWS tells of the account's access where no request could prove it: a first use that was not
 * made, and, with `--no-invoke`, an agreement in progress or a model that was not given.
 */

import type { Plan } from "../../claude-code/types.js";
import type { FactName, Facts, ModelAccessEntry } from "../../facts/types.js";
import { probesOf } from "../collect.js";
import type { Classified, Found, ModelsArgument } from "../types.js";
import { byResolved } from "./by-roles.js";
import { baseOf } from "./successor.js";

/** Every such cause. */
export function fromAvailability(plan: Plan, facts: Facts): Classified[] {
  const firstUse = firstUses(facts);
  return [...(firstUse === null ? [] : [firstUse]), ...untried(plan, facts)];
}

function firstUses(facts: Facts): Classified | null {
  const models = (["invocation", "mantle"] as const).flatMap((name) =>
    probesOf(facts, name).filter((probe) => probe.state === "not-asked" && probe.why === "first-use"),
  );
  if (models.length === 0) return null;
  const found: Found = {
    code: "model.first-use",
    arguments: {
      models: models.map(({ model, roles, route, region }) => ({ model, roles, route, region })),
      caller: maySubscribe(facts),
    },
  };
  const blocked = models.map((one): FactName => (one.route === "mantle" ? "mantle" : "invocation"));
  return { found, facts: [...new Set(blocked)], failures: [] };
}

/** What a first use needs of AWS Marketplace, as IAM simulates it for the caller. */
function maySubscribe({ iamCoverage }: Facts): "may" | "may-not" | null {
  if (iamCoverage.state !== "answered") return null;
  const decisions = iamCoverage.value.decisions.filter(
    (one) => one.action === "aws-marketplace:Subscribe" && (one.missingContext ?? []).length === 0,
  );
  if (decisions.length === 0) return null;
  return decisions.every((one) => one.decision === "allowed") ? "may" : "may-not";
}

function untried(plan: Plan, facts: Facts): Classified[] {
  const { invocation, modelAccess } = facts;
  if (invocation.state !== "not-asked" || invocation.why.because !== "option") return [];
  if (modelAccess.state !== "answered") return [];
  const { option } = invocation.why;
  const { models: entries } = modelAccess.value;
  const having = (holds: (entry: ModelAccessEntry) => boolean): ModelsArgument["models"] =>
    byResolved(plan.models.filter((one) => one.inUse && one.route === "invoke")).flatMap(
      ({ first, roles }) =>
        entries.some((entry) => entry.model === baseOf(first.resolved) && holds(entry))
          ? [{ model: first.resolved, roles, route: "invoke" as const, region: first.region }]
          : [],
    );
  const fresh = having((one) => one.agreement === "NOT_AVAILABLE");
  const pending = having((one) => one.agreement === "PENDING");
  const withheld = having(
    (one) =>
      one.agreement === "AVAILABLE" &&
      (one.authorization === "NOT_AUTHORIZED" || one.entitlement === "NOT_AVAILABLE"),
  );
  const causes: Found[] = [];
  if (withheld.length > 0) causes.push({ code: "model.access-denied", arguments: { models: withheld } });
  if (pending.length > 0)
    causes.push({ code: "model.agreement-pending", arguments: { models: pending, told: "availability" } });
  if (fresh.length > 0)
    causes.push({
      code: "model.first-use",
      arguments: { models: fresh, option, caller: maySubscribe(facts) },
    });
  return causes.map((found) => ({ found, facts: [], failures: [] }));
}
