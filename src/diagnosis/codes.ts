/**
 * The codes with their default severity, in the order in which they are mended: by area and then by
 * code. The order is part of the report's contract. Apart from the catalogue's prose, which is only
 * needed once something was found.
 */
import type { FindingCode, Severity } from "./types.js";

const severities: Readonly<Record<FindingCode, Severity>> = {
  "setup.provider-not-enabled": "error",
  "setup.settings-unreadable": "error",
  "region.default-fallback": "warning",
  "region.unknown": "error",
  "credentials.none": "error",
  "credentials.expired": "error",
  "credentials.bearer-expired": "error",
  "network.dns": "error",
  "network.unreachable": "error",
  "iam.denied": "error",
  "model.access-denied": "error",
  "model.use-case-missing": "error",
  "model.first-use": "warning",
  "throughput.on-demand-unsupported": "error",
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
