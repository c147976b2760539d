/** The list of scenarios: one small data file each, healthy ones first. */
import type { Scenario } from "../types.js";
import apiKeyExpired from "./api-key-expired.js";
import credentialsExpired from "./credentials-expired.js";
import credentialsNone from "./credentials-none.js";
import firstUse from "./first-use.js";
import healthy from "./healthy.js";
import healthyApiKey from "./healthy-api-key.js";
import healthyApiKeyShortTerm from "./healthy-api-key-short-term.js";
import healthyBoth from "./healthy-both.js";
import healthyEnvKeys from "./healthy-env-keys.js";
import healthyMantle from "./healthy-mantle.js";
import healthyUnpinned from "./healthy-unpinned.js";
import iamDenied from "./iam-denied.js";
import modelAccessDenied from "./model-access-denied.js";
import networkUnreachable from "./network-unreachable.js";
import onDemandUnsupported from "./on-demand-unsupported.js";
import providerNotEnabled from "./provider-not-enabled.js";
import regionDefaultFallback from "./region-default-fallback.js";
import regionUnknown from "./region-unknown.js";
import settingsUnreadable from "./settings-unreadable.js";
import useCaseMissing from "./use-case-missing.js";

const SCENARIOS: readonly Scenario[] = [
  healthy,
  healthyEnvKeys,
  healthyApiKey,
  healthyApiKeyShortTerm,
  healthyUnpinned,
  healthyMantle,
  healthyBoth,
  providerNotEnabled,
  settingsUnreadable,
  regionDefaultFallback,
  regionUnknown,
  credentialsNone,
  credentialsExpired,
  apiKeyExpired,
  networkUnreachable,
  modelAccessDenied,
  useCaseMissing,
  firstUse,
  onDemandUnsupported,
  iamDenied,
];

export const scenarioNames: readonly string[] = SCENARIOS.map(({ name }) => name);

/** Names and summaries, in the order of the list. */
export function listScenarios(): { name: string; summary: string }[] {
  return SCENARIOS.map(({ name, summary }) => ({ name, summary }));
}

/** A scenario by its name; undefined where there is none. Asynchronous so that it may become lazy. */
export async function loadScenario(name: string): Promise<Scenario | undefined> {
  return SCENARIOS.find((scenario) => scenario.name === name);
}
