/**
 * The list of scenarios: one small data file each, healthy ones first. A file is loaded when it is
 * played, because a run needs one of them and the list grows.
 */
import type { Scenario } from "../types.js";

type Loader = () => Promise<{ default: Scenario }>;

const SCENARIOS: Readonly<Record<string, Loader>> = {
  healthy: () => import("./healthy.js"),
  "healthy-env-keys": () => import("./healthy-env-keys.js"),
  "healthy-api-key": () => import("./healthy-api-key.js"),
  "healthy-api-key-short-term": () => import("./healthy-api-key-short-term.js"),
  "healthy-unpinned": () => import("./healthy-unpinned.js"),
  "healthy-mantle": () => import("./healthy-mantle.js"),
  "healthy-both": () => import("./healthy-both.js"),
  "provider-not-enabled": () => import("./provider-not-enabled.js"),
  "settings-unreadable": () => import("./settings-unreadable.js"),
  "region-default-fallback": () => import("./region-default-fallback.js"),
  "region-unknown": () => import("./region-unknown.js"),
  "credentials-none": () => import("./credentials-none.js"),
  "credentials-expired": () => import("./credentials-expired.js"),
  "api-key-expired": () => import("./api-key-expired.js"),
  "network-unreachable": () => import("./network-unreachable.js"),
  "endpoint-silent": () => import("./endpoint-silent.js"),
  "model-access-denied": () => import("./model-access-denied.js"),
  "use-case-missing": () => import("./use-case-missing.js"),
  "first-use": () => import("./first-use.js"),
  "on-demand-unsupported": () => import("./on-demand-unsupported.js"),
  "iam-denied": () => import("./iam-denied.js"),
};

/** The names, in the order of the list. */
export const scenarioNames: readonly string[] = Object.keys(SCENARIOS);

/** Names and summaries, in the order of the list. */
export async function listScenarios(): Promise<{ name: string; summary: string }[]> {
  const all = await Promise.all(Object.values(SCENARIOS).map((load) => load()));
  return all.map(({ default: { name, summary } }) => ({ name, summary }));
}

/** The scenario of that name, or undefined where there is none. */
export async function loadScenario(name: string): Promise<Scenario | undefined> {
  const load = Object.hasOwn(SCENARIOS, name) ? SCENARIOS[name] : undefined;
  return (await load?.())?.default;
}
