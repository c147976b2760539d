/**
 * What the files alone prove of credentials, for a run without a network: a sign-in that is not there or
 * is over, a profile that names none or wants a code, a token that cannot be read. Where a service or a
 * command could still give some, nothing is proved.
 */
import { lookAtSession } from "../aws/providers/sso.js";
import type { Failure, ProviderFailure } from "../aws/types.js";
import type { CredentialRoute } from "../claude-code/types.js";

/** Why the route gives no credentials whatever the network says, or null where that is open. */
export function failureWithoutNetwork(route: CredentialRoute, now: number): Failure | null {
  // The client goes on to the next source, and that one is asked over the network.
  if ("next" in route && route.next !== null) return null;
  switch (route.kind) {
    case "broken":
      return failureOfProfile(route);
    case "sso": {
      const session = lookAtSession(route, now);
      return session.state === "lost" ? session.failure : null;
    }
    case "login":
      return route.cache === null || route.cache.status === "absent"
        ? {
            kind: "provider",
            operation: "CreateOAuth2Token",
            provider: "login",
            profile: route.profile,
            fault: { what: "session-missing", file: route.cacheFile },
            host: route.cacheFile,
          }
        : null;
    case "web-identity":
      return route.token === null
        ? {
            kind: "provider",
            operation: "AssumeRoleWithWebIdentity",
            provider: "web-identity",
            fault: {
              what: "file-unreadable",
              file: route.tokenFile,
              problem: route.problem ?? "it was not read",
            },
            host: route.tokenFile,
          }
        : null;
    case "assume-role":
      return failureWithoutNetwork(route.source, now);
    default:
      return null;
  }
}

/** A profile whose own lines show that it yields nothing. */
export function failureOfProfile(route: CredentialRoute & { kind: "broken" }): ProviderFailure {
  return {
    kind: "provider",
    operation: "AwsProfile",
    provider: route.of,
    profile: route.profile,
    fault: route.fault,
    host: `profile "${route.profile}"`,
  };
}
