/**
 * The codes with their default severity, in the order in which they are mended: by area and then by
 * code. The order is part of the report's contract. Apart from the catalogue's prose, which is only
 * needed once something was found.
 */
import type { FindingCode, Severity } from "./types.js";

const severities: Readonly<Record<FindingCode, Severity>> = {
  "setup.provider-not-enabled": "error",
  "setup.provider-conflict": "warning",
  "setup.settings-unreadable": "error",
  "setup.settings-invalid-value": "warning",
  "setup.setting-shadowed": "warning",
  "setup.project-settings-need-trust": "warning",
  "setup.managed-settings-ignored": "warning",
  "setup.look-alike-variable": "warning",
  "setup.stray-anthropic-auth": "info",
  "setup.secret-in-settings": "warning",
  "setup.skip-auth-without-gateway": "error",
  "setup.endpoint-override-ignored": "warning",
  "setup.client-not-found": "info",
  "setup.client-not-on-path": "warning",
  "setup.windows-shell-missing": "error",
  "setup.feature-not-on-bedrock": "info",
  "setup.shell-only": "info",
  "setup.aws-cli-missing": "info",
  "setup.client-newer-than-knowledge": "info",
  "setup.client-known-bug": "warning",
  "setup.silent-retries": "info",
  "region.default-fallback": "warning",
  "region.malformed": "error",
  "region.ignored-by-version": "error",
  "region.unknown": "error",
  "region.small-fast-ineffective": "warning",
  "region.prefix-override-ignored": "warning",
  "region.partition-unsupported": "error",
  "credentials.none": "error",
  "credentials.expired": "error",
  "credentials.bearer-expired": "error",
  "network.dns": "error",
  "network.unreachable": "error",
  "iam.denied": "error",
  "model.invalid-id": "error",
  "model.prefix-mismatch": "error",
  "model.profile-missing": "error",
  "model.arn-region-mismatch": "error",
  "model.arn-invalid": "error",
  "model.access-denied": "error",
  "model.use-case-missing": "error",
  "model.first-use": "warning",
  "model.context-1m-unsupported": "warning",
  "model.client-too-old": "error",
  "model.unpinned": "info",
  "model.silent-fallback": "warning",
  "model.pin-upgrade-offer": "info",
  "model.stale-access-memory": "warning",
  "model.leaves-geography": "warning",
  "model.override-unknown-key": "warning",
  "model.override-invalid": "error",
  "model.not-selectable": "warning",
  "mantle.model-id-format": "error",
  "mantle.unrouted": "error",
  "mantle.alias-surprise": "warning",
  "throughput.on-demand-unsupported": "error",
  "throughput.output-limit": "warning",
  "guardrail.header-malformed": "error",
  "caching.disabled": "warning",
  "caching.ttl-unsupported": "warning",
  "doctor.check-crashed": "error",
  "doctor.timed-out": "warning",
  "doctor.unrecognised-error": "error",
};

/** All codes this release can report, in the order of mending. */
export const findingCodes = Object.keys(severities) as readonly FindingCode[];

const places = new Map(findingCodes.map((code, place) => [code, place]));

/** The default severity of a code. */
export function severityOf(code: FindingCode): Severity {
  return severities[code];
}

/** Negative when `a` has to be mended before `b`. */
export function compareCodes(a: FindingCode, b: FindingCode): number {
  return (places.get(a) ?? 0) - (places.get(b) ?? 0);
}
