/** TLS that somebody opens on the way: it works, and the certificate is not one of Amazon's. */
import type { Plan } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { isAwsHost, isAwsIssuer } from "../../knowledge/aws-hosts.js";
import type { Diagnosis, FindingCode, Found } from "../types.js";
import { proxyArgument } from "./proxy.js";

/** Causes that name the issuer themselves, or beside which nothing worked. */
const saidAlready: readonly FindingCode[] = [
  "network.tls-untrusted",
  "network.not-aws",
  "network.stream-rewritten",
];

/** One finding for all hosts, or null. A gateway of one's own has whatever certificate it likes. */
export function intercepted(
  plan: Plan,
  facts: Pick<Facts, "connection">,
  diagnosis: Diagnosis,
): Found | null {
  if (facts.connection.state !== "answered") return null;
  if (diagnosis.causes.some(({ found }) => saidAlready.includes(found.code))) return null;
  const refused = new Set(
    [...diagnosis.causes.flatMap((one) => one.failures), ...diagnosis.optional.map((one) => one.failure)]
      .filter((one) => one.kind === "no-answer" && one.reason === "tls")
      .map((one) => one.host),
  );
  const hosts = facts.connection.value.hosts.flatMap(({ host, issuer }) =>
    issuer !== undefined && isAwsHost(host) && !isAwsIssuer(issuer) && !refused.has(host)
      ? [{ host, issuer }]
      : [],
  );
  if (hosts.length === 0) return null;
  const proxy = plan.network?.proxies[0];
  return {
    code: "network.tls-intercepted",
    arguments: { hosts, ...(proxy === undefined ? {} : { proxy: proxyArgument(proxy) }) },
    evidence: hosts.map(({ host, issuer }) => ({
      source: "fact:connection",
      request: host,
      excerpt: `issuer ${issuer}`,
    })),
    locations: proxy?.location === undefined ? [] : [proxy.location],
  };
}
