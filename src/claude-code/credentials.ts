/**
 * Where Claude Code gets its credentials: the first source in its order, and the sources that one
 * hides. AWS_PROFILE beats keys in the environment, also where the profile yields nothing
 * (observed, releases 2.1.170 and 2.1.328).
 */
import { readProfile, readSsoRegion, selectedProfileName } from "./aws-profiles.js";
import {
  apiKeyCandidate,
  bearerToken,
  type Candidate,
  exportCandidates,
  keysCandidate,
  metadataCandidate,
  namedRemoteCandidates,
} from "./credential-candidates.js";
import { describeSteps } from "./credential-steps.js";
import { profileCredentials, profileExists, profileLocation } from "./profile-credentials.js";
import type { NextRoute } from "./route-types.js";
import type { Situation } from "./situation.js";
import { conceal } from "./text.js";
import type { CredentialRoute, Plan, PlanCredentials } from "./types.js";
import { isOn, locationOf, placeOf, readVariable } from "./variables.js";

export interface ResolvedCredentials {
  plan: PlanCredentials;
  route: CredentialRoute;
}

/** Decides the route and lists what it hides. */
export function resolveCredentials(situation: Situation, provider: Plan["provider"]): ResolvedCredentials {
  const remote = namedRemoteCandidates(situation);
  const last = remote[0] ?? metadataCandidate(situation);
  const afterFiles = last === null ? null : asNext(last);
  const belowExport = [
    selectedProfileCandidate(situation, afterFiles),
    keysCandidate(situation),
    defaultProfileCandidate(situation, afterFiles),
    ...remote,
  ].filter((candidate) => candidate !== null);
  const below = pick(situation, belowExport);
  const exports = exportCandidates(situation, below.kind === "none" ? null : asNext(below));
  const order = [
    skippedCandidate(situation, provider),
    apiKeyCandidate(situation),
    exports.used,
    ...belowExport,
  ].filter((candidate) => candidate !== null);
  const [first] = order;
  const winner = first === undefined || first === belowExport[0] ? below : first;
  const hidden = [
    ...order.filter(({ kind, route }) => route !== winner.route && kind !== "none"),
    ...exports.leftOut,
  ];
  const { route, ...described } = winner;
  const steps = describeSteps(situation, route);
  const ssoRegion =
    winner.kind === "sso" && winner.profile !== undefined ? readSsoRegion(situation, winner.profile) : null;
  return {
    plan: {
      ...described,
      ...(ssoRegion === null ? {} : { ssoRegion }),
      ...(steps.length === 0 ? {} : { steps }),
      others: hidden.map(({ kind, source, accessKeyId, location }) => ({
        kind,
        source,
        ...(accessKeyId === undefined ? {} : { accessKeyId }),
        ...(location === undefined ? {} : { location }),
      })),
    },
    route,
  };
}

/** Whether the switch that leaves out authentication is on for a plane that is in use. */
export function skipsAuthentication(situation: Situation, plane: "invoke" | "mantle"): boolean {
  const name = plane === "invoke" ? "CLAUDE_CODE_SKIP_BEDROCK_AUTH" : "CLAUDE_CODE_SKIP_MANTLE_AUTH";
  return isOn(situation.variables, name);
}

const nothing: Candidate = { kind: "none", source: "no source of credentials", route: { kind: "none" } };

/**
 * A selected profile that yields nothing does not hand over to keys or to `[default]`, only to the
 * sources that ask a service, instance metadata last of them (order of the AWS SDK's chain).
 */
function pick(situation: Situation, order: readonly Candidate[]): Candidate {
  const first = order[0];
  if (first !== undefined && first.missing === undefined) return first;
  const asksService = ({ kind, profile }: Candidate): boolean =>
    profile === undefined && (kind === "web-identity" || kind === "container");
  const next = order.find(asksService) ?? metadataCandidate(situation);
  if (first === undefined) return next ?? nothing;
  if (next === null) return first;
  return { ...next, source: `${next.source}, since ${first.source}`, ...absence(first) };
}

/** What is wrong with the selected profile stands where the profile does. */
function absence({ missing, location }: Candidate): Pick<Candidate, "missing" | "location"> {
  return {
    ...(missing === undefined ? {} : { missing }),
    ...(location === undefined ? {} : { location }),
  };
}

function asNext({ kind, source, profile, location, route }: Candidate): NextRoute {
  return {
    kind,
    source,
    ...(profile === undefined ? {} : { profile }),
    ...(location === undefined ? {} : { location }),
    route,
  };
}

function skippedCandidate(situation: Situation, provider: Plan["provider"]): Candidate | null {
  const plane = provider === "mantle" ? "mantle" : "invoke";
  if (!skipsAuthentication(situation, plane)) return null;
  const name = plane === "invoke" ? "CLAUDE_CODE_SKIP_BEDROCK_AUTH" : "CLAUDE_CODE_SKIP_MANTLE_AUTH";
  const location = locationOf(situation.variables, name);
  const token = plane === "invoke" ? gatewayToken(situation) : null;
  return {
    kind: "skipped",
    source: `${name} in ${placeOf(situation.variables, name)}`,
    ...(location === undefined ? {} : { location }),
    route: { kind: "skipped", ...(token === null ? {} : { token: conceal(token) }) },
  };
}

/** Without authentication a token is still sent (observed, releases 2.1.170 and 2.1.328). */
function gatewayToken(situation: Situation): string | null {
  return (
    bearerToken(situation) ?? (readVariable(situation.variables, "ANTHROPIC_AUTH_TOKEN")?.trim() || null)
  );
}

function selectedProfileCandidate(situation: Situation, next: NextRoute | null): Candidate | null {
  const name = selectedProfileName(situation);
  if (name === null) return null;
  const profile = readProfile(situation, name);
  const found = profileCredentials(situation, profile, next);
  if (found !== null) return found;
  const exists = profileExists(profile);
  const location = exists ? profileLocation(profile) : locationOf(situation.variables, "AWS_PROFILE");
  return {
    kind: "none",
    source: exists ? `profile "${name}" holds no credentials` : `profile "${name}" does not exist`,
    profile: name,
    ...(location === undefined ? {} : { location }),
    missing: { profile: name, exists },
    route: { kind: "none" },
  };
}

function defaultProfileCandidate(situation: Situation, next: NextRoute | null): Candidate | null {
  return selectedProfileName(situation) === null
    ? profileCredentials(situation, readProfile(situation, "default"), next)
    : null;
}
