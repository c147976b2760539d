/**
 * What the files and variables show of credentials beside the route that is taken: half-set sources,
 * oddities of the key pair in use, what an API key hides, and when a sign-in ends that nothing renews.
 */

import { authRefresh } from "./auth-refresh.js";
import { propertyText, readProfile, selectedProfileName } from "./aws-profiles.js";
import type { HalfSource, HiddenCredentials, KeyFault } from "./credential-parts.js";
import { type ResolvedCredentials, resolveCredentials } from "./credentials.js";
import { profileNames } from "./profile-names.js";
import type { Situation } from "./situation.js";
import type { CredentialRoute, CredentialsKind, Plan, PlanCredentials } from "./types.js";
import { locationOf, placeOf, readVariable } from "./variables.js";

/** Characters of a secret access key. Source: AWS's keys as they are handed out, as of 2026-11-20. */
const secretLength = 40;
const idVariable = "AWS_ACCESS_KEY_ID";
const secretVariable = "AWS_SECRET_ACCESS_KEY";
const apiKeyVariable = "AWS_BEARER_TOKEN_BEDROCK";

/** Sources that the client asks before key pairs in variables. */
const beforeKeys: readonly CredentialsKind[] = [
  "api-key-short-term",
  "api-key-long-term",
  "api-key-unknown",
  "export-command",
  "skipped",
  "env-keys",
];

/** What the client would use without the API key, or null where there is none or nothing behind it. */
export function hiddenCredentials(
  situation: Situation,
  provider: Plan["provider"],
  { plan }: ResolvedCredentials,
): ResolvedCredentials | null {
  if (!plan.kind.startsWith("api-key-")) return null;
  const effective = new Map(situation.variables.effective);
  effective.delete(apiKeyVariable);
  const without = { ...situation, variables: { ...situation.variables, effective } };
  const hidden = resolveCredentials(without, provider);
  return hidden.plan.kind === "none" || hidden.plan.kind === "instance-metadata" ? null : hidden;
}

/** Everything that shows; fields of what does not are left out. */
export function describeOddities(
  situation: Situation,
  { plan, route }: ResolvedCredentials,
  hidden: ResolvedCredentials | null,
): Partial<PlanCredentials> {
  const halves = halfSources(situation, plan);
  const keyFaults = faultsOf(route);
  const blank = readVariable(situation.variables, apiKeyVariable)?.trim() === "";
  const refresh = authRefresh(situation);
  const end = sessionEnd(route);
  const until =
    plan.kind === "env-keys" ? readVariable(situation.variables, "AWS_CREDENTIAL_EXPIRATION") : "";
  const expiresAt = Date.parse(until ?? "");
  return {
    ...(hidden === null ? {} : { hidden: describeHidden(situation, hidden) }),
    ...(halves.length === 0 ? {} : { halves }),
    ...(keyFaults.length === 0 ? {} : { keyFaults }),
    ...(blank ? { blankApiKey: sourceOf(situation, apiKeyVariable) } : {}),
    ...(plan.missing?.exists === false ? { profiles: profileNames(situation, plan.missing.profile) } : {}),
    ...(refresh === null ? {} : { refresh }),
    ...(end === null ? {} : { sessionEndsAt: end }),
    ...(Number.isNaN(expiresAt) ? {} : { expiresAt: new Date(expiresAt).toISOString() }),
  };
}

function describeHidden(situation: Situation, { plan, route }: ResolvedCredentials): HiddenCredentials {
  const { kind, source, profile, accessKeyId } = plan;
  const cache = route.kind === "sso" || route.kind === "login" ? route.cache : null;
  const good = Date.parse(cache?.expiresAt ?? "") > situation.snapshot.takenAt || cache?.refreshable === true;
  return {
    kind,
    source,
    ...(profile === undefined ? {} : { profile }),
    ...(accessKeyId === undefined ? {} : { accessKeyId }),
    ...(cache === null ? {} : { signedIn: good }),
  };
}

/** A profile's sign-in that the SDK cannot renew: nothing else tells its end. */
function sessionEnd(route: CredentialRoute): string | null {
  if (route.kind === "assume-role") return sessionEnd(route.source);
  if (route.kind !== "sso" || route.cache === null) return null;
  const renewed = route.session !== null && route.cache.refreshable;
  const end = Date.parse(route.cache.expiresAt ?? "");
  return renewed || Number.isNaN(end) ? null : new Date(end).toISOString();
}

/** The environment and the profile that would be asked, each where it has one half only. */
function halfSources(situation: Situation, plan: PlanCredentials): HalfSource[] {
  const found: HalfSource[] = [];
  const set = (name: string) => (readVariable(situation.variables, name) ?? "") !== "";
  const selected = selectedProfileName(situation);
  if (set(idVariable) !== set(secretVariable)) {
    const [has, lacks] = set(idVariable) ? [idVariable, secretVariable] : [secretVariable, idVariable];
    const { location } = sourceOf(situation, has);
    found.push({
      source: placeOf(situation.variables, has),
      has,
      lacks,
      ...(location === undefined ? {} : { location }),
      meant: selected === null && !beforeKeys.includes(plan.kind),
    });
  }
  const name = selected ?? "default";
  const { credentials, config } = readProfile(situation, name);
  const id = propertyText("aws_access_key_id", credentials, config);
  const secret = propertyText("aws_secret_access_key", credentials, config);
  const one = id ?? secret;
  if (one !== null && (id === null || secret === null)) {
    const halves = ["aws_access_key_id", "aws_secret_access_key"] as const;
    const [has, lacks] = id === null ? [halves[1], halves[0]] : halves;
    found.push({
      source: `profile "${name}"`,
      profile: name,
      has,
      lacks,
      location: one.property.location,
      meant: !beforeKeys.includes(plan.kind) && (plan.missing !== undefined || plan.profile !== name),
    });
  }
  return found;
}

function faultsOf(route: CredentialRoute): KeyFault[] {
  if (route.kind !== "keys") return [];
  const { accessKeyId, sessionToken } = route;
  const secret = route.secretAccessKey.reveal();
  const faults: KeyFault[] = [];
  if (isQuoted(accessKeyId)) faults.push("id-quoted");
  if (/\s/.test(accessKeyId)) faults.push("id-blank");
  if (isQuoted(secret)) faults.push("secret-quoted");
  else if (/\s/.test(secret)) faults.push("secret-blank");
  else if (secret.length !== secretLength) faults.push("secret-length");
  if (/^ASIA/.test(accessKeyId) && sessionToken === undefined) faults.push("token-missing");
  if (/^AKIA/.test(accessKeyId) && sessionToken !== undefined) faults.push("token-stray");
  return faults;
}

function isQuoted(text: string): boolean {
  return /^["'`]|["'`]$/.test(text);
}

function sourceOf(
  situation: Situation,
  name: string,
): { source: string; location?: NonNullable<PlanCredentials["location"]> } {
  const location = locationOf(situation.variables, name);
  return { source: placeOf(situation.variables, name), ...(location === undefined ? {} : { location }) };
}
