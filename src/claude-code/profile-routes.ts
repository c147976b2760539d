/**
 * How the credentials of a profile are got, step by step, in the order in which the AWS SDK for
 * JavaScript tries the kinds: role, static keys, web identity, process, SSO, login session. A profile
 * that lacks something gives a route that is broken, with what it lacks.
 */
import { posix, win32 } from "node:path";
import { assumedRoleSeconds, type ProviderService } from "../knowledge/provider-endpoints.js";
import { type AwsProfile, propertyText, readProfile } from "./aws-profiles.js";
import { helperCommand } from "./helper-command.js";
import { profileNames } from "./profile-names.js";
import { containerRoute, keysRoute, metadataRoute } from "./remote-routes.js";
import type { AssumeRoleRoute, BrokenRoute, CredentialRoute, NextRoute, RouteFault } from "./route-types.js";
import { loginRoute, ssoRoute } from "./session-routes.js";
import type { Situation } from "./situation.js";
import { conceal } from "./text.js";
import type { CredentialsKind } from "./types.js";
import { stsRegionOf, wayTo } from "./ways.js";

/** What a profile yields: its kind, the key that decides it, and the route. */
export interface ProfileRoute {
  kind: CredentialsKind;
  key: string;
  route: CredentialRoute;
}

/** A property of a profile; credentials file before config file. */
export type Look = (key: string) => ReturnType<typeof propertyText>;

export function lookIn(profile: AwsProfile): Look {
  return (key) => propertyText(key, profile.credentials, profile.config);
}

/**
 * The route of a profile, or null where it holds nothing usable.
 *
 * @param next - what the client goes on to where this route yields nothing
 * @param visited - source profiles on the way here
 */
export function profileRoute(
  situation: Situation,
  profile: AwsProfile,
  next: NextRoute | null,
  visited: readonly string[] = [],
): ProfileRoute | null {
  const look = lookIn(profile);
  const has = (...keys: string[]) => keys.every((key) => look(key) !== null);
  const statics = has("aws_access_key_id", "aws_secret_access_key");
  if (visited.length > 0 && statics) return staticRoute(look);
  // With both sources the SDK takes it for no role at all.
  if (has("role_arn") && has("source_profile") !== has("credential_source")) {
    return { kind: "assume-role", key: "role_arn", route: roleRoute(situation, profile, next, visited) };
  }
  if (visited.length > 0 && has("credential_source") && !has("role_arn")) {
    const route = namedSource(situation, look("credential_source")?.text ?? "", profile.name, next);
    return { kind: "assume-role", key: "credential_source", route };
  }
  if (statics) return staticRoute(look);
  if (has("web_identity_token_file", "role_arn")) {
    return {
      kind: "web-identity",
      key: "web_identity_token_file",
      route: webIdentityRoute(situation, profile),
    };
  }
  const process = look("credential_process");
  if (process !== null) {
    const route: CredentialRoute = {
      kind: "credential-process",
      profile: profile.name,
      command: helperCommand(situation, process.property.value),
      next,
    };
    return { kind: "credential-process", key: "credential_process", route };
  }
  const sso = ["sso_session", "sso_start_url", "sso_account_id", "sso_role_name", "sso_region"].find((key) =>
    has(key),
  );
  if (sso !== undefined) return { kind: "sso", key: sso, route: ssoRoute(situation, profile) };
  if (has("login_session")) {
    return { kind: "login", key: "login_session", route: loginRoute(situation, profile) };
  }
  return null;
}

function staticRoute(look: Look): ProfileRoute {
  const token = look("aws_session_token")?.text;
  return {
    kind: "profile-static",
    key: "aws_access_key_id",
    route: {
      kind: "keys",
      accessKeyId: look("aws_access_key_id")?.text ?? "",
      secretAccessKey: conceal(look("aws_secret_access_key")?.text ?? ""),
      ...(token === undefined ? {} : { sessionToken: conceal(token) }),
    },
  };
}

/** Roles, each assumed with the one before: a file of thousands is as good as a ring, and ends the stack. */
const LONGEST_CHAIN = 100;

function roleRoute(
  situation: Situation,
  profile: AwsProfile,
  next: NextRoute | null,
  visited: readonly string[],
): CredentialRoute {
  const look = lookIn(profile);
  const text = (key: string) => look(key)?.text ?? null;
  const roleArn = text("role_arn") ?? "";
  const broken = (fault: RouteFault): BrokenRoute => ({
    kind: "broken",
    of: "assume-role",
    profile: profile.name,
    fault,
    // The SDK asks for a code and ends there; everything else lets its chain go on.
    next: fault.what === "mfa-required" ? null : next,
  });
  const sourceProfile = text("source_profile");
  if (sourceProfile !== null && (visited.includes(sourceProfile) || visited.length === LONGEST_CHAIN)) {
    return broken({ what: "cycle", profiles: [...visited] });
  }
  const serial = text("mfa_serial");
  if (serial !== null) return broken({ what: "mfa-required", serial, role: roleArn });
  let source: Pick<AssumeRoleRoute, "source" | "sourceName">;
  if (sourceProfile === null) {
    const named = text("credential_source") ?? "";
    source = {
      source: namedSource(situation, named, profile.name, next),
      sourceName: `credential_source ${named}`,
    };
  } else {
    const other = readProfile(situation, sourceProfile);
    const found = profileRoute(situation, other, null, [...visited, sourceProfile]);
    if (found === null) {
      const exists = other.config !== null || other.credentials !== null;
      const nearest = exists ? null : profileNames(situation, sourceProfile).nearest;
      return broken({
        what: "source-missing",
        source: sourceProfile,
        exists,
        ...(nearest === null || nearest === profile.name ? {} : { nearest }),
      });
    }
    source = { source: found.route, sourceName: `profile "${sourceProfile}"` };
  }
  const region = stsRegionOf(situation, text("region"));
  return {
    kind: "assume-role",
    profile: profile.name,
    roleArn,
    sessionName: text("role_session_name"),
    externalId: text("external_id"),
    durationSeconds: Number.parseInt(text("duration_seconds") ?? "", 10) || assumedRoleSeconds.value,
    region,
    sts: wayTo(situation, "sts" satisfies ProviderService, region),
    ...source,
    next,
  };
}

function namedSource(
  situation: Situation,
  name: string,
  profile: string,
  next: NextRoute | null,
): CredentialRoute {
  const fault: RouteFault = { what: "unsupported-source", source: name };
  const broken: BrokenRoute = { kind: "broken", of: "assume-role", profile, fault, next };
  const absent: BrokenRoute = {
    ...broken,
    fault: { what: "source-missing", source: `credential_source ${name}`, exists: true },
  };
  switch (name) {
    case "Environment":
      return keysRoute(situation) ?? absent;
    case "Ec2InstanceMetadata":
      return metadataRoute(situation) ?? absent;
    case "EcsContainer":
      return containerRoute(situation) ?? absent;
    default:
      return broken;
  }
}

function webIdentityRoute(situation: Situation, profile: AwsProfile): CredentialRoute {
  const text = (key: string) => lookIn(profile)(key)?.text ?? null;
  return tokenFileRoute(situation, {
    profile: profile.name,
    roleArn: text("role_arn") ?? "",
    sessionName: text("role_session_name"),
    tokenFile: text("web_identity_token_file") ?? "",
  });
}

/** A role by a token in a file; the profile's own region is not asked, as in the AWS SDK. */
export function tokenFileRoute(
  situation: Situation,
  named: { profile: string | null; roleArn: string; sessionName: string | null; tokenFile: string },
): CredentialRoute {
  const { snapshot } = situation;
  const rules = snapshot.platform === "win32" ? win32 : posix;
  const path = rules.resolve(snapshot.cwd, named.tokenFile);
  const read = snapshot.tokenFiles.find(({ file }) => file === path);
  const region = stsRegionOf(situation, null);
  return {
    kind: "web-identity",
    ...named,
    tokenFile: path,
    token: read?.token ?? null,
    ...(read?.problem === undefined ? {} : { problem: read.problem.message }),
    region,
    sts: wayTo(situation, "sts", region),
  };
}
