/**
 * Settings files as Claude Code takes them: strict JSON, a file with one wrong type dropped whole
 * (except an administrator's), `env` kept apart with a position for each variable. Nothing here says
 * which value wins.
 */
import { commandSettings } from "../knowledge/client-rules.js";
import { describeWanted } from "../knowledge/settings-types.js";
import { isKnownVariable, plainSettingsKeys, settingsKeys, stateKeys } from "../knowledge/variables.js";
import { guardCommand, guardSetting, veilTexts } from "./guard-text.js";
import { describeReadFailure, FILE_LIMIT, type Host, STATE_FILE_LIMIT } from "./host.js";
import {
  commandLinePlaces,
  managedPlaces,
  projectPlaces,
  type SettingsPlace,
  statePlace,
  userPlace,
} from "./settings-places.js";
import { findWrongTypes, topKey } from "./settings-types.js";
import { type JsonResult, type Position, parseStrictJson, salvageKeys } from "./strict-json.js";
import type { FileProblem, FileStatus, SettingsFile, SettingsVariable } from "./types.js";

type Read = Extract<JsonResult, { ok: true }>;
type Entries = Readonly<Record<string, unknown>>;

/**
 * Every settings file Claude Code would look at, absent ones included, highest precedence first.
 *
 * @param settings - what `--settings` was given: a path, or JSON that starts with `{`
 */
export function readSettingsFiles(host: Host, settings?: string): SettingsFile[] {
  const read = (place: SettingsPlace | null) => (place === null ? [] : [readSettingsFile(host, place)]);
  const above = [...managedPlaces(host), ...commandLinePlaces(host, settings), ...projectPlaces(host)];
  return [...above.flatMap(read), ...readUserFiles(host), ...read(statePlace(host))];
}

/** CLAUDE_CONFIG_DIR in the user's own `env` redirects too; the other folder's file then wins. */
function readUserFiles(host: Host): SettingsFile[] {
  const place = userPlace(host);
  if (place === null) return [];
  const user = readSettingsFile(host, place);
  const moved = user.env.find((variable) => variable.name === "CLAUDE_CONFIG_DIR")?.value;
  const other = typeof moved === "string" && moved !== "" ? userPlace(host, moved) : null;
  return other === null || other.file === place.file ? [user] : [readSettingsFile(host, other), user];
}

function readSettingsFile(host: Host, place: SettingsPlace): SettingsFile {
  const limit = place.scope === "state" ? STATE_FILE_LIMIT : FILE_LIMIT;
  const result = place.text === undefined ? host.readText(place.file, limit) : textOf(place.text);
  if (!result.ok) {
    if (result.reason === "absent") return unusable(place, "absent");
    const message = describeReadFailure(result.reason, result.detail, limit);
    return { ...unusable(place, "unreadable", { message }), ...lostWith(result.remains ?? "") };
  }
  const json = parseStrictJson(result.text);
  if (!json.ok) return { ...unusable(place, "malformed", json.problem), mentions: mentionsIn(result.text) };
  if (!isEntries(json.value)) {
    const message = `the file holds ${nameType(json.value)}, not an object`;
    return { ...unusable(place, "not-an-object", { message }), ...lostWith(result.text) };
  }
  return place.scope === "state" ? shapeState(host, place, json, json.value) : shape(place, json, json.value);
}

function textOf(text: string): { ok: true; text: string } {
  return { ok: true, text };
}

function unusable(place: SettingsPlace, status: FileStatus, problem?: FileProblem): SettingsFile {
  const { file, scope } = place;
  return { file, scope, status, ...(problem && { problem }), env: [], values: {}, positions: {} };
}

function shape(place: SettingsPlace, json: Read, entries: Entries): SettingsFile {
  const positions = locateKeys(json, entries);
  const wrong = findWrongTypes(entries, positions);
  const [first] = wrong;
  const problem = first && {
    message: wrong.map((one) => `\`${one.path}\` must be ${describeWanted(one)}`).join(", "),
    ...positions[topKey(first)],
  };
  // The client drops just the key of an administrator's file, so that no policy is lost with it.
  if (problem && place.scope !== "managed") {
    const names = [...Object.keys(entries), ...(isEntries(entries.env) ? Object.keys(entries.env) : [])];
    return { ...unusable(place, "malformed", problem), mentions: names.filter(isKnownName) };
  }

  const dropped = new Set(["env", ...wrong.map(topKey)]);
  const kept = Object.entries(entries).filter(([name]) => !dropped.has(name));
  return {
    file: place.file,
    scope: place.scope,
    status: "read",
    ...(problem && { problem }),
    env: readEnv(place, json, entries),
    values: Object.fromEntries(kept.map(([name, value]) => [name, guardValue(name, value)])),
    positions,
  };
}

function lostWith(text: string): Pick<SettingsFile, "mentions"> {
  const mentions = mentionsIn(text);
  return mentions.length === 0 ? {} : { mentions };
}

/** Only names that are known: what else stands in a broken file may be anything, a secret included. */
function mentionsIn(text: string): string[] {
  return salvageKeys(text).filter(isKnownName);
}

function isKnownName(name: string): boolean {
  return isKnownVariable(name) || settingsKeys.some((key) => key.name === name && name !== "env");
}

/** Of keys that are known; what else there is may hold anything. */
function guardValue(name: string, value: unknown): unknown {
  if (!vouched.has(name)) return veilTexts(value);
  return commandSettings.names.includes(name) && typeof value === "string" ? guardCommand(value) : value;
}

const vouched = new Set([...settingsKeys.map(({ name }) => name), ...plainSettingsKeys]);

/** Of the state file only a few keys are taken: the rest is history, accounts and other projects. */
function shapeState(host: Host, place: SettingsPlace, json: Read, entries: Entries): SettingsFile {
  const values = Object.entries(entries).filter(([name]) => stateKeys.includes(name));
  const hasTrustDialogAccepted = readTrust(host, entries.projects);
  if (hasTrustDialogAccepted !== undefined) {
    values.push(["projects", { [host.cwd]: { hasTrustDialogAccepted } }]);
  }
  const env = readEnv(place, json, entries);
  const positions = env.length === 0 ? {} : locateKeys(json, { env: entries.env });
  return { ...unusable(place, "read"), env, values: Object.fromEntries(values), positions };
}

/** The client's key is its working folder with the links followed; Windows writes it in both ways. */
function readTrust(host: Host, projects: unknown): boolean | undefined {
  if (!isEntries(projects)) return undefined;
  const folders = [host.cwd, host.realPath(host.cwd) ?? host.cwd];
  if (host.platform === "win32") folders.push(...folders.map((folder) => folder.replaceAll("\\", "/")));
  for (const folder of folders) {
    const project = Object.hasOwn(projects, folder) ? projects[folder] : undefined;
    const accepted = isEntries(project) ? project.hasTrustDialogAccepted : undefined;
    if (typeof accepted === "boolean") return accepted;
  }
  return undefined;
}

/**
 * Whether the person has said that the working folder is trusted. A folder above it that is trusted
 * does not count: that was not seen to help.
 *
 * @returns null where there is no state file that can be read
 */
export function isFolderTrusted(host: Host, settings: readonly SettingsFile[]): boolean | null {
  const state = settings.find(({ scope }) => scope === "state");
  if (state?.status !== "read") return null;
  return readTrust(host, state.values.projects) ?? false;
}

function readEnv(place: SettingsPlace, json: Read, entries: Entries): SettingsVariable[] {
  if (!isEntries(entries.env)) return [];
  return Object.entries(entries.env).map(([name, value]) => ({
    name,
    value: guardSetting(name, value),
    location: Object.assign({ file: place.file, key: `env.${name}` }, json.locate(["env", name])),
  }));
}

function locateKeys(json: Read, entries: Entries): Record<string, Position> {
  const found = Object.keys(entries).flatMap((name) => {
    const position = json.locate([name]);
    return position === undefined ? [] : [[name, position] as const];
  });
  return Object.fromEntries(found);
}

function isEntries(value: unknown): value is Entries {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function nameType(value: unknown): string {
  if (value === null) return "null";
  return article(Array.isArray(value) ? "array" : typeof value);
}

function article(type: string): string {
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}
