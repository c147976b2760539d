/** What credentials a profile of the AWS files yields, described for the plan; the route is made elsewhere. */
import type { AwsProfile, ProfileProperties, ProfileProperty } from "./aws-profiles.js";
import type { Candidate } from "./credential-candidates.js";
import { lookIn, profileRoute } from "./profile-routes.js";
import type { NextRoute } from "./route-types.js";
import type { Situation } from "./situation.js";

/**
 * The credentials of a profile, or null where it holds none.
 *
 * @param next - what the client goes on to where the profile's route yields nothing
 */
export function profileCredentials(
  situation: Situation,
  profile: AwsProfile,
  next: NextRoute | null,
): Candidate | null {
  const found = profileRoute(situation, profile, next);
  if (found === null) return null;
  const { kind, key, route } = found;
  const location = lookIn(profile)(key)?.property.location;
  return {
    kind,
    source: `profile "${profile.name}"`,
    profile: profile.name,
    ...(location === undefined ? {} : { location }),
    ...(route.kind === "keys" ? { accessKeyId: route.accessKeyId } : {}),
    route,
  };
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
