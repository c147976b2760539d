/**
 * Which AWS endpoint a host name is, and whether it exists in the scenario. A name of a Region in
 * which the scenario has no Bedrock does not resolve, as a misspelt Region does not in life.
 */
import { partitionOf } from "../knowledge/regions.js";
import { matchWildcard } from "./conditions.js";
import type { NetworkFault, Scenario } from "./types.js";
import type { Endpoint, EndpointKind, ReceivedRequest } from "./wire.js";

/** A second group is the ending of the host, which has to be that of the region's partition. */
const REGIONAL: readonly { kind: EndpointKind; pattern: RegExp }[] = [
  { kind: "sts", pattern: /^sts\.([a-z0-9-]+)\.amazonaws\.com$/ },
  { kind: "servicequotas", pattern: /^servicequotas\.([a-z0-9-]+)\.(.+)$/ },
  { kind: "bedrock", pattern: /^bedrock\.([a-z0-9-]+)\.(.+)$/ },
  { kind: "bedrock-runtime", pattern: /^bedrock-runtime\.([a-z0-9-]+)\.(.+)$/ },
  {
    kind: "bedrock-runtime",
    pattern: /^vpce-[a-z0-9-]+\.bedrock-runtime\.([a-z0-9-]+)\.vpce\.amazonaws\.com$/,
  },
  { kind: "bedrock-mantle", pattern: /^bedrock-mantle\.([a-z0-9-]+)\.api\.aws$/ },
  { kind: "sso-portal", pattern: /^portal\.sso\.([a-z0-9-]+)\.amazonaws\.com$/ },
  { kind: "sign-in", pattern: /^([a-z0-9-]+)\.signin\.aws\.amazon\.com$/ },
  { kind: "sso-oidc", pattern: /^oidc\.([a-z0-9-]+)\.amazonaws\.com$/ },
];

/** Addresses that only some machines have: the agents that hand out a role. */
const AGENTS: readonly { kind: EndpointKind; hands: "instance" | "container"; hosts: readonly string[] }[] = [
  { kind: "metadata", hands: "instance", hosts: ["169.254.169.254", "fd00:ec2::254"] },
  { kind: "container", hands: "container", hosts: ["169.254.170.2", "169.254.170.23"] },
];

/** The two global endpoints sign for this Region. */
const GLOBAL_REGION = "us-east-1";

/** The endpoint a host name belongs to; undefined where the name does not resolve. */
export function findEndpoint(
  scenario: Scenario,
  hostname: string,
): (Endpoint & { region: string }) | undefined {
  const name = hostname.toLowerCase();
  if (name === "sts.amazonaws.com") return { kind: "sts", region: GLOBAL_REGION };
  if (name === "iam.amazonaws.com") return { kind: "iam", region: GLOBAL_REGION };
  if (name === "iam.us-gov.amazonaws.com") return { kind: "iam", region: "us-gov-west-1" };
  const agent = AGENTS.find(({ hosts }) => hosts.includes(name));
  if (agent !== undefined) {
    const there = scenario.aws.identities.some(({ handedOutBy }) => handedOutBy?.kind === agent.hands);
    return there ? { kind: agent.kind, region: GLOBAL_REGION } : undefined;
  }
  for (const { kind, pattern } of REGIONAL) {
    const [, region, suffix] = pattern.exec(name) ?? [];
    if (region === undefined) continue;
    if (suffix !== undefined && suffix !== partitionOf(region).hostSuffix) continue;
    const { regions, mantleRegions = regions } = scenario.aws;
    const served = kind === "bedrock-mantle" ? mantleRegions : regions;
    return served.includes(region) ? { kind, region } : undefined;
  }
  return undefined;
}

export function findFault(scenario: Scenario, hostname: string): NetworkFault | undefined {
  const name = hostname.toLowerCase();
  return scenario.network.faults?.find(({ host }) => matchWildcard(name, host.toLowerCase()))?.fault;
}

/** What a name leads to, where the scenario says so. */
export function addressOf(scenario: Scenario, hostname: string): { address?: string } {
  const name = hostname.toLowerCase();
  const row = scenario.network.addresses?.find(({ host }) => matchWildcard(name, host.toLowerCase()));
  return row === undefined ? {} : { address: row.address };
}

/** The host name of a `Host` header, without the port. */
export function hostnameOf(host: string): string {
  return host.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
}

export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "::1" || /^127(?:\.\d+){3}$/.test(hostname);
}

/**
 * The endpoint of a request that came without an AWS host name, because a base URL points straight
 * at the simulator: told by the path, and for STS and IAM by the service that was signed for.
 */
export function guessEndpoint(request: ReceivedRequest, service: string | null): Endpoint {
  const { path } = request;
  if (path.startsWith("/latest/")) return { kind: "metadata", region: GLOBAL_REGION };
  if (path.startsWith("/model/")) return { kind: "bedrock-runtime", region: null };
  if (path.startsWith("/anthropic/") || path === "/v1/models")
    return { kind: "bedrock-mantle", region: null };
  if (path === "/federation/credentials") return { kind: "sso-portal", region: null };
  if (path === "/v1/token") return { kind: "sign-in", region: null };
  if (path === "/token") return { kind: "sso-oidc", region: null };
  if (path === "/" && service === "iam") return { kind: "iam", region: GLOBAL_REGION };
  if (path === "/" && service === "servicequotas") return { kind: "servicequotas", region: null };
  if (path === "/" && service === "sts") return { kind: "sts", region: null };
  return { kind: "bedrock", region: null };
}
