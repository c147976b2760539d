/** Provisioned throughput that does not serve requests yet, or no longer. */
import type { Plan } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { findRefusalMeaning } from "../../knowledge/refusals.js";
import { probesOf } from "../collect.js";
import type { PlanClaim } from "../plan-claims.js";

const inService = "InService";

/** Whether an ARN names a provisioned throughput that AWS knows and that is not in service. */
export function isNotReady(facts: Pick<Facts, "provisionedThroughput">, arn: string): boolean {
  const { provisionedThroughput: fact } = facts;
  if (fact.state !== "answered") return false;
  const status = fact.value.resources.find((one) => one.arn === arn)?.status;
  return status !== undefined && status !== inService;
}

/** The cause, and the refusals that follow from it. One that answers all the same is in order. */
export function provisionedClaim(plan: Plan, facts: Facts): PlanClaim | null {
  const { provisionedThroughput: fact } = facts;
  if (fact.state !== "answered") return null;
  const answered = probesOf(facts, "invocation")
    .filter((probe) => probe.state === "answered")
    .map((probe) => probe.model);
  const resources = fact.value.resources.flatMap(({ arn, status, reason }) =>
    status === undefined || status === inService || answered.includes(arn)
      ? []
      : [
          {
            arn,
            roles: plan.models.filter((one) => one.inUse && one.resolved === arn).map((one) => one.role),
            status,
            ...(reason === undefined ? {} : { reason }),
          },
        ],
  );
  if (resources.length === 0) return null;
  const arns = resources.map((one) => one.arn);
  return {
    cause: {
      found: {
        code: "throughput.provisioned-not-ready",
        arguments: { resources },
        evidence: resources.map((one) => ({
          source: "fact:provisionedThroughput",
          request: "GetProvisionedModelThroughput",
          excerpt: `${one.arn}: ${one.status}`,
        })),
        locations: plan.models.flatMap(({ resolved, location }) =>
          arns.includes(resolved) && location !== undefined ? [location] : [],
        ),
      },
      facts: [],
      failures: [],
    },
    claims: ({ failure, probe }) =>
      probe !== undefined &&
      arns.includes(probe.model) &&
      failure.kind === "refusal" &&
      failure.denial === undefined &&
      !/^(?:credentials|signature|api-key)-/.test(findRefusalMeaning(failure) ?? ""),
  };
}
