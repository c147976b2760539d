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
  "setup-provider-conflict": () => import("./setup-provider-conflict.js"),
  "setup-settings-invalid-value": () => import("./setup-settings-invalid-value.js"),
  "setup-settings-null": () => import("./setup-settings-null.js"),
  "setup-setting-shadowed": () => import("./setup-setting-shadowed.js"),
  "setup-project-settings-need-trust": () => import("./setup-project-settings-need-trust.js"),
  "setup-managed-settings-ignored": () => import("./setup-managed-settings-ignored.js"),
  "setup-look-alike-variable": () => import("./setup-look-alike-variable.js"),
  "setup-stray-anthropic-auth": () => import("./setup-stray-anthropic-auth.js"),
  "setup-secret-in-settings": () => import("./setup-secret-in-settings.js"),
  "setup-skip-auth-without-gateway": () => import("./setup-skip-auth-without-gateway.js"),
  "setup-endpoint-override-ignored": () => import("./setup-endpoint-override-ignored.js"),
  "setup-client-not-found": () => import("./setup-client-not-found.js"),
  "setup-client-not-on-path": () => import("./setup-client-not-on-path.js"),
  "setup-windows-shell-missing": () => import("./setup-windows-shell-missing.js"),
  "setup-feature-not-on-bedrock": () => import("./setup-feature-not-on-bedrock.js"),
  "setup-shell-only": () => import("./setup-shell-only.js"),
  "setup-aws-cli-missing": () => import("./setup-aws-cli-missing.js"),
  "setup-client-newer-than-knowledge": () => import("./setup-client-newer-than-knowledge.js"),
  "setup-client-known-bug": () => import("./setup-client-known-bug.js"),
  "setup-silent-retries": () => import("./setup-silent-retries.js"),
  "region-default-fallback": () => import("./region-default-fallback.js"),
  "region-unknown": () => import("./region-unknown.js"),
  "region-malformed": () => import("./region-malformed.js"),
  "region-malformed-in-force": () => import("./region-malformed-in-force.js"),
  "region-ignored-by-version": () => import("./region-ignored-by-version.js"),
  "region-small-fast-ineffective": () => import("./region-small-fast-ineffective.js"),
  "region-prefix-override-ignored": () => import("./region-prefix-override-ignored.js"),
  "region-partition-unsupported": () => import("./region-partition-unsupported.js"),
  "credentials-none": () => import("./credentials-none.js"),
  "credentials-expired": () => import("./credentials-expired.js"),
  "api-key-expired": () => import("./api-key-expired.js"),
  "network-dns": () => import("./network-dns.js"),
  "network-unreachable": () => import("./network-unreachable.js"),
  "endpoint-silent": () => import("./endpoint-silent.js"),
  "unrecognised-error": () => import("./unrecognised-error.js"),
  "model-invalid-id": () => import("./model-invalid-id.js"),
  "model-prefix-mismatch": () => import("./model-prefix-mismatch.js"),
  "model-profile-missing": () => import("./model-profile-missing.js"),
  "model-arn-region-mismatch": () => import("./model-arn-region-mismatch.js"),
  "model-arn-invalid": () => import("./model-arn-invalid.js"),
  "model-access-denied": () => import("./model-access-denied.js"),
  "use-case-missing": () => import("./use-case-missing.js"),
  "first-use": () => import("./first-use.js"),
  "model-context-1m-unsupported": () => import("./model-context-1m-unsupported.js"),
  "model-client-too-old": () => import("./model-client-too-old.js"),
  "model-unpinned": () => import("./model-unpinned.js"),
  "model-silent-fallback": () => import("./model-silent-fallback.js"),
  "model-pin-upgrade-offer": () => import("./model-pin-upgrade-offer.js"),
  "model-stale-access-memory": () => import("./model-stale-access-memory.js"),
  "model-leaves-geography": () => import("./model-leaves-geography.js"),
  "model-override-unknown-key": () => import("./model-override-unknown-key.js"),
  "model-override-invalid": () => import("./model-override-invalid.js"),
  "model-not-selectable": () => import("./model-not-selectable.js"),
  "on-demand-unsupported": () => import("./on-demand-unsupported.js"),
  "mantle-model-id-format": () => import("./mantle-model-id-format.js"),
  "mantle-unrouted": () => import("./mantle-unrouted.js"),
  "mantle-alias-surprise": () => import("./mantle-alias-surprise.js"),
  "throughput-output-limit": () => import("./throughput-output-limit.js"),
  "guardrail-header-malformed": () => import("./guardrail-header-malformed.js"),
  "caching-disabled": () => import("./caching-disabled.js"),
  "caching-ttl-unsupported": () => import("./caching-ttl-unsupported.js"),
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
