/**
 * The findings that stand in a file as SARIF 2.1.0, for code scanning: a wrong value in a settings file
 * that is checked in shows at its line. What stands in no file (a policy of AWS, a variable of the
 * shell) is no result of a scan: it is a notification of the run, so that nothing is lost.
 */
import type { Location } from "../machine/types.js";
import { encodePath, fileUrl, withinRoot } from "./file-place.js";
import { prose } from "./markdown-text.js";
import { remedyText } from "./remedy-text.js";
import { verdictSentence } from "./terminal/closing.js";
import { withoutControls } from "./terminal/text.js";
import type { Report, ReportFinding } from "./types.js";

const LEVELS = { error: "error", warning: "warning", info: "note" } as const;
/** The name by which code scanning knows the folder of the repository. */
const ROOT = "%SRCROOT%";

/**
 * The SARIF log, with a newline at the end.
 *
 * @param root - folder of the repository: files below it are named from there.
 */
export function formatSarif(report: Report, root: string): string {
  const clean = withoutControls(report);
  const all = [...clean.findings, ...clean.suppressed];
  const codes = [...new Set(all.map(({ code }) => code))];
  const ruleIndex = new Map(codes.map((code, index) => [code, index]));
  const run = {
    tool: {
      driver: {
        name: clean.tool.name,
        version: clean.tool.version,
        ...(/^\d+\.\d+\.\d+/.test(clean.tool.version) ? { semanticVersion: clean.tool.version } : {}),
        rules: codes.flatMap((code) => all.filter((one) => one.code === code).slice(0, 1)).map(ruleOf),
      },
    },
    invocations: [
      {
        executionSuccessful: clean.exitCode === 0 || clean.exitCode === 1,
        exitCode: clean.exitCode,
        endTimeUtc: clean.generatedAt,
        toolExecutionNotifications: [
          ...clean.findings
            .filter(({ locations }) => locations.length === 0)
            .map((one) => notificationOf(one, ruleIndex)),
          ...(clean.verdict === "inconclusive"
            ? [{ level: "warning", message: { text: verdictSentence(clean) } }]
            : []),
        ],
      },
    ],
    columnKind: "utf16CodeUnits",
    results: all
      .filter(({ locations }) => locations.length > 0)
      .map((finding) => resultOf(finding, ruleIndex, root)),
    properties: { verdict: clean.verdict, simulated: clean.simulated },
  };
  return `${JSON.stringify(
    { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] },
    null,
    2,
  )}\n`;
}

function ruleOf({ code, severity, title, why, docs, remedy }: ReportFinding) {
  return {
    id: code,
    name: code.replace(/(?:^|[.-])(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: why },
    helpUri: docs,
    help: { text: remedy.summary, markdown: `${prose(remedy.summary)} [More](${docs})` },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultOf(
  finding: ReportFinding & { reason?: string },
  ruleIndex: ReadonlyMap<string, number>,
  root: string,
) {
  const { code, severity, title, measured, expected, remedy, reason } = finding;
  const [first, ...others] = finding.locations;
  return {
    ruleId: code,
    ruleIndex: ruleIndex.get(code) ?? -1,
    level: LEVELS[severity],
    message: { text: `${title}\nmeasured: ${measured}\nexpected: ${expected}\n${remedy.summary}` },
    locations: first === undefined ? [] : [locationOf(first, root)],
    ...(others.length === 0
      ? {}
      : { relatedLocations: others.map((place, index) => ({ id: index + 1, ...locationOf(place, root) })) }),
    // The line moves when the file is edited; what is wrong, and where in its structure, does not.
    partialFingerprints: { "finding/v1": [code, first?.key ?? ""].join(":") },
    ...(reason === undefined ? {} : { suppressions: [{ kind: "external", justification: reason }] }),
  };
}

function locationOf({ file, line, column, key }: Location, root: string) {
  const inside = withinRoot(file, root);
  return {
    physicalLocation: {
      artifactLocation:
        inside === null ? { uri: fileUrl(file) } : { uri: encodePath(inside), uriBaseId: ROOT },
      ...(line === undefined || line < 1
        ? {}
        : {
            region: {
              startLine: line,
              ...(column === undefined || column < 1 ? {} : { startColumn: column }),
            },
          }),
    },
    ...(key === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: key }] }),
  };
}

function notificationOf(finding: ReportFinding, ruleIndex: ReadonlyMap<string, number>) {
  return {
    associatedRule: { id: finding.code, index: ruleIndex.get(finding.code) ?? -1 },
    level: LEVELS[finding.severity],
    message: { text: remedyText(finding) },
  };
}
