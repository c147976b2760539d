/**
 * The sources of AWS credentials that a machine offers outside of profiles: keys and tokens in
 * variables, the export command of the settings, and what a cloud machine answers.
 */
import type { Location, Text } from "../machine/types.js";
import { decodeApiKey } from "./api-key.js";
import { helperCommand } from "./helper-command.js";
import { tokenFileRoute } from "./profile-routes.js";
import { containerRoute, keysRoute, metadataRoute } from "./remote-routes.js";
import type { NextRoute } from "./route-types.js";
import { settingsOf } from "./settings.js";
import { holds, type Situation } from "./situation.js";
import { conceal, isSecret, reveal } from "./text.js";
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

/**
 * The command of `awsCredentialExport` that the client would run, and those that trust keeps from running.
 *
 * @param next - what the client goes on to where the command fails
 */
export function exportCandidates(
  situation: Situation,
  next: NextRoute | null,
): { used: Candidate | null; leftOut: Candidate[] } {
  const all = settingsOf(situation.settings.files, "awsCredentialExport").flatMap(
    ({ value, scope, location }) => {
      if (!isText(value) || reveal(value).trim() === "") return [];
      const candidate: Candidate = {
        kind: "export-command",
        source: `awsCredentialExport in ${location.file}`,
        location,
        assumption: "the command yields credentials; where it fails, the sources below it are used",
        route: {
          kind: "export-command",
          file: location.file,
          command: helperCommand(situation, value),
          acceptsFlat: holds(situation, "flatExport"),
          next,
        },
      };
      return [{ scope, candidate }];
    },
  );
  const used = all.find(({ scope }) => isTrusted(scope, situation.options))?.candidate ?? null;
  const leftOut = all
    .filter(({ scope }) => !isTrusted(scope, situation.options))
    .map(({ candidate }) => ({ ...candidate, source: `${candidate.source} (left out: not trusted)` }));
  return { used, leftOut };
}

function isText(value: unknown): value is Text {
  return typeof value === "string" || isSecret(value);
}

/** A key pair in variables. */
export function keysCandidate(situation: Situation): Candidate | null {
  const route = keysRoute(situation);
  if (route === null) return null;
  const { accessKeyId } = route;
  return { kind: "env-keys", ...variableSource(situation, "AWS_ACCESS_KEY_ID"), accessKeyId, route };
}

/** Web identity and container credentials, where variables name them. */
export function namedRemoteCandidates(situation: Situation): Candidate[] {
  const read = (name: string) => readVariable(situation.variables, name) ?? "";
  const found: Candidate[] = [];
  const tokenFile = read("AWS_WEB_IDENTITY_TOKEN_FILE");
  const roleArn = read("AWS_ROLE_ARN");
  if (tokenFile !== "" && roleArn !== "") {
    const sessionName = read("AWS_ROLE_SESSION_NAME") || null;
    const route = tokenFileRoute(situation, { profile: null, roleArn, sessionName, tokenFile });
    found.push({
      kind: "web-identity",
      ...variableSource(situation, "AWS_WEB_IDENTITY_TOKEN_FILE"),
      route,
    });
  }
  const container = containerRoute(situation);
  if (container !== null) {
    found.push({
      kind: "container",
      ...variableSource(situation, container.variable),
      route: container,
    });
  }
  return found;
}

/** Instance metadata, asked last. Any value of AWS_EC2_METADATA_DISABLED but `false` switches it off. */
export function metadataCandidate(situation: Situation): Candidate | null {
  const disabled = readVariable(situation.variables, "AWS_EC2_METADATA_DISABLED") ?? "";
  if (disabled !== "" && disabled !== "false") return null;
  const route = metadataRoute(situation);
  if (route === null) return null;
  const at = route.endpoint === undefined ? "" : ` at ${route.endpoint}`;
  return {
    kind: "instance-metadata",
    source: `instance metadata${at}, since nothing else names credentials`,
    assumption: "the machine runs on EC2 with a role; elsewhere there are no credentials",
    route,
  };
}

function variableSource(situation: Situation, name: string): { source: string; location?: Location } {
  const location = locationOf(situation.variables, name);
  const source = `${name} in ${placeOf(situation.variables, name)}`;
  return { source, ...(location === undefined ? {} : { location }) };
}
