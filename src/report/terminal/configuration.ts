/**
 * What the configuration did to the report: which file it was, what it ignores and why, and which of
 * its lines are over or no longer needed. It may come with a project, so it is never left unsaid.
 */
import type { Report, ReportConfiguration } from "../types.js";
import type { Pen } from "./pen.js";

/** Nothing where no configuration was used. */
export function formatConfiguration({ configuration, suppressed }: Report, pen: Pen): string[] {
  if (configuration === undefined) return [];
  const rows: [string, string][] = [
    ...suppressed.map((one): [string, string] => [
      "ignored",
      `${one.code}: ${one.title}. Reason: ${one.reason}${one.until === undefined ? "" : ` (until ${one.until})`}`,
    ]),
    ...configurationNotes(configuration).map(({ label, text }): [string, string] => [label, text]),
  ];
  return [
    ...pen.labelled("Configuration", configuration.file, { by: 2, column: 17 }),
    ...rows.flatMap(([label, text]) => pen.labelled(label, text, { by: 4, column: 17 })),
  ];
}

/** What else has to be said of a configuration: severities that are not the usual ones, ignores without a use. */
export function configurationNotes({ ignore, severity }: ReportConfiguration): {
  label: "severity" | "unused" | "expired";
  text: string;
}[] {
  return [
    ...Object.entries(severity).map(([code, level]) => ({
      label: "severity" as const,
      text: `${code} counts as ${level === "info" ? "info" : `${level === "error" ? "an" : "a"} ${level}`}`,
    })),
    ...ignore.flatMap((rule) => {
      const { state, note, reason } = rule;
      if (state === "used") return [];
      return [{ label: state, text: `${subjectOf(rule)}: ${note ?? ""} Its reason was: ${reason}` }];
    }),
  ];
}

function subjectOf({ code, check, area }: { code?: string; check?: string; area?: string }): string {
  return code ?? (check === undefined ? `area ${area}` : `check ${check}`);
}
