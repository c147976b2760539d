/**
 * What credentials a profile of the AWS files yields, in the order in which the AWS SDK for
 * JavaScript tries the kinds: role, static keys, web identity, process, SSO, login session.
 */
import type { ProfileProperties, ProfileProperty } from "./aws-profiles.js";
import { type AwsProfile, propertyText } from "./aws-profiles.js";
import type { Candidate } from "./credential-candidates.js";
import { conceal } from "./text.js";

/** The credentials of a profile, or null where it holds none. */
export function profileCredentials(profile: AwsProfile): Candidate | null {
  const look = (key: string) => propertyText(key, profile.credentials, profile.config);
  const has = (...keys: string[]) => keys.every((key) => look(key) !== null);
  const made = (kind: Candidate["kind"], key: string): Candidate => {
    const location = look(key)?.property.location;
    return {
      kind,
      source: `profile "${profile.name}"`,
      profile: profile.name,
      ...(location === undefined ? {} : { location }),
      route: { kind: "unwalkable", of: kind },
    };
  };
  if (has("role_arn") && (has("source_profile") || has("credential_source"))) {
    return made("assume-role", "role_arn");
  }
  if (has("aws_access_key_id", "aws_secret_access_key")) {
    return staticKeys(profile, look, made("profile-static", "aws_access_key_id"));
  }
  if (has("web_identity_token_file", "role_arn")) return made("web-identity", "web_identity_token_file");
  if (has("credential_process")) return made("credential-process", "credential_process");
  const sso = ["sso_session", "sso_start_url", "sso_account_id", "sso_role_name", "sso_region"].find((key) =>
    has(key),
  );
  if (sso !== undefined) return made("sso", sso);
  if (has("login_session")) return made("login", "login_session");
  return null;
}

/** True where either file has the profile, whatever it holds. */
export function profileExists(profile: AwsProfile): boolean {
  return profile.config !== null || profile.credentials !== null;
}

/** Where the profile stands, as far as one of its properties tells. */
export function profileLocation(profile: AwsProfile): ProfileProperty["location"] | undefined {
  const first = (properties: ProfileProperties | null) => properties?.values().next().value?.location;
  const location = first(profile.credentials) ?? first(profile.config);
  return location === undefined ? undefined : { file: location.file };
}

function staticKeys(
  profile: AwsProfile,
  look: (key: string) => ReturnType<typeof propertyText>,
  base: Candidate,
): Candidate {
  const accessKeyId = look("aws_access_key_id")?.text ?? "";
  const token = look("aws_session_token")?.text;
  return {
    ...base,
    profile: profile.name,
    accessKeyId,
    route: {
      kind: "keys",
      accessKeyId,
      secretAccessKey: conceal(look("aws_secret_access_key")?.text ?? ""),
      ...(token === undefined ? {} : { sessionToken: conceal(token) }),
    },
  };
}
