/**
 * The head of the terminal report: which tool and which client, and what Claude Code will do here in
 * a few lines. It stands on every report, since the wrong region or account is often seen at once.
 */
import type { Plan } from "../../claude-code/types.js";
import type { Report } from "../types.js";
import type { Pen } from "./pen.js";
import { apiName, CREDENTIALS, expiryPhrase, placeOf } from "./phrases.js";
import { textWidth } from "./text.js";

const LABELS = { by: 4, column: 12 };

/** Within this, a person should know before the session begins. */
const SOON_MINUTES = 60;

/** Tool and client versions; a simulated run says so here. */
export function formatHeader(report: Pick<Report, "tool" | "simulated" | "plan">, pen: Pen): string[] {
  const { simulated, plan } = report;
  const tool = `${report.tool.name} ${report.tool.version}`;
  const simulation =
    simulated === null
      ? ""
      : `  ${simulated.machine === "scenario" ? "simulated" : "simulated AWS, this machine"}: ${simulated.scenario}`;
  const certainty = { executable: "", option: " (--claude-version)", "assumed-newest": " (assumed)" };
  const client = `Claude Code ${plan.claudeCode.version}${certainty[plan.claudeCode.source]}`;
  const gap = pen.columns - textWidth(tool + simulation + client);
  const left = pen.bold(tool) + pen.bold(simulation);
  return gap >= 2 ? [left + " ".repeat(gap) + pen.dim(client)] : [left, pen.dim(client)];
}

/** What Claude Code will call, where, as whom and with what. */
export function formatSummary(report: Report, pen: Pen): string[] {
  const { plan, identity } = report;
  const client = plan.mode === "print" ? "Claude Code (claude -p)" : "Claude Code";
  if (plan.provider === "none") return pen.prose(`${client} will not use Amazon Bedrock here`, 2);
  const lines = pen.prose(`${client} will call ${apiName(plan)} in ${plan.region.value}`, 2);
  const region = regionSource(plan);
  if (region !== null) lines.push(...row("region", region.text, region.place, pen));
  for (const { url, variable } of movedEndpoints(plan)) lines.push(...row("to", url, variable, pen));
  const withApiKey = plan.credentials.kind.startsWith("api-key-");
  if (identity !== null && !withApiKey) {
    lines.push(...row("as", `${principalName(identity.arn)}, account ${identity.account}`, "", pen));
  }
  lines.push(...row("with", credentialsPhrase(report, pen.verbose), placeOf(plan.credentials.location), pen));
  if (pen.verbose) {
    for (const { kind, source, accessKeyId, location } of plan.credentials.others) {
      const other = [CREDENTIALS[kind], accessKeyId].filter(Boolean).join(" ");
      lines.push(...row("hides", `${other}, ${source}`, placeOf(location), pen));
    }
    if (identity !== null && withApiKey)
      lines.push(...row("STS says", `${identity.arn}, of ${identity.of}`, "", pen));
  }
  return lines;
}

/** A label and its text, with the place where it was decided at the right or on a line of its own. */
function row(label: string, text: string, place: string, pen: Pen): string[] {
  const lines = pen.labelled(label, text, LABELS);
  if (place === "") return lines;
  const gap = pen.columns - LABELS.column - textWidth(text) - textWidth(place);
  const [only = ""] = lines;
  if (lines.length === 1 && gap >= 2) return [`${only}${" ".repeat(gap)}${pen.dim(place)}`];
  return [...lines, " ".repeat(LABELS.column) + pen.dim(place)];
}

/** Null where the region is simply AWS_REGION of the environment. */
function regionSource({ region }: Plan): { text: string; place: string } | null {
  const place = placeOf(region.location) || (region.setBy?.file ?? "");
  switch (region.source) {
    case "env:AWS_REGION":
      return region.setBy === undefined ? null : { text: "from AWS_REGION", place };
    case "env:AWS_DEFAULT_REGION":
      return { text: "from AWS_DEFAULT_REGION", place };
    case "credentials-file":
      return { text: "from the AWS credentials file", place };
    case "config-file":
      return { text: "from the AWS config file", place };
    case "option":
      return { text: "from --region", place };
    case "default":
      return { text: "the built-in default, as nothing names another", place };
  }
}

function movedEndpoints({ endpoints }: Plan): { url: string; variable: string }[] {
  return [endpoints.invoke, endpoints.mantle].flatMap((endpoint) =>
    endpoint?.overriddenBy === undefined ? [] : [{ url: endpoint.url, variable: endpoint.overriddenBy }],
  );
}

/** How long they last is said where it is soon over, or on request. */
function credentialsPhrase({ plan, facts }: Report, verbose: boolean): string {
  const { kind, source, accessKeyId, missing, expiresAt } = plan.credentials;
  if (kind === "none") {
    if (missing === undefined) return CREDENTIALS.none;
    return `${CREDENTIALS.none}: profile "${missing.profile}" ${missing.exists ? "holds none" : "does not exist"}`;
  }
  const told = facts.credentials.state === "answered" ? facts.credentials.value : null;
  const key = accessKeyId ?? (verbose ? told?.accessKeyId : undefined);
  const name = key === undefined ? CREDENTIALS[kind] : `${CREDENTIALS[kind]} ${key}`;
  const until = expiryPhrase(
    expiresAt ?? told?.expiresAt,
    plan.at,
    verbose ? Number.POSITIVE_INFINITY : SOON_MINUTES,
  );
  return [name, source, until].filter((part) => part !== "").join(", ");
}

/** The part of an ARN by which people know themselves; the account stands beside it. */
function principalName(arn: string): string {
  // An account that was masked stands as `<account:1>`.
  const resource = /^(?:[^:]*:){4}(?:<[^>]*>|[^:]*):(.*)$/s.exec(arn)?.[1] ?? arn;
  if (resource === "root") return "the root user";
  return resource.replace(/^assumed-role\//, "");
}
