/** What the `region` codes carry beside their name: values a person can compare, never prose. */
import type { Location } from "../../machine/types.js";

export interface RegionArguments {
  "region.default-fallback": { region: string; profile: string; version: string };
  "region.unknown": { region: string; nearest: string[]; location?: Location; source: string };
}
