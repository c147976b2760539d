/** Small pieces of sentences that entries of the catalogue share. */
import type { Location } from "../../machine/types.js";

/** Where a value stands, as a person can open it. */
export function sayPlace({ scope, location }: { scope: string; location?: Location }): string {
  if (location === undefined) return scope === "environment" ? "the environment" : scope;
  return location.line === undefined ? location.file : `${location.file}:${location.line}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function sayList(items: readonly string[]): string {
  const unique = [...new Set(items)];
  if (unique.length < 2) return unique.join("");
  return `${unique.slice(0, -1).join(", ")} and ${unique.at(-1) ?? ""}`;
}

/** The verb for one or for several: `is` and `are`, `has` and `have`. */
export function sayVerb(items: readonly unknown[], one: string, several: string): string {
  return new Set(items).size === 1 ? one : several;
}
