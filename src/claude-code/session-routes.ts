/**
 * Routes over a session that a person opened: IAM Identity Center (`aws sso login`) and `aws login`.
 * Which cache file belongs to a profile is a hash of the session's name; the snapshot has read it.
 */
import { posix, win32 } from "node:path";
import type { TokenCache } from "../machine/types.js";
import { type AwsProfile, homeFolder, propertyText, readSsoSession } from "./aws-profiles.js";
import type { CredentialRoute } from "./route-types.js";
import type { Situation } from "./situation.js";
import { readVariable } from "./variables.js";
import { stsRegionOf, wayTo } from "./ways.js";

/** What a profile must have, its session's fields counted in. */
const needed = ["sso_account_id", "sso_region", "sso_role_name", "sso_start_url"] as const;

/** The route of a profile with SSO fields. */
export function ssoRoute(situation: Situation, profile: AwsProfile): CredentialRoute {
  const own = (key: string) => propertyText(key, profile.credentials, profile.config)?.text;
  const session = own("sso_session") ?? null;
  const section = session === null ? null : readSsoSession(situation, session);
  // Of these two a session's own values take the place of the profile's, absent ones included.
  const shared = (key: string) => (session === null ? own(key) : propertyText(key, section)?.text);
  const values = {
    sso_account_id: own("sso_account_id"),
    sso_region: shared("sso_region"),
    sso_role_name: own("sso_role_name"),
    sso_start_url: shared("sso_start_url"),
  };
  const missing = needed.filter((key) => values[key] === undefined);
  const region = values.sso_region ?? "";
  if (missing.length > 0 || (session !== null && section === null)) {
    return {
      kind: "broken",
      of: "sso",
      profile: profile.name,
      fault: {
        what: "misconfigured",
        missing:
          session !== null && section === null ? missing.filter((key) => own(key) === undefined) : missing,
        ...(session === null ? {} : { session, sessionExists: section !== null }),
      },
      next: null,
    };
  }
  const startUrl = values.sso_start_url ?? "";
  return {
    kind: "sso",
    profile: profile.name,
    session,
    account: values.sso_account_id ?? "",
    role: values.sso_role_name ?? "",
    region,
    startUrl,
    ...cacheOf(situation, "sso", session ?? startUrl),
    portal: wayTo(situation, "portal", region),
    oidc: wayTo(situation, "oidc", region),
  };
}

/** The route of a profile with `login_session`. */
export function loginRoute(situation: Situation, profile: AwsProfile): CredentialRoute {
  const own = (key: string) => propertyText(key, profile.credentials, profile.config)?.text ?? null;
  const { cacheFile, cache } = cacheOf(situation, "login", own("login_session") ?? "");
  const region = cache?.region ?? stsRegionOf(situation, own("region"));
  return {
    kind: "login",
    profile: profile.name,
    cacheFile,
    cache,
    region,
    signIn: wayTo(situation, "signIn", region),
  };
}

/** The cache of a session, as the snapshot has it: its file is named by a hash, which the machine's room knows. */
function cacheOf(
  situation: Situation,
  kind: "sso" | "login",
  session: string,
): { cacheFile: string; cache: TokenCache | null } {
  const { snapshot, variables } = situation;
  const rules = snapshot.platform === "win32" ? win32 : posix;
  const home = homeFolder(situation) ?? snapshot.cwd;
  const named = kind === "login" ? readVariable(variables, "AWS_LOGIN_CACHE_DIRECTORY") || "" : "";
  const folder =
    named === ""
      ? rules.join(rules.resolve(snapshot.cwd, home), ".aws", kind, "cache")
      : rules.resolve(snapshot.cwd, named);
  const cache =
    snapshot.tokenCaches.find(
      (one) => one.kind === kind && one.session === session && rules.dirname(one.file) === folder,
    ) ?? null;
  return { cacheFile: cache?.file ?? folder, cache };
}
