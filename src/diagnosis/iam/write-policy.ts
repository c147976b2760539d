/** The least-privilege policy of a plan: one statement for each purpose, with why it is there. */
import type { AccessNeed } from "../../claude-code/required-access.js";
import { type AccessRow, accessRow } from "../../knowledge/access-rows.js";
import type { PolicyStatement } from "../types.js";

export interface ExplainedStatement {
  statement: PolicyStatement;
  need: AccessRow["need"];
  /** One sentence. */
  reason: string;
}

/** Keys that a statement may well depend on; a region as condition would only repeat the ARNs. */
const conditionKeys = ["aws:CalledViaLast"];

/** The statements in the order of the needs. */
export function writePolicy(needs: readonly AccessNeed[]): ExplainedStatement[] {
  const purposes = [...new Set(needs.map((one) => one.purpose))];
  return purposes.map((purpose) => {
    const own = needs.filter((one) => one.purpose === purpose);
    const { sid, actions, need, reason } = accessRow(purpose);
    const resources = [...new Set(own.map((one) => one.resource))];
    const conditions = Object.entries(own[0]?.context ?? {}).filter(([key]) => conditionKeys.includes(key));
    return {
      need,
      reason,
      statement: {
        Sid: sid,
        Effect: "Allow",
        Action: [...actions],
        Resource: resources.length === 1 ? (resources[0] ?? "*") : resources,
        ...(conditions.length === 0 ? {} : { Condition: { StringEquals: Object.fromEntries(conditions) } }),
      },
    };
  });
}
