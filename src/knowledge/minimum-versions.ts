/**
 * The first release that a model needs: older ones ask it to think in a way that it refuses. Only
 * what a source states is here; a model that is missing needs nothing that is known.
 */
import { compareVersions } from "./versions.js";

export const minimumVersions: readonly { model: RegExp; version: string; asOf: string; source: string }[] = [
  row(/claude-opus-4-7(?!\d)/, "2.1.111"),
  row(/claude-opus-4-8(?!\d)/, "2.1.154"),
  row(/claude-fable-5$/, "2.1.170"),
  row(/claude-sonnet-5$/, "2.1.197"),
  row(/claude-opus-5$/, "2.1.219"),
];

/** The first release that a model needs, where an older one is told; null where this one will do. */
export function neededVersion(model: string, version: string): string | null {
  const found = minimumVersions.find((one) => one.model.test(model));
  return found !== undefined && compareVersions(version, found.version) < 0 ? found.version : null;
}

function row(model: RegExp, version: string) {
  return { model, version, asOf: "2026-08-22", source: "Claude Code documentation, model configuration" };
}
