/** Several mendings as one: a remedy has one settings patch, so that further files are steps only. */
import type { Remedy } from "./types.js";

export type Mending = Pick<Remedy, "commands" | "steps" | "settings">;

/** Steps and commands one after the other, each once; the patches of the first file as one patch. */
export function joinMendings(mendings: readonly Mending[]): Mending {
  const patches = mendings.flatMap(({ settings }) => (settings === undefined ? [] : [settings]));
  const file = patches[0]?.file;
  const patch = patches
    .filter((one) => one.file === file)
    .reduce<Record<string, unknown>>((all, one) => mergePatches(all, one.patch), {});
  return {
    steps: unique(mendings.flatMap(({ steps }) => steps)),
    commands: unique(mendings.flatMap(({ commands }) => commands)),
    ...(file === undefined ? {} : { settings: { file, patch } }),
  };
}

function mergePatches(a: Record<string, unknown>, b: Record<string, unknown>): Record<string, unknown> {
  const merged = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const before = merged[key];
    merged[key] = isObject(before) && isObject(value) ? mergePatches(before, value) : value;
  }
  return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
