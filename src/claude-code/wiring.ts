/**
 * What the wire needs beside the plan, so that a probe takes the client's own path: its proxies, its
 * trust roots, its headers. Holds secrets and never leaves the process.
 */
import { proxyVariables } from "../knowledge/client-rules.js";
import { partitionOf } from "../knowledge/regions.js";
import type { Text } from "../machine/types.js";
import { readCustomHeaders } from "./headers.js";
import { isSamePath, resolvePath } from "./paths.js";
import { readServiceTier } from "./request.js";
import { holds, type Situation } from "./situation.js";
import { conceal, isSecret } from "./text.js";
import type { CredentialRoute, Plan, Wiring } from "./types.js";
import { readVariable } from "./variables.js";

/** Puts together the wiring of a plan. */
export function wire(
  situation: Situation,
  route: CredentialRoute,
  endpoints: Plan["endpoints"],
  region: string,
): Wiring {
  const proxy = (url: string | undefined, modelRequests: boolean): Text | null =>
    url === undefined ? null : proxyFor(situation, url, modelRequests);
  return {
    credentials: route,
    proxies: {
      invoke: proxy(endpoints.invoke?.url, true),
      control: proxy(endpoints.control?.url, false),
      mantle: proxy(endpoints.mantle?.url, true),
      sts: proxy(`https://sts.${region}.${partitionOf(region).hostSuffix}`, false),
    },
    trustRoots: trustRoots(situation),
    verifyTls: readVariable(situation.variables, "NODE_TLS_REJECT_UNAUTHORIZED") !== "0",
    customHeaders: sentHeaders(situation, route),
    serviceTier: readServiceTier(situation),
  };
}

/**
 * Whether NO_PROXY keeps a URL from the proxy: `*`, a host, a host with its port, or a domain with a
 * leading dot, which covers the domain itself and everything below it.
 */
export function bypassesProxy(list: string, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, port, protocol } = new URL(url);
  const withPort = `${hostname}:${port || (protocol === "http:" ? "80" : "443")}`;
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .some((entry) => {
      if (entry === "*") return true;
      if (entry.startsWith(".")) return hostname === entry.slice(1) || hostname.endsWith(entry);
      return entry === hostname || entry === withPort;
    });
}

function proxyFor(situation: Situation, url: string, modelRequests: boolean): Text | null {
  const { variables } = situation;
  const noProxy = readVariable(variables, "no_proxy") || readVariable(variables, "NO_PROXY") || "";
  if (bypassesProxy(noProxy, url)) return null;
  const names = [...proxyVariables.values];
  if (modelRequests && holds(situation, "allProxy")) names.push("all_proxy", "ALL_PROXY");
  for (const name of names) {
    const variable = variables.effective.get(name);
    const text = readVariable(variables, name)?.trim() ?? "";
    if (text === "") continue;
    const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
    const secret = isSecret(variable?.text) || withScheme.includes("@");
    return secret ? conceal(withScheme) : withScheme;
  }
  return null;
}

/** AWS_CA_BUNDLE is not among them: the client ignores it (observed, releases 2.1.170 and 2.1.328). */
function trustRoots(situation: Situation): string[] {
  const named = ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE"]
    .map((name) => readVariable(situation.variables, name) ?? "")
    .filter((path) => path !== "");
  return situation.snapshot.trustRoots.flatMap(({ file, pem }) =>
    pem !== undefined && named.some((path) => isSamePath(situation, file, resolvePath(situation, path)))
      ? [pem]
      : [],
  );
}

/** A signature overwrites an own Authorization header; only without authentication it is sent. */
function sentHeaders(situation: Situation, route: CredentialRoute): Wiring["customHeaders"] {
  return readCustomHeaders(situation)
    .filter(({ name }) => route.kind === "skipped" || name.toLowerCase() !== "authorization")
    .map(({ name, value }) => ({ name, value: conceal(value) }));
}
