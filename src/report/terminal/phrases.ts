/** Phrases that more than one page of the terminal says, so that they say it in the same words. */
import type { CredentialsKind, Plan } from "../../claude-code/types.js";
import type { Location } from "../../machine/types.js";
import { NO_BREAK } from "./text.js";

/** What kind of credentials, in words. */
export const CREDENTIALS: Readonly<Record<CredentialsKind, string>> = {
  "api-key-short-term": "short-term API key",
  "api-key-long-term": "long-term API key",
  "api-key-unknown": "API key",
  "env-keys": "access key",
  "profile-static": "access key",
  sso: "SSO sign-in",
  login: "aws login session",
  "credential-process": "credential process",
  "assume-role": "assumed role",
  "web-identity": "web identity token",
  container: "container role",
  "instance-metadata": "instance role",
  "export-command": "export command",
  skipped: "unsigned requests",
  none: "no credentials",
};

/** `file:line`, as editors and terminals open it. */
export function placeOf(location: Location | undefined): string {
  if (location === undefined) return "";
  return location.line === undefined ? location.file : `${location.file}:${location.line}`;
}

/** The APIs that the plan calls. */
export function apiName({ provider }: Plan): string {
  if (provider === "invoke") return "the Bedrock Invoke API";
  return provider === "mantle" ? "the Bedrock Mantle API" : "the Bedrock Invoke and Mantle APIs";
}

/** `expires in 5 h 12 min`; empty where nothing tells, or where it is further off than `withinMinutes`. */
export function expiryPhrase(expiresAt: string | undefined, at: string, withinMinutes: number): string {
  const minutes = Math.floor((Date.parse(expiresAt ?? "") - Date.parse(at)) / 60_000);
  if (Number.isNaN(minutes) || minutes > withinMinutes) return "";
  return minutes < 0 ? `expired ${duration(-minutes)} ago` : `expires in ${duration(minutes)}`;
}

/** `5 h 12 min`, without breaks. */
export function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)}${NO_BREAK}days`;
  return hours === 0 ? `${minutes}${NO_BREAK}min` : [hours, "h", minutes % 60, "min"].join(NO_BREAK);
}
