/** What the `network` codes mean and how they are mended. */
import { findClientSentence } from "../../knowledge/client-sentences.js";
import type { NetworkArguments } from "../arguments/network.js";
import type { Catalogue, CatalogueEntry, RemedyContext } from "../types.js";
import { clientOf } from "./client-of.js";
import { gatewayError, notAws, streamRewritten } from "./network-answers.js";
import { proxyAuth, proxyFailed } from "./network-proxy.js";
import { networkLink, sayBaseUrl, sayProxy } from "./network-say.js";
import { tlsIntercepted, tlsUntrusted } from "./network-tls.js";

const dns: CatalogueEntry<"network.dns"> = {
  title: ({ hosts }) =>
    hosts.length === 1 ? `${hosts[0]} does not resolve` : "Names of AWS hosts do not resolve",
  why: () => "Claude Code has no address to connect to.",
  measured: ({ hosts }) => `no address for ${hosts.join(", ")}`,
  expected: () => "an address, from this machine's resolver",
  clientShows: (_, { plan }) => findClientSentence("name-not-found", clientOf(plan)),
  remedy: ({ hosts, baseUrl }, { plan }) => ({
    summary: "Let this machine resolve the names, or send the traffic through the proxy that can.",
    steps: [
      ...(baseUrl === undefined ? [] : [`${sayBaseUrl(baseUrl)}: correct it if the name is wrong.`]),
      "Look the name up with the first command. If it fails, the network or its VPN is down, or its resolver does not know AWS names.",
      "Where only a proxy reaches the internet, set HTTPS_PROXY: the proxy then resolves the names.",
    ],
    commands: hosts.slice(0, 3).map((host) => lookUpCommand(plan.platform, host)),
    links: [networkLink, "https://docs.aws.amazon.com/general/latest/gr/bedrock.html"],
  }),
  docs: "network.md#dns",
};

const unreachable: CatalogueEntry<"network.unreachable"> = {
  title: ({ hosts }) =>
    hosts.length === 1
      ? `${hosts[0]?.host} cannot be reached`
      : `${hosts.length} AWS hosts cannot be reached`,
  why: () =>
    "The name resolves, and no connection comes about: a firewall, a security group or a VPN is in the way.",
  measured: ({ hosts, proxy }) => {
    const each = hosts.map((one) => {
      const address =
        one.address === undefined
          ? ""
          : ` at ${one.address}${one.private === true ? ", a private address" : ""}`;
      return `${one.host}${address}: ${one.reason} (${one.code})`;
    });
    return [...each, ...(proxy === undefined ? [] : [`through ${sayProxy(proxy)}`])].join("; ");
  },
  expected: () => "a TCP connection to port 443",
  clientShows: ({ hosts }, { plan }) => {
    const code = hosts[0]?.code ?? "";
    if (code === "ECONNREFUSED") return findClientSentence("connection-refused", clientOf(plan));
    return code === "ECONNRESET" ? findClientSentence("connection-dropped", clientOf(plan)) : undefined;
  },
  remedy: ({ hosts, proxied, baseUrl }, { plan }: RemedyContext) => ({
    summary: "Open the way to these hosts on port 443.",
    steps: [
      ...(baseUrl === undefined ? [] : [`${sayBaseUrl(baseUrl)}: correct it if that is the wrong place.`]),
      ...(hosts.some((one) => one.private === true)
        ? [
            "The address is private: a VPC endpoint stands there. Its security group has to allow port 443 from this machine, and the machine has to be in that VPC or routed to it.",
          ]
        : []),
      `Whoever runs the network allows HTTPS to ${hosts.map((one) => one.host).join(", ")}.`,
      proxied
        ? "The requests went through the configured proxy: ask there first."
        : "Where only a proxy reaches the internet, set HTTPS_PROXY to it.",
      "The commands show whether the way is open, without credentials.",
    ],
    commands: hosts.slice(0, 3).map((one) => connectCommand(plan.platform, one.host)),
    links: [networkLink],
  }),
  docs: "network.md#unreachable",
};

function lookUpCommand(platform: string, host: string): string {
  return platform === "win32" ? `Resolve-DnsName ${host}` : `getent hosts ${host} || nslookup ${host}`;
}

function connectCommand(platform: string, host: string): string {
  return platform === "win32"
    ? `Test-NetConnection ${host} -Port 443`
    : `curl --silent --show-error --output /dev/null --max-time 10 https://${host}/`;
}

export const networkCatalogue: Catalogue<keyof NetworkArguments> = {
  "network.dns": dns,
  "network.unreachable": unreachable,
  "network.proxy-failed": proxyFailed,
  "network.proxy-auth": proxyAuth,
  "network.tls-untrusted": tlsUntrusted,
  "network.tls-intercepted": tlsIntercepted,
  "network.not-aws": notAws,
  "network.stream-rewritten": streamRewritten,
  "network.gateway-error": gatewayError,
};
