/** A finding with its remedy as plain text, for formats that show nothing else. */
import { placeOf } from "./terminal/phrases.js";
import type { ReportFinding } from "./types.js";

/** Several lines, without one at the end. */
export function remedyText({
  code,
  severity,
  title,
  why,
  measured,
  expected,
  locations,
  remedy,
  docs,
}: ReportFinding): string {
  return [
    `${title} (${code}, ${severity})`,
    why,
    `measured: ${measured}`,
    `expected: ${expected}`,
    ...locations.map((one) => `at: ${placeOf(one)}${one.key === undefined ? "" : ` ${one.key}`}`),
    `Mend it: ${remedy.summary}`,
    ...remedy.steps.map((step, index) => `${index + 1}. ${step}`),
    ...remedy.commands.map((command) => `  ${command.replaceAll("\n", "\n  ")}`),
    ...(remedy.settings === undefined
      ? []
      : [`Merge into ${remedy.settings.file}:`, JSON.stringify(remedy.settings.patch, null, 2)]),
    ...(remedy.policy === undefined
      ? []
      : ["The IAM statements that are missing:", JSON.stringify(remedy.policy, null, 2)]),
    docs,
  ].join("\n");
}
