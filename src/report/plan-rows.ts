/**
 * The plan in a few rows, for the formats that show it in a table: what Claude Code will call, where,
 * as whom and with which models. One list for all of them, so that they cannot tell it differently.
 */

import { modelLines } from "./terminal/models.js";
import { apiName, CREDENTIALS, placeOf } from "./terminal/phrases.js";
import type { Report } from "./types.js";

export interface PlanRow {
  label: string;
  value: string;
  /** Where it was decided, or an empty text. */
  at: string;
}

const CERTAINTY = { executable: "", option: ", by --claude-version", "assumed-newest": ", assumed" } as const;

/** From the client's version to its models. */
export function planRows(report: Report): PlanRow[] {
  const { plan, identity, mode } = report;
  const { claudeCode, region, credentials, endpoints } = plan;
  const rows: (PlanRow | null)[] = [
    row("Claude Code", `${claudeCode.version}${CERTAINTY[claudeCode.source]}`),
    row("started as", mode === "print" ? "claude -p" : "claude in a terminal"),
    plan.provider === "none" ? row("API", "Amazon Bedrock is not used here") : row("API", apiName(plan)),
  ];
  if (plan.provider === "none") return rows.filter((one) => one !== null);
  rows.push(
    row(
      "region",
      region.value,
      placeOf(region.location) || (region.setBy?.file ?? sourceName(region.source)),
    ),
    row(
      "credentials",
      [CREDENTIALS[credentials.kind], credentials.accessKeyId].filter(Boolean).join(" "),
      [credentials.source, placeOf(credentials.location)].filter((part) => part !== "").join(", "),
    ),
    identity === null ? null : row("identity", identity.arn, identity.of),
    ...[endpoints.invoke, endpoints.mantle].map((endpoint) =>
      endpoint === null ? null : row("endpoint", endpoint.url, endpoint.overriddenBy ?? ""),
    ),
    ...modelLines(report).map(({ roles, model, outcome, durationMs }) =>
      row(
        roles.join(", "),
        model,
        durationMs === null ? outcome : `${outcome} in ${Math.round(durationMs)} ms`,
      ),
    ),
  );
  return rows.filter((one) => one !== null);
}

function row(label: string, value: string, at = ""): PlanRow {
  return { label, value, at };
}

function sourceName(source: string): string {
  return source.startsWith("env:") ? `${source.slice(4)} in the environment` : source.replaceAll("-", " ");
}
