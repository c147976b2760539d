/**
 * `awsAuthRefresh`: the command that the client runs when AWS STS refuses its credentials. It is never
 * run here; what it would need is looked at: its program, and the profile that `aws sso login` signs
 * in with. Source: observed, releases 2.1.170 and 2.1.328; AWS CLI Command Reference, sso login.
 */
import { activeProfileName, propertyText, readProfile, readSsoSession } from "./aws-profiles.js";
import type { AuthRefresh } from "./credential-parts.js";
import { settingsOf } from "./settings.js";
import type { Situation } from "./situation.js";
import { isSecret, reveal } from "./text.js";
import { isTrusted } from "./variables.js";

/** Words that may be shown as they stand. */
const plainWords = /^[\w./:@+=~-]+$/;

/** The command in force, or null; a project's counts only where the project is trusted. */
export function authRefresh(situation: Situation): AuthRefresh | null {
  const [setting] = settingsOf(situation.settings.files, "awsAuthRefresh").filter(({ scope }) =>
    isTrusted(scope, situation.options),
  );
  const value = setting?.value;
  if (setting === undefined || !(typeof value === "string" || isSecret(value))) return null;
  const line = reveal(value).trim();
  if (line === "") return null;
  const { location } = setting;
  const command = situation.snapshot.refreshCommands.find(({ file }) => file === location.file);
  const program = command?.program ?? null;
  const profileFault = faultOfSignIn(situation, line);
  return {
    location,
    label: labelOf(line, program),
    program,
    programFound: command?.found ?? null,
    ...(profileFault === null ? {} : { profileFault }),
  };
}

/** A sign-in of the AWS CLI as it stands; of everything else the program, for it may carry a secret. */
function labelOf(line: string, program: string | null): string {
  const words = line.split(/\s+/);
  const signIn =
    /^aws (sso )?login( |$)/.test(words.join(" ")) && words.every((word) => plainWords.test(word));
  return signIn ? words.join(" ") : (program ?? "its command");
}

/** Only `aws sso login` by itself: other commands may make the profile that they name. */
function faultOfSignIn(situation: Situation, line: string): NonNullable<AuthRefresh["profileFault"]> | null {
  if (!/^(?:AWS_PROFILE=\S+\s+)?aws sso login(?:\s+[\w./:@+=~-]+)*$/.test(line)) return null;
  const option = (name: string) => new RegExp(`\\s--${name}[= ]+(\\S+)`).exec(line)?.[1];
  const session = option("sso-session");
  if (session !== undefined) {
    return readSsoSession(situation, session) === null ? { profile: session, what: "absent" } : null;
  }
  const named = option("profile") ?? /^AWS_PROFILE=(\S+)/.exec(line)?.[1];
  const profile = readProfile(situation, named ?? activeProfileName(situation));
  if (profile.config === null && profile.credentials === null) {
    return { profile: profile.name, what: "absent" };
  }
  const signsIn = ["sso_session", "sso_start_url"].some(
    (key) => propertyText(key, profile.config, profile.credentials) !== null,
  );
  return signsIn ? null : { profile: profile.name, what: "no-sign-in" };
}
