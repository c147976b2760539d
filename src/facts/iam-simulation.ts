/**
 * Simulates what a plan needs: the caller's ARN first, together with the largest batch, then the other
 * regions at once, then what a shared batch cannot be believed about.
 */
import type { Answer } from "../aws/call.js";
import type { Access } from "../aws/signing.js";
import type { SimulatedDecision } from "../aws/simulate-policy.js";
import { callerOf } from "./caller.js";
import { type Batch, batchesOf, decisionOf, exactBatches, type Need } from "./iam-batches.js";
import { findPrincipal } from "./iam-principal.js";
import type { Known } from "./more.js";
import { type Asked, type RunContext, startQuestion, withinLimit } from "./run-context.js";
import type { IamCoverageValue } from "./values/iam-coverage.js";

/** Simulates every need; the first refusal ends it. */
export async function simulateNeeds(
  run: RunContext,
  known: Known,
  { access, caller, needs }: { access: Access; caller: string; needs: readonly Need[] },
): Promise<Asked<IamCoverageValue>> {
  const batches = batchesOf(needs);
  const [first, ...others] = batches;
  if (first === undefined) throw new Error("There is nothing to simulate.");
  const question = startQuestion(run, "iamCoverage");
  const before = Math.max(
    (await known.identity).depth,
    (await known.inferenceProfiles).depth,
    (await known.invocation).depth,
    (await known.mantle).depth,
  );
  const principal = await findPrincipal(run, access, caller, (arn) => simulate(run, access, arn, first));
  if (!principal.ok) return { fact: question.failed(principal.failure), depth: before + 1 };
  const { arn: source, first: decisions, depth } = principal.value;
  const more = async (rest: readonly Batch[]): Promise<Answer<SimulatedDecision[]>> => {
    const answers = await Promise.all(rest.map((batch) => simulate(run, access, source, batch)));
    const failed = answers.find((one) => !one.ok);
    return failed ?? { ok: true, value: answers.flatMap((one) => (one.ok ? one.value : [])) };
  };
  const rest = await more(others);
  if (!rest.ok) return { fact: question.failed(rest.failure), depth: before + depth + 1 };
  const shared = [...decisions, ...rest.value];
  const doubtful = exactBatches(batches, shared);
  const exact = await more(doubtful);
  if (!exact.ok) return { fact: question.failed(exact.failure), depth: before + depth + 2 };
  const isFirstUse = await lacksAgreement(known);
  const value: IamCoverageValue = {
    principal: source,
    decisions: needs.flatMap((need) => {
      const found = decisionOf(need, exact.value) ?? decisionOf(need, shared);
      return found === undefined ? [] : [{ ...found, ...toValue(need, isFirstUse) }];
    }),
  };
  return {
    fact: question.answered(value),
    depth: before + depth + (others.length > 0 ? 1 : 0) + (doubtful.length > 0 ? 1 : 0),
  };
}

function toValue({ action, resource, need }: Need, isFirstUse: boolean) {
  return { action, resource, required: need === "required" || (need === "first-use" && isFirstUse) };
}

async function simulate(
  run: RunContext,
  access: Access,
  principal: string,
  { request }: Batch,
): Promise<Answer<SimulatedDecision[]>> {
  const { iamHost, simulatePrincipalPolicy } = await import("../aws/simulate-policy.js");
  const host = iamHost(principal);
  const limit = { operation: "SimulatePrincipalPolicy", host, limitMs: run.limits.requestMs } as const;
  return withinLimit(run, limit, (signal) => {
    const caller = callerOf(run, access, run.plan.region.value, signal);
    return simulatePrincipalPolicy(caller, { principal, ...request });
  });
}

/** Only a first use needs AWS Marketplace. */
async function lacksAgreement(known: Known): Promise<boolean> {
  const { fact } = await known.modelAccess;
  return (
    fact.state === "answered" && fact.value.models.some(({ agreement }) => agreement === "NOT_AVAILABLE")
  );
}
