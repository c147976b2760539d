/**
 * What fails because a settings file that the client drops held the way out: a proxy, a certificate
 * authority, a gateway, or the region that the models are of. The file is the cause, and the rest its
 * consequence; where nothing failed it stays a warning.
 */
import type { NoAnswer } from "../../aws/types.js";
import type { Plan } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { type CollectedFailure, collectFailures, probesOf } from "../collect.js";
import { claims as speaksOfTheId } from "../models/faults.js";
import type { PlanClaim } from "../plan-claims.js";
import { variableOf } from "../plan-variable.js";
import { isOfLostRegion } from "../region/misled.js";
import { foundOfLoss, isLost, lostRegion } from "../settings-unreadable.js";

const proxyNames = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];
const trustNames = ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE"];
const gatewayNames = ["ANTHROPIC_BEDROCK_BASE_URL"];
const regionNames = ["AWS_REGION", "AWS_DEFAULT_REGION"];

const ofTheWay: readonly NoAnswer["reason"][] = [
  "dns",
  "connection-refused",
  "connection-reset",
  "connect-timed-out",
  "unreachable",
];

interface Loss {
  names: readonly string[];
  claims(one: CollectedFailure): boolean;
  /** The plan proves it without a request. */
  proved?: boolean;
}

/** The claims of the files that cannot be used; none where a model answered all the same. */
export function lostClaims(plan: Plan, facts: Facts): PlanClaim[] {
  const works = (["invocation", "mantle"] as const).some((name) =>
    probesOf(facts, name).some(({ state }) => state === "answered"),
  );
  if (works) return [];
  const failures = collectFailures(facts).filter(({ fact }) => fact !== "quotas" && fact !== "iamCoverage");
  return lossesOf(plan).flatMap(({ names, claims, proved }) => {
    if (!isLost(plan, names) || !(proved === true || failures.some(claims))) return [];
    const found = foundOfLoss(plan, names);
    return found === null ? [] : [{ cause: { found, facts: [], failures: [] }, claims }];
  });
}

function lossesOf(plan: Plan): Loss[] {
  const unset = (names: readonly string[]): boolean => names.every((name) => !variableOf(plan, name)?.value);
  const noWay = ({ failure }: CollectedFailure): boolean =>
    failure.kind === "no-answer" && ofTheWay.includes(failure.reason);
  return [
    ...(unset(proxyNames) ? [{ names: proxyNames, claims: noWay }] : []),
    ...(unset(gatewayNames) ? [{ names: gatewayNames, claims: noWay }] : []),
    ...(unset(trustNames)
      ? [
          {
            names: trustNames,
            claims: ({ failure }: CollectedFailure) =>
              failure.kind === "no-answer" && failure.reason === "tls",
          },
        ]
      : []),
    ...(lostRegion(plan)
      ? [
          {
            names: regionNames,
            claims: ({ failure, probe }: CollectedFailure) =>
              probe !== undefined &&
              speaksOfTheId(failure) &&
              isOfLostRegion(plan, { resolved: probe.model, region: probe.region }),
            proved: plan.models.some((one) => one.inUse && isOfLostRegion(plan, one)),
          },
        ]
      : []),
  ];
}
