/** How long the client keeps trying without a word what this run saw fail. */
import type { Plan } from "../../claude-code/types.js";
import {
  isRetried,
  longSilence,
  measuredWaits,
  type RetriedFailure,
  retryLimits,
} from "../../knowledge/silent-retries.js";
import { compareVersions } from "../../knowledge/versions.js";
import { variableOf } from "../plan-variable.js";
import type { Diagnosis, FindingCode, Found } from "../types.js";

/** Codes whose refusal the client may try again, and the kind of failure it is to the client. */
const retried: Partial<Record<string, RetriedFailure>> = {
  "region.unknown": "no-connection",
  "region.partition-unsupported": "no-connection",
  "credentials.none": "no-credentials",
  "credentials.incomplete": "no-credentials",
  "credentials.profile-missing": "no-credentials",
  "credentials.expired": "credentials-refused",
  "credentials.invalid": "credentials-refused",
  "credentials.signature-mismatch": "credentials-refused",
  "credentials.clock-skew": "credentials-refused",
  "credentials.bearer-expired": "credentials-refused",
  "credentials.bearer-malformed": "credentials-refused",
  "credentials.bearer-wrong-region": "credentials-refused",
  "credentials.bearer-rejected": "credentials-refused",
  "network.dns": "no-connection",
  "network.unreachable": "no-connection",
  "network.tls-untrusted": "untrusted-certificate",
  "iam.denied": "not-authorised",
  "iam.denied-explicit": "not-authorised",
  "iam.denied-scp": "not-authorised",
  "iam.denied-rcp": "not-authorised",
  "iam.denied-boundary": "not-authorised",
  "iam.denied-session": "not-authorised",
  "iam.denied-endpoint-policy": "not-authorised",
  "iam.destination-region-denied": "not-authorised",
  "model.access-denied": "no-model-access",
  "throughput.throttled-tokens": "throttled-or-server",
  "throughput.throttled-requests": "throttled-or-server",
  "throughput.throttled-daily": "throttled-or-server",
  "throughput.quota-zero": "throttled-or-server",
  "throughput.capacity": "throttled-or-server",
};

/** The finding, or null where the client gives up at once, or shows each attempt. */
export function silentRetries(plan: Plan, diagnosis: Diagnosis): Found | null {
  // The terminal shows a line for each attempt.
  if (plan.mode === "interactive") return null;
  const { version } = plan.claudeCode;
  const failures = diagnosis.causes
    .filter(({ found }) => found.severity === undefined || found.severity === "error")
    .filter((cause) => {
      const failure = kindOf(cause);
      return failure !== undefined && isRetried(failure, version);
    })
    .map(({ found }): FindingCode => found.code);
  const { retries, setBy } = retriesOf(plan);
  const seconds = secondsOf(retries);
  if (failures.length === 0 || seconds < longSilence.seconds) return null;
  return { code: "setup.silent-retries", arguments: { failures, attempts: retries + 1, seconds, setBy } };
}

/** What stands between the client and AWS is told apart by what it did: refuse, or not be there. */
function kindOf({ found, failures }: Diagnosis["causes"][number]): RetriedFailure | undefined {
  switch (found.code) {
    case "network.proxy-failed":
      return failures.some((one) => one.kind === "no-answer" && one.code === "ECONNREFUSED")
        ? "no-connection"
        : undefined;
    case "network.not-aws":
      return failures.some((one) => one.kind === "not-aws" && (one.status === 403 || one.status >= 500))
        ? "throttled-or-server"
        : undefined;
    default:
      return retried[found.code];
  }
}

/** How often this release tries again, and what decides it. */
export function retriesOf(plan: Plan): { retries: number; setBy: "default" | "CLAUDE_CODE_MAX_RETRIES" } {
  const text = variableOf(plan, "CLAUDE_CODE_MAX_RETRIES")?.value.trim() ?? "";
  if (!/^\d+$/.test(text)) return { retries: retryLimits.byDefault, setBy: "default" };
  const capped = compareVersions(plan.claudeCode.version, retryLimits.capSince) >= 0;
  const retries = capped ? Math.min(Number(text), retryLimits.cap) : Number(text);
  return { retries, setBy: "CLAUDE_CODE_MAX_RETRIES" };
}

/** At least: waits beyond the measured ones count as long as the last of these. */
function secondsOf(retries: number): number {
  const { seconds } = measuredWaits;
  const last = seconds.at(-1) ?? 0;
  let sum = 0;
  for (let index = 0; index < Math.min(retries, 1_000); index += 1) sum += seconds[index] ?? last;
  return Math.round(sum);
}
