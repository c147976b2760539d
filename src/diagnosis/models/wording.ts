/** Phrases that several `models` entries of the catalogue share. */
import type { Plan, PlanModel } from "../../claude-code/types.js";
import { baseModelOf } from "../../knowledge/inference-profile-ids.js";

/** `us.anthropic.x (primary, background)`. */
export function listWithRoles(models: readonly { model: string; roles: readonly string[] }[]): string {
  return models.map((one) => `${one.model} (${one.roles.join(", ")})`).join(", ");
}

/** What is broken when these models fail: everything, small work, or what somebody switches to. */
export function sayBroken(models: readonly { roles: readonly string[] }[]): string {
  const roles = new Set(models.flatMap((one) => one.roles));
  if (roles.has("primary")) return "Every request to the main model is refused";
  if (roles.has("background"))
    return "Claude Code starts, and fails when it uses the model in the background";
  if (roles.has("subagent")) return "Claude Code starts, and its subagents fail";
  return "Nothing uses it by itself; whoever switches to it gets an error";
}

/** Who uses them, where it is not the main model: `, used in the background`. To follow the models' names. */
export function sayUse(models: readonly { roles: readonly string[] }[]): string {
  const roles = new Set(models.flatMap((one) => one.roles));
  if (roles.has("primary")) return "";
  if (roles.has("background")) return ", used in the background";
  return roles.has("subagent") ? ", used by subagents" : "";
}

/** Whether the main model is among them: only its failures are what the client shows at once. */
export function hitsMain(models: readonly { roles: readonly string[] }[]): boolean {
  return models.some((one) => one.roles.includes("primary"));
}

/** `Opus 5.5`, as Claude Code writes it. */
export function displayName(id: string): string {
  const name = baseModelOf(id)
    .replace(/^anthropic\./, "")
    .replace(/-v\d+(:\d+)?$/, "")
    .replace(/-20\d{6}$/, "");
  const [, old, oldFamily] = /^claude-(\d(?:-\d)?)-([a-z]+)$/.exec(name) ?? [];
  if (old !== undefined && oldFamily !== undefined)
    return `Claude ${old.replace("-", ".")} ${oldFamily.charAt(0).toUpperCase()}${oldFamily.slice(1)}`;
  const [, family = "", version = ""] = /^claude-([a-z]+)-([\d-]+)$/.exec(name) ?? [];
  if (family === "") return id;
  return `${family.charAt(0).toUpperCase()}${family.slice(1)} ${version.replace("-", ".")}`;
}

/** The models of the plan that somebody has to name anew for an ID to go away. */
export function plannedAs(plan: Plan, { model, region }: { model: string; region?: string }): PlanModel[] {
  return plan.models.filter(
    (one) =>
      one.resolved === model &&
      (region === undefined || one.region === region) &&
      (one.pinned || one.inUse) &&
      !one.role.startsWith("override:"),
  );
}
