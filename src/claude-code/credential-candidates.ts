/**
 * The sources of AWS credentials that a machine offers outside of profiles: keys and tokens in
 * variables, the export command of the settings, and what a cloud machine answers.
 */
import type { Location } from "../machine/types.js";
import { decodeApiKey } from "./api-key.js";
import { settingsOf } from "./settings.js";
import type { Situation } from "./situation.js";
import { conceal } from "./text.js";
import type { CredentialRoute, CredentialsKind, PlanCredentials } from "./types.js";
import { isTrusted, locationOf, placeOf, readVariable } from "./variables.js";

/** One source that could give credentials, and how to walk it. */
export interface Candidate {
  kind: CredentialsKind;
  source: string;
  location?: Location;
  profile?: string;
  accessKeyId?: string;
  expiresAt?: string;
  apiKey?: NonNullable<PlanCredentials["apiKey"]>;
  assumption?: string;
  missing?: NonNullable<PlanCredentials["missing"]>;
  route: CredentialRoute;
}

/** The key as it is sent: blanks round it are cut off, and a blank key counts as unset (observed). */
export function bearerToken(situation: Situation): string | null {
  return readVariable(situation.variables, "AWS_BEARER_TOKEN_BEDROCK")?.trim() || null;
}

/** AWS_BEARER_TOKEN_BEDROCK. */
export function apiKeyCandidate(situation: Situation): Candidate | null {
  const token = bearerToken(situation);
  if (token === null) return null;
  const apiKey = decodeApiKey(token);
  return {
    kind: `api-key-${apiKey.kind}`,
    ...variableSource(situation, "AWS_BEARER_TOKEN_BEDROCK"),
    apiKey,
    ...(apiKey.expiresAt === undefined ? {} : { expiresAt: apiKey.expiresAt }),
    route: { kind: "api-key", token: conceal(token) },
  };
}

/** The command of `awsCredentialExport` that the client would run, and those that trust keeps from running. */
export function exportCandidates(situation: Situation): { used: Candidate | null; leftOut: Candidate[] } {
  const all = settingsOf(situation.settings.files, "awsCredentialExport")
    .filter(({ value }) => typeof value === "string" && value.trim() !== "")
    .map(({ scope, location }) => ({
      scope,
      candidate: {
        kind: "export-command",
        source: `awsCredentialExport in ${location.file}`,
        location,
        assumption: "the command yields credentials; where it fails, the sources below it are used",
        route: { kind: "unwalkable", of: "export-command" },
      } satisfies Candidate,
    }));
  const used = all.find(({ scope }) => isTrusted(scope, situation.options))?.candidate ?? null;
  const leftOut = all
    .filter(({ scope }) => !isTrusted(scope, situation.options))
    .map(({ candidate }) => ({ ...candidate, source: `${candidate.source} (left out: not trusted)` }));
  return { used, leftOut };
}

/** AWS_ACCESS_KEY_ID with its secret; either alone is no credentials. Sent as written, blanks included. */
export function keysCandidate(situation: Situation): Candidate | null {
  const accessKeyId = readVariable(situation.variables, "AWS_ACCESS_KEY_ID") ?? "";
  const secret = readVariable(situation.variables, "AWS_SECRET_ACCESS_KEY") ?? "";
  if (accessKeyId === "" || secret === "") return null;
  const token = readVariable(situation.variables, "AWS_SESSION_TOKEN") ?? "";
  return {
    kind: "env-keys",
    ...variableSource(situation, "AWS_ACCESS_KEY_ID"),
    accessKeyId,
    route: {
      kind: "keys",
      accessKeyId,
      secretAccessKey: conceal(secret),
      ...(token === "" ? {} : { sessionToken: conceal(token) }),
    },
  };
}

/** Web identity and container credentials, where variables name them. */
export function namedRemoteCandidates(situation: Situation): Candidate[] {
  const set = (name: string): boolean => (readVariable(situation.variables, name) ?? "") !== "";
  const found: Candidate[] = [];
  if (set("AWS_WEB_IDENTITY_TOKEN_FILE") && set("AWS_ROLE_ARN")) {
    found.push(remote(situation, "web-identity", "AWS_WEB_IDENTITY_TOKEN_FILE"));
  }
  const container = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"].find(
    set,
  );
  if (container !== undefined) found.push(remote(situation, "container", container));
  return found;
}

/** Instance metadata, asked last. Any value of AWS_EC2_METADATA_DISABLED but `false` switches it off. */
export function metadataCandidate(situation: Situation): Candidate | null {
  const disabled = readVariable(situation.variables, "AWS_EC2_METADATA_DISABLED") ?? "";
  if (disabled !== "" && disabled !== "false") return null;
  return {
    kind: "instance-metadata",
    source: "instance metadata, since nothing else names credentials",
    assumption: "the machine runs on EC2 with a role; elsewhere there are no credentials",
    route: { kind: "instance-metadata" },
  };
}

function remote(situation: Situation, kind: CredentialsKind, variable: string): Candidate {
  return { kind, ...variableSource(situation, variable), route: { kind: "unwalkable", of: kind } };
}

function variableSource(situation: Situation, name: string): { source: string; location?: Location } {
  const location = locationOf(situation.variables, name);
  const source = `${name} in ${placeOf(situation.variables, name)}`;
  return { source, ...(location === undefined ? {} : { location }) };
}
