/** Pieces that the entries of the network area share. */
import type { Plan } from "../../claude-code/types.js";
import type { BaseUrlArgument, ForeignAnswer, ProxyArgument } from "../arguments/network.js";
import { exportCommand, removeVariable, setVariable } from "../mend.js";
import type { Remedy } from "../types.js";
import { sayPlace } from "./say.js";

export const networkLink = "https://code.claude.com/docs/en/network-config";

/** `http://proxy.example:3128 (HTTPS_PROXY in ~/.claude/settings.json:4)`. */
export function sayProxy(proxy: ProxyArgument | null): string {
  if (proxy === null) return "the configured proxy";
  return `${proxy.address} (${proxy.variable} in ${sayPlace(proxy)})`;
}

/** What answered, in one line. */
export function sayAnswer({ host, status, what, contentType, excerpt, redirect }: ForeignAnswer): string {
  const type = contentType === null ? "" : `, ${contentType}`;
  const kind = status === 0 ? what : `${status} ${what}${type}`;
  const leads = redirect === undefined ? "" : `, sends on to ${redirect}`;
  const text = excerpt === undefined || excerpt === "" ? "" : `: ${excerpt.slice(0, 120)}`;
  return `${host}: ${kind}${leads}${text}`;
}

export function sayBaseUrl({ variable, url }: BaseUrlArgument): string {
  return `${variable} leads to ${url}`;
}

/** Shows what stands at a host, without credentials. */
export function askCommand(plan: Plan, host: string, proxy?: ProxyArgument): string[] {
  if (!isPlainHost(host) || (proxy !== undefined && proxyHost(proxy) === null)) return [];
  const curl = plan.platform === "win32" ? "curl.exe" : "curl";
  const through = proxy === undefined ? "" : ` --proxy ${proxy.address}`;
  return [`${curl} --silent --show-error --include --max-time 10${through} https://${host}/`];
}

/** NO_PROXY with these hosts beside those that it already names. */
export function pastProxy(plan: Plan, hosts: readonly string[]): ReturnType<typeof setVariable> {
  const old = ["no_proxy", "NO_PROXY"]
    .map((name) => plan.variables.find((one) => one.name === name && one.leftOut !== true))
    .find((one) => one !== undefined && one.value !== "");
  const bare = hosts.map((host) => host.replace(/:\d+$/, ""));
  const named = [...(old === undefined ? [] : [old.value]), ...new Set(bare)];
  return setVariable(plan, old?.name ?? "NO_PROXY", named.join(","));
}

/** Host and port of a proxy as a command can name it, or null where a shell would read it otherwise. */
export function proxyHost({ address }: ProxyArgument): string | null {
  const host = address.replace(/^\w+:\/\//, "");
  return isPlainHost(host) ? host : null;
}

/** Nothing that a shell would read otherwise than as a name. */
export function isPlainHost(host: string): boolean {
  return /^[\w.-]+(?::\d+)?$/.test(host);
}

const proxyNames = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];

/** Takes the proxy away under every name that holds the same: the next in line would win otherwise. */
export function removeProxy(plan: Plan, variable: string): Pick<Remedy, "commands" | "steps" | "settings"> {
  const text = plan.variables.find((one) => one.name === variable && one.leftOut !== true)?.value;
  const names = plan.variables
    .filter((one) => proxyNames.includes(one.name) && one.leftOut !== true && one.value === text)
    .map((one) => one.name);
  const all = names.map((name) => removeVariable(plan, name));
  const file = all.find((one) => one.settings !== undefined)?.settings?.file;
  const env = Object.assign(
    {},
    ...all.flatMap(({ settings }) => (settings?.file === file ? [settings?.patch.env ?? {}] : [])),
  );
  return {
    steps: all.flatMap((one) => one.steps),
    commands: all.flatMap((one) => one.commands),
    ...(file === undefined ? {} : { settings: { file, patch: { env } } }),
  };
}

/** The proxy's variable with another address, where it is decided now. */
export function setProxy(plan: Plan, variable: string, value: string): ReturnType<typeof setVariable> {
  return setVariable(plan, variable, value);
}

/** For a value with a password, which belongs into no settings file. */
export function exportProxy(plan: Plan, variable: string, value: string): string {
  return exportCommand(plan, variable, value);
}
