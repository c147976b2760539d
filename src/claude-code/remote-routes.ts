/**
 * Routes that variables name: a key pair, a container's credentials. Apart from the candidates because
 * a profile's `credential_source` leads here as well.
 */
import { posix, win32 } from "node:path";
import { containerHosts, metadataEndpoints } from "../knowledge/provider-endpoints.js";
import { activeProfileName, propertyText, readProfile } from "./aws-profiles.js";
import type { ContainerRoute, CredentialRoute } from "./route-types.js";
import type { Situation } from "./situation.js";
import { conceal } from "./text.js";
import { readVariable } from "./variables.js";

const relativeVariable = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const fullVariable = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

/** AWS_ACCESS_KEY_ID with its secret; either alone is no credentials. Sent as written, blanks included. */
export function keysRoute({ variables }: Situation): (CredentialRoute & { kind: "keys" }) | null {
  const accessKeyId = readVariable(variables, "AWS_ACCESS_KEY_ID") ?? "";
  const secret = readVariable(variables, "AWS_SECRET_ACCESS_KEY") ?? "";
  if (accessKeyId === "" || secret === "") return null;
  const token = readVariable(variables, "AWS_SESSION_TOKEN") ?? "";
  return {
    kind: "keys",
    accessKeyId,
    secretAccessKey: conceal(secret),
    ...(token === "" ? {} : { sessionToken: conceal(token) }),
  };
}

/** The credentials of a container; the relative address beats the full one, the file beats the text. */
export function containerRoute(situation: Situation): ContainerRoute | null {
  const read = (name: string) => readVariable(situation.variables, name) ?? "";
  const relative = read(relativeVariable);
  const full = read(fullVariable);
  if (relative === "" && full === "") return null;
  const url = relative === "" ? full : `http://${containerHosts.relative}${relative}`;
  return {
    kind: "container",
    variable: relative === "" ? fullVariable : relativeVariable,
    url,
    allowed: isAllowed(url),
    ...authorizationOf(situation),
  };
}

/** Instance metadata where the SDK asks for it; null where what is set leads to no address of HTTP. */
export function metadataRoute(
  situation: Situation,
): (CredentialRoute & { kind: "instance-metadata" }) | null {
  const { config } = readProfile(situation, activeProfileName(situation));
  const read = (name: string) =>
    readVariable(situation.variables, `AWS_${name}`) || propertyText(name.toLowerCase(), config)?.text || "";
  const mode = read("EC2_METADATA_SERVICE_ENDPOINT_MODE") || "IPv4";
  const { IPv4, IPv6 } = metadataEndpoints;
  const endpoint = read("EC2_METADATA_SERVICE_ENDPOINT") || ({ IPv4, IPv6 } as Record<string, string>)[mode];
  if (endpoint === undefined || !URL.canParse(endpoint)) return null;
  const { protocol, host } = new URL(endpoint);
  if (protocol !== "http:") return null;
  const usual = `http://${host}` === IPv4;
  return { kind: "instance-metadata", ...(usual ? {} : { endpoint: `http://${host}` }) };
}

function authorizationOf(situation: Situation): Pick<ContainerRoute, "authorization" | "unreadable"> {
  const { snapshot, variables } = situation;
  const path = readVariable(variables, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") ?? "";
  if (path === "") {
    const token = readVariable(variables, "AWS_CONTAINER_AUTHORIZATION_TOKEN") ?? "";
    return { authorization: token === "" ? null : conceal(token) };
  }
  const rules = snapshot.platform === "win32" ? win32 : posix;
  const wanted = rules.resolve(snapshot.cwd, path);
  const found = snapshot.tokenFiles.find(({ file }) => file === wanted);
  if (found?.token !== undefined) return { authorization: found.token };
  return {
    authorization: null,
    unreadable: { file: wanted, problem: found?.problem?.message ?? "it was not read" },
  };
}

function isAllowed(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  if (protocol === "https:") return true;
  const hosts: readonly string[] = containerHosts.allowed;
  return protocol === "http:" && (hosts.includes(hostname) || /^127(?:\.\d{1,3}){3}$/.test(hostname));
}
