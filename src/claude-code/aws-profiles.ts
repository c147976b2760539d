/**
 * The AWS files as the client reads them: which two files, and what a profile holds in each. Sections
 * come classified from the snapshot; which of them count, and which wins, is decided here.
 */
import type { AwsFile, AwsSection, Location, Text } from "../machine/types.js";
import { isSamePath, resolvePath } from "./paths.js";
import { holds, type Situation } from "./situation.js";
import { reveal } from "./text.js";
import { readVariable } from "./variables.js";

/** One property with the place where it stands. */
export interface ProfileProperty {
  value: Text;
  location: Location;
}

export type ProfileProperties = ReadonlyMap<string, ProfileProperty>;

/** A profile as it stands in the two files; null where a file does not have it. */
export interface AwsProfile {
  name: string;
  config: ProfileProperties | null;
  credentials: ProfileProperties | null;
}

/** The profile that the region is read from: the selected one, else `default`. */
export function activeProfileName(situation: Situation): string {
  return selectedProfileName(situation) ?? "default";
}

/** The profile that an option or AWS_PROFILE selects; an empty name selects none. */
export function selectedProfileName(situation: Situation): string | null {
  return situation.options.profile ?? (readVariable(situation.variables, "AWS_PROFILE") || null);
}

/** Looks a profile up in both files. */
export function readProfile(situation: Situation, name: string): AwsProfile {
  const config = awsFile(situation, "config");
  const credentials = awsFile(situation, "credentials");
  return {
    name,
    config: config === null ? null : configProfile(config, name),
    credentials: credentials === null ? null : sectionOf(credentials, "profile", name),
  };
}

/** A property of a `[services x]` section that the profile names, e.g. `bedrock.endpoint_url`. */
export function readService(situation: Situation, name: string, key: string): ProfileProperty | null {
  const config = awsFile(situation, "config");
  return (config && sectionOf(config, "services", name)?.get(key)) ?? null;
}

/** The region of the sign-in that an SSO profile names itself, or by its `sso-session`. */
export function readSsoRegion(situation: Situation, name: string): string | null {
  const { config, credentials } = readProfile(situation, name);
  const session = propertyText("sso_session", config, credentials)?.text;
  const section = session === undefined ? null : readSsoSession(situation, session);
  return propertyText("sso_region", section, config, credentials)?.text ?? null;
}

/** The text of a property; the first of the given files that has it, blank counting as absent. */
export function propertyText(
  key: string,
  ...sources: (ProfileProperties | null)[]
): { text: string; property: ProfileProperty } | null {
  for (const source of sources) {
    const property = source?.get(key);
    if (property === undefined) continue;
    const text = reveal(property.value);
    if (text.trim() !== "") return { text, property };
  }
  return null;
}

/** `[profile default]` replaces `[default]`; every other profile needs the word in a config file. */
function configProfile(file: AwsFile, name: string): ProfileProperties | null {
  const prefixed = sectionOf(file, PREFIXED_PROFILE, name);
  return prefixed !== null || name !== "default" ? prefixed : sectionOf(file, "profile", name);
}

const PREFIXED_PROFILE = "prefixed profile";
type SectionKind = AwsSection["kind"] | typeof PREFIXED_PROFILE;

/** Each file's sections by kind and name, and what they come to: a profile is looked up dozens of times. */
const indexes = new WeakMap<AwsFile, Map<string, AwsSection[] | ProfileProperties>>();

function sectionOf(file: AwsFile, kind: SectionKind, name: string): ProfileProperties | null {
  let index = indexes.get(file);
  if (index === undefined) {
    index = indexSections(file.sections);
    indexes.set(file, index);
  }
  const found = index.get(`${kind} ${name}`);
  if (!Array.isArray(found)) return (found as ProfileProperties | undefined) ?? null;
  const properties = merge(file, found);
  index.set(`${kind} ${name}`, properties);
  return properties;
}

function indexSections(sections: readonly AwsSection[]): Map<string, AwsSection[] | ProfileProperties> {
  const index = new Map<string, AwsSection[]>();
  for (const section of sections) {
    const kind = section.kind === "profile" && section.prefixed ? PREFIXED_PROFILE : section.kind;
    const same = index.get(`${kind} ${section.name}`);
    if (same === undefined) index.set(`${kind} ${section.name}`, [section]);
    else same.push(section);
  }
  return index;
}

/** Sections of one name are one profile; of a repeated key the last value counts. */
function merge(file: AwsFile, sections: readonly AwsSection[]): ProfileProperties {
  const properties = new Map<string, ProfileProperty>();
  for (const { key, value, line } of sections.flatMap((section) => section.properties)) {
    properties.set(key, { value, location: { file: file.file, line, key } });
  }
  return properties;
}

/** By situation: a path of half a megabyte is resolved once, and not for every property. */
const chosenFiles = new WeakMap<Situation, Map<AwsFile["role"], AwsFile | null>>();

function awsFile(situation: Situation, role: AwsFile["role"]): AwsFile | null {
  const chosen = chosenFiles.get(situation) ?? new Map<AwsFile["role"], AwsFile | null>();
  chosenFiles.set(situation, chosen);
  let file = chosen.get(role);
  if (file === undefined) {
    file = findAwsFile(situation, role);
    chosen.set(role, file);
  }
  return file;
}

function findAwsFile(situation: Situation, role: AwsFile["role"]): AwsFile | null {
  const wanted = awsFilePath(situation, role);
  if (wanted === null) return null;
  const { awsFiles } = situation.snapshot;
  return awsFiles.find((file) => file.role === role && isSamePath(situation, file.file, wanted)) ?? null;
}

function awsFilePath(situation: Situation, role: AwsFile["role"]): string | null {
  const variable = role === "config" ? "AWS_CONFIG_FILE" : "AWS_SHARED_CREDENTIALS_FILE";
  const home = homeFolder(situation);
  const named = readVariable(situation.variables, variable) ?? "";
  if (named !== "") return resolvePath(situation, named, home);
  return home === null ? null : resolvePath(situation, `~/.aws/${role}`, home);
}

/** The file that the client reads in this role, or null where there is none. */
export function awsFileOf(situation: Situation, role: AwsFile["role"]): AwsFile | null {
  return awsFile(situation, role);
}

/** The section `[sso-session x]`, or null where there is none. */
export function readSsoSession(situation: Situation, name: string): ProfileProperties | null {
  const config = awsFile(situation, "config");
  return config && sectionOf(config, "sso-session", name);
}

/** The names of all `[sso-session x]` sections. */
export function listSsoSessions(situation: Situation): string[] {
  const sections = awsFile(situation, "config")?.sections ?? [];
  return sections.filter(({ kind }) => kind === "sso-session").map(({ name }) => name);
}

/** HOME in a settings file moves the AWS files from some release on; the machine's own home stays. */
export function homeFolder(situation: Situation): string | null {
  const { snapshot, variables } = situation;
  const moved = variables.effective.get(snapshot.platform === "win32" ? "USERPROFILE" : "HOME");
  if (moved === undefined || moved.scope === "environment" || !holds(situation, "homeFromSettings")) {
    return snapshot.home;
  }
  return reveal(moved.text) || snapshot.home;
}
