/**
 * What `aws sso login` and `aws login` left: for each session that the AWS files name, its token or
 * the lack of one. Other people's and other programs' tokens in the same folders are not opened.
 */
import { pathRules } from "./host.js";
import { listHomes, type PathSources, readTrustedValues } from "./named-paths.js";
import { revealText } from "./secret.js";
import { readLoginCache, readSsoCache } from "./token-texts.js";
import type { AwsFile, AwsSection, TokenCache } from "./types.js";

/** A text whose hash names a cache file; `pointed` when a profile would use it as it stands. */
type Sessions = Map<string, { pointed: boolean }>;

/**
 * The caches of the sessions that the files name. One that a profile points to is in the list even
 * when it is absent: the person has not logged in.
 */
export function readTokenCaches(sources: PathSources, awsFiles: readonly AwsFile[]): TokenCache[] {
  const sections = awsFiles.flatMap((file) => file.sections);
  const sso = findSsoSessions(sections);
  const logins = findLogins(sections);
  return [
    ...readCaches(sources, () => ssoFolders(sources), sso, "sha1", readSsoCache),
    ...readCaches(sources, () => loginFolders(sources), logins, "sha256", readLoginCache),
  ];
}

/** The SDK names the file by the session where a profile has one, else by the start URL. */
function findSsoSessions(sections: readonly AwsSection[]): Sessions {
  const found: Sessions = new Map();
  for (const section of sections) {
    const session = textOf(section, "sso_session");
    const startUrl = textOf(section, "sso_start_url");
    if (section.kind === "sso-session") note(found, section.name, false);
    note(found, session, section.kind === "profile");
    note(found, startUrl, section.kind === "profile" && session === "");
  }
  return found;
}

function findLogins(sections: readonly AwsSection[]): Sessions {
  const found: Sessions = new Map();
  for (const section of sections) note(found, textOf(section, "login_session"), section.kind === "profile");
  return found;
}

function note(found: Sessions, text: string, pointed: boolean): void {
  if (text !== "") found.set(text, { pointed: pointed || found.get(text)?.pointed === true });
}

function textOf(section: AwsSection, key: string): string {
  const value = section.properties.find((property) => property.key === key)?.value;
  return value === undefined ? "" : revealText(value);
}

function readCaches(
  { host }: PathSources,
  folders: () => string[],
  sessions: Sessions,
  algorithm: "sha1" | "sha256",
  read: typeof readSsoCache,
): TokenCache[] {
  if (sessions.size === 0) return [];
  const { join } = pathRules(host.platform);
  // Loaded only where there is a session: few machines have one, and it takes milliseconds.
  const { createHash } = process.getBuiltinModule("node:crypto");
  return folders().flatMap((folder) =>
    [...sessions].flatMap(([session, { pointed }]) => {
      const file = join(folder, `${createHash(algorithm).update(session).digest("hex")}.json`);
      const cache = { ...read(host, file), session };
      return cache.status === "absent" && !pointed ? [] : [cache];
    }),
  );
}

function ssoFolders(sources: PathSources): string[] {
  const { join } = pathRules(sources.host.platform);
  return listHomes(sources).map((home) => join(home, ".aws", "sso", "cache"));
}

/** Unlike the names of the shared files, the SDK takes this one as it is written: `~` is no home. */
function loginFolders(sources: PathSources): string[] {
  const { join, resolve } = pathRules(sources.host.platform);
  const usual = listHomes(sources).map((home) => join(home, ".aws", "login", "cache"));
  const named = readTrustedValues(sources, "AWS_LOGIN_CACHE_DIRECTORY");
  return [...new Set([...usual, ...named.map((folder) => resolve(sources.host.cwd, folder))])];
}
