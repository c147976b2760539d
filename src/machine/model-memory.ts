/**
 * What the client remembers of the models it has tried. The file is a cache that the client may write
 * at any moment, so whatever of it is not as expected is left out and the rest taken.
 */
import { pathRules } from "./host.js";
import type { PathSources } from "./named-paths.js";
import { configFolder } from "./settings-places.js";
import { parseStrictJson } from "./strict-json.js";
import type { ModelMemory } from "./types.js";

type Entries = ModelMemory["entries"];
type Remembered = Entries[string];

/** Model IDs, ARNs and hashes; other texts are none of these. */
const plainName = /^[\w.:/[\]-]{1,512}$/;

/** `<config directory>/cache/model-access.json`, or null where there is no such directory. */
export function readModelMemory({ host, settings }: PathSources): ModelMemory | null {
  const folder = configFolder(host, settings);
  if (folder === null) return null;
  const file = pathRules(host.platform).join(folder, "cache", "model-access.json");
  const result = host.readText(file);
  if (!result.ok) {
    return { file, status: result.reason === "absent" ? "absent" : "unreadable", entries: {} };
  }
  const json = parseStrictJson(result.text);
  if (!json.ok) return { file, status: "malformed", entries: {} };
  if (!isObject(json.value)) return { file, status: "not-an-object", entries: {} };
  return { file, status: "read", entries: readEntries(json.value.entries) };
}

function readEntries(entries: unknown): Entries {
  const read = listNamed(entries).map(([identity, models]) => [identity, readRemembered(models)] as const);
  return Object.fromEntries(read.filter(([, models]) => Object.keys(models).length > 0));
}

function readRemembered(models: unknown): Remembered {
  return Object.fromEntries(
    listNamed(models).flatMap(([model, entry]): [string, Remembered[string]][] => {
      if (!isObject(entry)) return [];
      const { s: state, at } = entry;
      const known = state === "ok" || state === "refused";
      return known && typeof at === "number" && Number.isFinite(at) ? [[model, { state, at }]] : [];
    }),
  );
}

function listNamed(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value).filter(([name]) => plainName.test(name)) : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
