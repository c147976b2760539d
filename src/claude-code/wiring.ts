/**
 * What the wire needs beside the plan, so that a probe takes the client's own path: its proxies, its
 * trust roots, its headers. Holds secrets and never leaves the process.
 */
import { proxyVariables } from "../knowledge/client-rules.js";
import { partitionOf } from "../knowledge/regions.js";
import type { Text } from "../machine/types.js";
import { readCustomHeaders } from "./headers.js";
import { isSamePath, literalPath } from "./paths.js";
import { readServiceTier } from "./request.js";
import { readRequestExtras } from "./request-extras.js";
import { holds, type Situation } from "./situation.js";
import { conceal, isSecret } from "./text.js";
import type { CredentialRoute, Plan, Wiring } from "./types.js";
import { type EffectiveVariable, effectiveVariable, isOn, readVariable } from "./variables.js";

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
    ...clientCertificate(situation),
    verifyTls: readVariable(situation.variables, "NODE_TLS_REJECT_UNAUTHORIZED") !== "0",
    customHeaders: sentHeaders(situation, route),
    serviceTier: readServiceTier(situation),
    extras: readRequestExtras(situation),
    stream: readStreamRules(situation),
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

/** The proxy before a URL, by the client's own variables and NO_PROXY rules. */
export function proxyFor(situation: Situation, url: string, modelRequests: boolean): Text | null {
  const found = proxyVariableFor(situation, url, modelRequests);
  if (found === null) return null;
  const { variable, text } = found;
  const withScheme = hasScheme(text) ? text : `http://${text}`;
  return isSecret(variable.text) || withScheme.includes("@") ? conceal(withScheme) : withScheme;
}

/** True for `http://host` and for a scheme the client cannot use, false for `host:port`. */
export function hasScheme(proxy: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy);
}

/** The variable that names the proxy before a URL, with its text, secrets revealed. */
export function proxyVariableFor(
  situation: Situation,
  url: string,
  modelRequests: boolean,
): { variable: EffectiveVariable; text: string } | null {
  const { variables } = situation;
  const noProxy = readVariable(variables, "no_proxy") || readVariable(variables, "NO_PROXY") || "";
  if (bypassesProxy(noProxy, url)) return null;
  const names = [...proxyVariables.values];
  if (modelRequests && holds(situation, "allProxy")) names.push("all_proxy", "ALL_PROXY");
  for (const name of names) {
    const variable = effectiveVariable(variables, name);
    const text = readVariable(variables, name)?.trim() ?? "";
    if (variable !== undefined && text !== "") return { variable, text };
  }
  return null;
}

/** Before the guard came, and with it switched off, the answer is decoded whatever type it is said to be. */
function readStreamRules(situation: Situation): NonNullable<Wiring["stream"]> {
  const { variables } = situation;
  const guarded =
    holds(situation, "contentTypeGuard") &&
    !isOn(variables, "CLAUDE_CODE_DISABLE_BEDROCK_CONTENT_TYPE_GUARD");
  const defaulted = !isOn(variables, "CLAUDE_CODE_DISABLE_BEDROCK_CONTENT_TYPE_DEFAULT");
  return { anyType: !guarded, blankIsEvents: holds(situation, "contentTypeGuard") && !defaulted };
}

/** AWS_CA_BUNDLE is not among them: the client ignores it (observed, releases 2.1.170 and 2.1.328). */
function trustRoots(situation: Situation): string[] {
  const named = ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE"]
    .map((name) => readVariable(situation.variables, name) ?? "")
    .filter((path) => path !== "");
  return situation.snapshot.trustRoots.flatMap(({ file, pem }) =>
    pem !== undefined && named.some((path) => isSamePath(situation, file, literalPath(situation, path)))
      ? [pem]
      : [],
  );
}

/** Both files have to be there: one without the other shows nothing. */
function clientCertificate(situation: Situation): Pick<Wiring, "clientCertificate"> {
  const { variables, snapshot } = situation;
  const read = (name: string) => {
    const path = readVariable(variables, name) ?? "";
    if (path === "") return undefined;
    const file = literalPath(situation, path);
    return snapshot.clientCertificates?.find((one) => isSamePath(situation, one.file, file))?.token;
  };
  const cert = read("CLAUDE_CODE_CLIENT_CERT");
  const key = read("CLAUDE_CODE_CLIENT_KEY");
  if (cert === undefined || key === undefined) return {};
  const passphrase = readVariable(variables, "CLAUDE_CODE_CLIENT_KEY_PASSPHRASE") ?? "";
  return {
    clientCertificate: { cert, key, ...(passphrase === "" ? {} : { passphrase: conceal(passphrase) }) },
  };
}

/** A signature overwrites an own Authorization header; only without authentication it is sent. */
function sentHeaders(situation: Situation, route: CredentialRoute): Wiring["customHeaders"] {
  return readCustomHeaders(situation)
    .filter(({ name }) => route.kind === "skipped" || name.toLowerCase() !== "authorization")
    .map(({ name, value }) => ({ name, value: conceal(value) }));
}
