/**
 * IDs of system-defined inference profiles: a geography, a dot, and the foundation model's ID.
 * Which of them exist is for ListInferenceProfiles to say; this is only how they are written.
 */
import { clientRules, govRegions, prefixRows } from "./client-rules.js";
import { ruleFor } from "./versions.js";

/** Geographies AWS uses (Bedrock user guide, cross-region inference), as of 2026-11-20. */
const geography = /^(us-gov|us|eu|apac|jp|au|in|ca|global)\.(?=[a-z])/;

/** The foundation model's ID, without a geography's prefix. */
export function baseModelOf(id: string): string {
  return id.replace(geography, "");
}

/** The geography an ID begins with (`us`, `global`), or null where it begins with none that AWS uses. */
export function geographyOf(id: string): string | null {
  return geography.exec(id)?.[1] ?? null;
}

/** The profile Claude Code derives for a model where the account's list does not say otherwise. */
export function builtInProfileId(baseModel: string, region: string, version: string): string {
  if (govRegions.test(region)) {
    return `${ruleFor(clientRules.govPrefix, version) ? "us-gov" : "global"}.${baseModel}`;
  }
  const row = prefixRows.find((one) => one.region.test(region));
  return `${row?.prefix ?? "global"}.${baseModel}`;
}
