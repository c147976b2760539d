/** Models in use that nobody chose: the release decides which they are, and the next may decide otherwise. */
import type { Plan } from "../../claude-code/types.js";
import { defaultTier, mantleTierModels, type Tier, tierModels } from "../../knowledge/models.js";
import { compareVersions, ruleFor, type VersionedRow } from "../../knowledge/versions.js";
import { surprisedRoles } from "../mantle/alias-surprises.js";
import type { Found } from "../types.js";
import { byResolved } from "./by-roles.js";
import { sentByItself } from "./replace.js";

/** The finding, or null where somebody chose every model in use. */
export function unpinnedModels(plan: Plan): Found | null {
  // An alias that stands for something else on Mantle has a finding of its own, with the same remedy.
  const surprised = surprisedRoles(plan);
  const unpinned = plan.models.filter(
    ({ inUse, pinned, role }) => inUse && !pinned && !surprised.includes(role),
  );
  const models = byResolved(unpinned)
    .filter(({ roles }) => roles.some((role) => sentByItself.includes(role)))
    .map(({ first, roles }) => ({ roles, model: first.resolved, alias: first.alias ?? null }));
  if (models.length === 0) return null;
  const main = plan.models.find((model) => model.role === "primary");
  const aliased = main?.alias !== undefined && main.alias !== "default" ? main.tier : null;
  const followsDefault = main !== undefined && !main.pinned && main.fellBackFrom === undefined;
  return {
    code: "model.unpinned",
    arguments: {
      version: plan.claudeCode.version,
      models,
      before: followsDefault ? defaultBefore(plan, aliased) : null,
    },
  };
}

/** Families in the order of their price on Amazon Bedrock, dearest first (Claude Code documentation). */
const byPrice: readonly Tier[] = ["fable", "opus", "sonnet", "haiku"];

/** What the same words stood for before the last change of the table, up to this version. */
function defaultBefore(plan: Plan, alias: Tier | null) {
  const tables = plan.provider === "mantle" ? mantleTierModels : tierModels;
  const tierAt = (version: string): Tier =>
    alias ?? (plan.provider === "mantle" ? "opus" : ruleFor(defaultTier, version));
  const modelAt = (version: string): string => ruleFor(tables[tierAt(version)], version);
  const { version } = plan.claudeCode;
  const rows: readonly VersionedRow<unknown>[] = [...defaultTier, ...Object.values(tables).flat()];
  const ends = rows
    .flatMap(({ until }) => (until !== undefined && compareVersions(until, version) < 0 ? [until] : []))
    .sort(compareVersions)
    .reverse();
  const end = ends.find((one) => modelAt(one) !== modelAt(version));
  if (end === undefined) return null;
  const since = rows
    .flatMap((row) => (row.since !== undefined && compareVersions(row.since, end) > 0 ? [row.since] : []))
    .sort(compareVersions)[0];
  return {
    model: modelAt(end),
    since: since ?? version,
    dearerFamily: byPrice.indexOf(tierAt(version)) < byPrice.indexOf(tierAt(end)),
  };
}
