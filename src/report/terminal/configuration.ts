/** The configuration of the run, what it ignores and why, and what else has to be said of it. */
import { configurationRows } from "../configuration-rows.js";
import type { Report } from "../types.js";
import type { Pen } from "./pen.js";

const COLUMN = 17;

/** Nothing where no configuration was used. */
export function formatConfiguration(report: Report, pen: Pen): string[] {
  const { configuration, suppressed } = report;
  if (configuration === undefined) return [];
  const ignored = suppressed.map(({ code, title, reason, until }) => {
    const end = until === undefined ? "" : ` (until ${until})`;
    return { label: "ignored", text: `${code}: ${title}. Reason: ${reason}${end}` };
  });
  return [
    ...pen.labelled("Configuration", configuration.file, { by: 2, column: COLUMN }),
    ...[...ignored, ...configurationRows(report)].flatMap(({ label, text }) =>
      pen.labelled(label, text, { by: 4, column: COLUMN }),
    ),
  ];
}
