/** Models in use that are not the ones the client would choose, because AWS refused those. */
import type { Plan, PlanModel } from "../../claude-code/types.js";
import type { Facts, Probe } from "../../facts/types.js";
import { probesOf } from "../collect.js";
import type { Evidence, Found } from "../types.js";
import { byResolved } from "./by-roles.js";

type Asked = Pick<Facts, "invocation" | "mantle">;

/** The finding, or null where every model in use is the first choice, or only memory says otherwise. */
export function silentFallback(plan: Plan, facts: Asked): Found | null {
  const fallen = plan.models.filter((one) => one.inUse && one.fellBackFrom !== undefined);
  const evidence = new Map<string, Evidence>();
  const models = byResolved(fallen).flatMap(({ first, roles }) => {
    const { fellBackFrom, resolved } = first;
    const refused = firstChoice(first, facts);
    if (fellBackFrom === undefined || refused?.state === "answered") return [];
    const failure = refused?.failure?.kind === "refusal" ? refused.failure : null;
    if (failure !== null) {
      evidence.set(fellBackFrom.resolved, {
        source: first.route === "mantle" ? "fact:mantle" : "fact:invocation",
        request: `${failure.operation} ${failure.host}`,
        status: failure.status,
        errorCode: failure.code,
        ...(failure.requestId === undefined ? {} : { requestId: failure.requestId }),
        excerpt: failure.message.slice(0, 300),
      });
    }
    const { notice } = fellBackFrom;
    const reason = failure?.message.split(/(?<=\.) /)[0] ?? rememberedAs(plan, fellBackFrom.resolved);
    return [{ roles, from: fellBackFrom.resolved, to: resolved, notice, reason }];
  });
  return models.length === 0
    ? null
    : { code: "model.silent-fallback", arguments: { models }, evidence: [...evidence.values()] };
}

/** Without a request it is the client's memory that speaks. */
function rememberedAs(plan: Plan, model: string): string | null {
  const entry = plan.memory?.entries.find((one) => one.model === model && one.state === "refused");
  return entry === undefined ? null : `Claude Code remembers it since ${entry.at}`;
}

/** Whether the client passes a model over that AWS answers, because it remembers a refusal. */
export function fallsBackByMemory(plan: Plan, facts: Asked): boolean {
  return plan.models.some(
    (one) => one.inUse && one.fellBackFrom !== undefined && firstChoice(one, facts)?.state === "answered",
  );
}

function firstChoice({ fellBackFrom, route }: PlanModel, facts: Asked): Probe | undefined {
  const probes = [...probesOf(facts, "invocation"), ...probesOf(facts, "mantle")];
  return probes.find((one) => one.model === fellBackFrom?.resolved && one.route === route);
}
