/**
 * The files that Claude Code reads, highest precedence first, with what became of each; what a
 * project's files may decide; and what this machine has.
 */
import type { Plan, PlanSettingsFile } from "../../claude-code/types.js";
import type { Pen } from "../terminal/pen.js";
import { formatRows, place, type Row, SCOPES, visible, whole } from "./page.js";

const STATUS: Readonly<Record<PlanSettingsFile["status"], string>> = {
  read: "read",
  absent: "absent",
  malformed: "not read: it is not JSON",
  "not-an-object": "not read: it is not a JSON object",
  unreadable: "not read",
};

const REACTION: Readonly<Record<NonNullable<PlanSettingsFile["clientReaction"]>, string>> = {
  "refuses-to-start": "Claude Code refuses to start",
  "drops-silently": "Claude Code goes on without it, and says nothing",
  asks: "Claude Code asks whether to go on without it",
};

const EFFECT: Readonly<Record<NonNullable<PlanSettingsFile["oddities"]>[number]["effect"], string>> = {
  "becomes-text": "it becomes text",
  "drops-key": "Claude Code drops this key",
  "drops-file": "Claude Code drops the whole file",
};

const UNREAD: Readonly<Record<Plan["machine"]["unreadManaged"][number]["why"], string>> = {
  "legacy-place": "not read: managed settings are no longer looked for here",
  "user-folder": "not read: managed settings are not looked for in a person's own folder",
  "server-managed": "not used: server-managed settings do not reach Claude Code on Bedrock",
};

/** Every settings file with its status. Absent ones are listed too: a missing file is often the fault. */
export function formatSettings({ settings, machine }: Plan, pen: Pen): string[] {
  return formatRows(
    [
      ...settings.map((file) => fileRow(file)),
      ...machine.unreadManaged.map(({ file, why }) => ({
        label: "managed",
        value: visible(file),
        notes: [UNREAD[why]],
      })),
    ],
    pen,
  );
}

function fileRow({
  file,
  scope,
  status,
  problem,
  mentions,
  oddities = [],
  clientReaction,
}: PlanSettingsFile): Row {
  const at = problem?.line === undefined ? "" : ` in line ${problem.line}`;
  return {
    label: SCOPES[scope],
    value: visible(file),
    notes: [
      STATUS[status],
      problem === undefined ? "" : `${problem.message}${at}`,
      clientReaction === undefined ? "" : REACTION[clientReaction],
      mentions === undefined || mentions.length === 0 ? "" : `lost with it: ${mentions.join(", ")}`,
      ...oddities.map(
        ({ key, found, effect, line }) =>
          `${key} is ${found}: ${EFFECT[effect]}${line === undefined ? "" : ` (line ${line})`}`,
      ),
    ],
    dim: status === "absent",
  };
}

const PICKS: Readonly<Record<string, string>> = {
  executable: "what is executed",
  file: "a file",
  host: "a host",
  proxy: "a proxy",
  profile: "a profile",
  "trust-root": "a trust root",
};

const FOLDER: Readonly<Record<Plan["trust"]["folder"], string>> = {
  trusted: "trusted",
  untrusted: "not trusted yet: Claude Code asks before it uses everything from the project",
  "not-asked": "not asked about: with -p everything from the project applies",
};

/** What of the project's files applies, and what this tool left out. */
export function formatTrust({ trust }: Plan, pen: Pen): string[] {
  const { folder, leftOut, beforeAnswer, afterAnswer } = trust;
  const rows: Row[] = [{ label: "folder", value: FOLDER[folder] }];
  if (beforeAnswer.length > 0) rows.push({ label: "before yes", value: beforeAnswer.map(whole).join(", ") });
  if (afterAnswer.length > 0) {
    rows.push({ label: "after yes", value: afterAnswer.map(whole).join(", ") });
  }
  for (const { key, picks, location } of leftOut) {
    rows.push({
      label: "left out",
      value: visible(key),
      notes: [`picks ${PICKS[picks] ?? picks}`, place(location)],
    });
  }
  if (leftOut.length > 0) {
    rows.push({
      label: "",
      value: "`--trust-project` takes what is left out, as Claude Code does in a folder that is trusted.",
    });
  }
  return formatRows(rows, pen);
}

/** What the machine has, for those who ask for all. */
export function formatMachine({ machine, platform }: Plan, pen: Pen): string[] {
  if (!pen.verbose) return [];
  const { client, shell, awsCli } = machine;
  return formatRows(
    [
      { label: "platform", value: platform },
      {
        label: "client",
        value: client === null ? "not found" : visible(client.path),
        notes: client === null || client.onPath ? [] : ["not on PATH"],
      },
      { label: "shell", value: shell ?? "not known" },
      {
        label: "AWS CLI",
        value: awsCli === null ? "not found" : (awsCli.version ?? "found, version not known"),
      },
    ],
    pen,
  );
}
