/**
 * `modelOverrides`: what takes the place of which model. Keys are Anthropic's IDs exactly as the client
 * knows them; others are passed over in silence (observed, releases 2.1.170 and 2.1.328).
 */
import { knownModels } from "../knowledge/models.js";
import { compareVersions } from "../knowledge/versions.js";
import type { Location } from "../machine/types.js";
import { withoutSuffix } from "./model-names.js";
import { settingsOf } from "./settings.js";
import type { Situation } from "./situation.js";
import type { PlanModel, PlanOverride } from "./types.js";

export interface OverrideEntry {
  key: string;
  /** As written; a value that is no text as JSON. */
  value: string;
  known: boolean;
  /** No file of higher precedence has the key. */
  decides: boolean;
  location: Location;
}

/** All entries, highest precedence first. */
export function readOverrides({ settings, claudeCode }: Situation): OverrideEntry[] {
  const seen = new Set<string>();
  return settingsOf(settings.files, "modelOverrides").flatMap(({ value, location }) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
    return Object.entries(value).map(([key, target]) => {
      const decides = !seen.has(key);
      seen.add(key);
      const known = knownModels.some(
        ({ id, knownSince }) => id === key && compareVersions(claudeCode.version, knownSince ?? "0") >= 0,
      );
      const text = typeof target === "string" ? target : JSON.stringify(target);
      return { key, value: text, known, decides, location };
    });
  });
}

/** The entries as the plan lists them. */
export function planOverrides(situation: Situation, models: readonly PlanModel[]): PlanOverride[] {
  return readOverrides(situation).map(({ key, value, known, decides, location }) => {
    const used =
      known &&
      decides &&
      models.some(
        ({ inUse, role, resolved }) =>
          inUse && role === `override:${key}` && resolved === withoutSuffix(value),
      );
    return { key, value, known, used, location };
  });
}
