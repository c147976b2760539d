/** What a person meant with a text that is no region: a name within it, or the nearest in spelling. */
import { nearestRegions, regions } from "../../knowledge/regions.js";

/** `"us-west-2"`, `https://us-west-2` and `us_west_2` give `us-west-2`; null where nothing comes near. */
export function meantRegion(text: string): string | null {
  const lower = text.toLowerCase();
  const within = regions
    .map(({ name }) => name)
    .filter((name) => lower.includes(name))
    .sort((a, b) => b.length - a.length)[0];
  return within ?? nearestRegions(text, 1)[0] ?? null;
}
