/**
 * What has to be said of a configuration beside what it ignores: which severities are not the usual
 * ones, and which of its ignores are over or did nothing. Every format says it: a configuration may
 * come with a project, and what it changes must not be left unsaid.
 */
import type { Report } from "./types.js";

export interface ConfigurationRow {
  label: "severity" | "unused" | "expired";
  text: string;
}

/** In the configuration's order; none where there was no configuration. */
export function configurationRows({ configuration }: Pick<Report, "configuration">): ConfigurationRow[] {
  if (configuration === undefined) return [];
  const severities = Object.entries(configuration.severity).map(([code, severity]): ConfigurationRow => {
    const noun = severity === "info" ? "info" : severity === "error" ? "an error" : "a warning";
    return { label: "severity", text: `${code} counts as ${noun}.` };
  });
  const ignores = configuration.ignore.flatMap(({ state, note = "", reason, code, check, area }) => {
    if (state === "used") return [];
    const subject = code ?? (check === undefined ? `area ${area}` : `check ${check}`);
    return [{ label: state, text: `${subject}: ${note} Its reason: ${reason}` }];
  });
  return [...severities, ...ignores];
}
