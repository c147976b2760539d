/** A proxy's address as the client takes it; what it cannot use is told by a code, never by its text. */
import type { Revealable } from "./transport.js";

/**
 * Null where there is no proxy. An address without a scheme is taken as http.
 *
 * @throws Error with the code ERR_INVALID_PROXY_URL or ERR_UNSUPPORTED_PROXY
 */
export function proxyUrl(proxy: string | Revealable | null): URL | null {
  const text = typeof proxy === "string" ? proxy : (proxy?.reveal() ?? "");
  if (text.trim() === "") return null;
  const address = text.includes("://") ? text : `http://${text}`;
  // The text may hold a password, so no error repeats it.
  if (!URL.canParse(address)) throw proxyFault("ERR_INVALID_PROXY_URL");
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw proxyFault("ERR_UNSUPPORTED_PROXY");
  try {
    decodeURIComponent(url.username + url.password);
  } catch {
    throw proxyFault("ERR_INVALID_PROXY_URL");
  }
  return url;
}

/** The header with which a proxy is told who asks; none where its address names nobody. */
export function proxyAuthorization({ username, password }: URL): Record<string, string> {
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return credentials === ":"
    ? {}
    : { "proxy-authorization": `Basic ${Buffer.from(credentials).toString("base64")}` };
}

function proxyFault(code: "ERR_INVALID_PROXY_URL" | "ERR_UNSUPPORTED_PROXY"): Error {
  return Object.assign(new Error("The proxy's address cannot be used."), { code });
}
