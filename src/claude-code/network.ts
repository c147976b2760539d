/**
 * What on this machine changes the way to the network: the proxy before each host with the variable
 * that names it, and the certificate files the client is told to trust. For the plan; the wiring holds
 * the same with its secrets.
 */
import { partitionOf } from "../knowledge/regions.js";
import { isSamePath, literalPath } from "./paths.js";
import { holds, type Situation } from "./situation.js";
import type { Plan, PlanNetwork } from "./types.js";
import { effectiveVariable, readVariable } from "./variables.js";
import { hasScheme, proxyVariableFor } from "./wiring.js";

type Endpoint = PlanNetwork["proxies"][number]["endpoints"][number];

/** Nothing where no variable names a proxy or a file. */
export function planNetwork(
  situation: Situation,
  endpoints: Plan["endpoints"],
  region: string,
): { network?: PlanNetwork } {
  const proxies = planProxies(situation, endpoints, region);
  const trustFiles = planTrustFiles(situation);
  return proxies.length + trustFiles.length === 0 ? {} : { network: { proxies, trustFiles } };
}

function planProxies(
  situation: Situation,
  { invoke, control, mantle }: Plan["endpoints"],
  region: string,
): PlanNetwork["proxies"] {
  const hosts: [Endpoint, string | undefined, boolean][] = [
    ["invoke", invoke?.url, true],
    ["control", control?.url, false],
    ["mantle", mantle?.url, true],
    ["sts", `https://sts.${region}.${partitionOf(region).hostSuffix}`, false],
  ];
  const proxies: PlanNetwork["proxies"] = [];
  for (const [endpoint, url, modelRequests] of hosts) {
    const found = url === undefined ? null : proxyVariableFor(situation, url, modelRequests);
    if (found === null) continue;
    const { name, scope, location } = found.variable;
    const known = proxies.find((one) => one.variable === name);
    if (known !== undefined) known.endpoints.push(endpoint);
    else {
      proxies.push({
        variable: name,
        source: scope,
        ...(location === undefined ? {} : { location }),
        ...describe(situation, found.text),
        endpoints: [endpoint],
      });
    }
  }
  return proxies;
}

const usable = ["http:", "https:"];

function describe(
  situation: Situation,
  text: string,
): Pick<PlanNetwork["proxies"][number], "address" | "credentials" | "fault"> {
  const withScheme = hasScheme(text) ? text : `http://${text}`;
  const credentials = text.includes("@");
  const url = parseUrl(withScheme);
  if (url === null) {
    // What stands before the last @ may be a name and a password.
    return { address: text.replace(/^.*@/s, ""), credentials, fault: "malformed" };
  }
  const { protocol, host } = url;
  const address = `${protocol}//${host}`;
  if (!usable.includes(protocol)) return { address, credentials, fault: "unsupported-scheme" };
  if (!hasScheme(text) && !holds(situation, "proxyWithoutScheme"))
    return { address: host, credentials, fault: "no-scheme" };
  return { address, credentials };
}

/** Of some texts of a megabyte Node 24 says that they can be parsed, and then does not. */
function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function planTrustFiles(situation: Situation): PlanNetwork["trustFiles"] {
  const { variables, snapshot } = situation;
  return ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE"].flatMap((name) => {
    const path = readVariable(variables, name) ?? "";
    if (path === "") return [];
    const file = literalPath(situation, path);
    const read = snapshot.trustRoots.find((one) => isSamePath(situation, one.file, file));
    const location = effectiveVariable(variables, name)?.location;
    return [
      {
        variable: name,
        file: path,
        status: read?.status === "read" ? "read" : trustStatus(read?.status),
        ...(location === undefined ? {} : { location }),
      } as const,
    ];
  });
}

function trustStatus(status: string | undefined): "absent" | "malformed" | "unreadable" {
  if (status === "malformed") return status;
  return status === "absent" || status === undefined ? "absent" : "unreadable";
}
