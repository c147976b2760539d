/**
 * The order in which findings are mended, by area and then by code. It is part of the report's
 * contract: within a severity the earlier one has to be mended first.
 */
import type { FindingCode } from "./types.js";

const order: Record<FindingCode, number> = numberInOrder([
  "setup.provider-not-enabled",
  "setup.settings-unreadable",
  "region.default-fallback",
  "region.unknown",
  "credentials.none",
  "credentials.expired",
  "credentials.bearer-expired",
  "network.dns",
  "network.unreachable",
  "iam.denied",
  "model.access-denied",
  "model.use-case-missing",
  "model.first-use",
  "throughput.on-demand-unsupported",
  "doctor.check-crashed",
  "doctor.timed-out",
  "doctor.unrecognised-error",
]);

function numberInOrder(codes: readonly FindingCode[]): Record<FindingCode, number> {
  return Object.fromEntries(codes.map((code, place) => [code, place])) as Record<FindingCode, number>;
}

/** All codes this release can report, in the order of mending. */
export const findingCodes = Object.keys(order) as readonly FindingCode[];

/** Negative when `a` has to be mended before `b`. */
export function compareCodes(a: FindingCode, b: FindingCode): number {
  return order[a] - order[b];
}
