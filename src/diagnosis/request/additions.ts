/** Which variables add to the client's own request: by name, with what they add, never with a value. */
import type { Plan } from "../../claude-code/types.js";
import { addableBetas } from "../../knowledge/requests.js";
import type { Addition } from "../arguments/request.js";
import { variableOf } from "../plan-variable.js";

/** The beta flags that variables add, of those that were sent. */
export function addedFlags(plan: Plan, sent: readonly string[]): Addition[] {
  const listed = (variableOf(plan, "ANTHROPIC_BETAS")?.value ?? "").split(",").map((one) => one.trim());
  const body = extraBody(plan).anthropic_beta;
  const written = Array.isArray(body) ? body.filter((one) => typeof one === "string") : [];
  return [
    addition(
      plan,
      "ANTHROPIC_BETAS",
      listed.filter((flag) => addableBetas.values.includes(flag) && sent.includes(flag)),
    ),
    addition(
      plan,
      "CLAUDE_CODE_EXTRA_BODY",
      written.filter((flag) => sent.includes(flag)),
    ),
  ].flatMap((one) => one ?? []);
}

/** The variable behind fields that AWS names, by the field's first part. */
export function addedFields(plan: Plan, fields: readonly string[]): Addition[] {
  const names = Object.keys(extraBody(plan));
  const behind = fields.filter((field) => names.includes(field.split(/[.[]/)[0] ?? ""));
  const one = addition(plan, "CLAUDE_CODE_EXTRA_BODY", behind);
  return one === null ? [] : [one];
}

function addition(plan: Plan, name: string, adds: string[]): Addition | null {
  if (adds.length === 0) return null;
  const location = variableOf(plan, name)?.location;
  return { name, adds, ...(location === undefined ? {} : { location }) };
}

function extraBody(plan: Plan): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(variableOf(plan, "CLAUDE_CODE_EXTRA_BODY")?.value ?? "");
    return typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body } : {};
  } catch {
    return {};
  }
}
