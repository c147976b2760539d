/**
 * What `plan` prints, version 1: the plan of the model of the client and who made it, redacted. The
 * formats are made from what this returns, so that none can show what another one hides.
 */
import type { Plan } from "../claude-code/types.js";
import { redact } from "./redact.js";

/** The public shape: schema/plan.v1.json. Only additions are allowed inside version 1. */
export interface PlanReport {
  schemaVersion: 1;
  tool: { name: "bedrock-doctor"; version: string };
  plan: Plan;
}

/** @param input.secrets - every secret the machine holds; none of them is in the result. */
export function buildPlanReport(input: {
  tool: { version: string };
  plan: Plan;
  secrets: readonly { reveal(): string }[];
}): PlanReport {
  return redact<PlanReport>(
    {
      schemaVersion: 1,
      tool: { name: "bedrock-doctor", version: input.tool.version },
      plan: input.plan,
    },
    input.secrets,
  ).value;
}
