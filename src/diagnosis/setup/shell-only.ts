/**
 * What stands in the environment of this shell alone, so that an IDE or a background agent that was
 * started elsewhere does not see it. Secrets by themselves are not reported: they have no business in a
 * settings file, and leaving them in the shell is one of the good ways.
 */
import type { Plan, PlanVariable } from "../../claude-code/types.js";
import { switchedOn, variableOf } from "../plan-variable.js";
import type { Found } from "../types.js";

const providers = ["CLAUDE_CODE_USE_BEDROCK", "CLAUDE_CODE_USE_MANTLE"];

/** The finding, or null: also in a CI job, where there is no other shell. */
export function shellOnly(plan: Plan): Found | null {
  if (plan.provider === "none" || isCi(plan)) return null;
  const open = [
    ...providers.map((name) => switchedOn(plan, name)),
    regionVariable(plan),
    plan.credentials.profile === undefined ? null : variableOf(plan, "AWS_PROFILE"),
  ].filter((one) => one !== null && isShellOnly(one));
  if (open.length === 0) return null;
  const secret = secretVariables(plan).filter(isShellOnly);
  const variables = [...open, ...secret].flatMap((one) =>
    one === null ? [] : [{ name: one.name, value: one.value === "<secret>" ? null : one.value }],
  );
  return { code: "setup.shell-only", arguments: { variables } };
}

function isCi(plan: Plan): boolean {
  const value = variableOf(plan, "CI")?.value.trim().toLowerCase();
  return value !== undefined && value !== "false" && value !== "0";
}

function isShellOnly(variable: PlanVariable): boolean {
  return variable.source === "environment";
}

/** Null where the AWS files say the same: then other shells end in the same region. */
function regionVariable(plan: Plan): PlanVariable | null {
  const { value, source, others } = plan.region;
  if (!source.startsWith("env:")) return null;
  const inFiles = others.find((one) => one.source === "credentials-file" || one.source === "config-file");
  return inFiles?.value === value ? null : variableOf(plan, source.slice("env:".length));
}

function secretVariables(plan: Plan): PlanVariable[] {
  const names =
    plan.credentials.kind === "env-keys"
      ? ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]
      : plan.credentials.apiKey === undefined
        ? []
        : ["AWS_BEARER_TOKEN_BEDROCK"];
  return names.flatMap((name) => variableOf(plan, name) ?? []);
}
