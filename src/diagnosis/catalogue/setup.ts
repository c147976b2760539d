/** What the `setup` codes mean and how they are mended. */
import { findClientSentence } from "../../knowledge/client-sentences.js";
import type { SetupArguments } from "../arguments/setup.js";
import { exportCommand, userSettingsFile } from "../mend.js";
import type { Catalogue, CatalogueEntry } from "../types.js";
import { clientOf } from "./client-of.js";
import { setupClientCatalogue } from "./setup-client.js";
import { setupCredentialsCatalogue } from "./setup-credentials.js";
import { setupRunCatalogue } from "./setup-run.js";
import { setupSettingsCatalogue } from "./setup-settings.js";
import { setupVariablesCatalogue } from "./setup-variables.js";

const providerNotEnabled: CatalogueEntry<"setup.provider-not-enabled"> = {
  title: () => "Claude Code is not told to use Amazon Bedrock",
  why: () =>
    "Without CLAUDE_CODE_USE_BEDROCK or CLAUDE_CODE_USE_MANTLE Claude Code looks for an Anthropic account instead.",
  measured: ({ switches }) =>
    switches.length === 0
      ? "neither CLAUDE_CODE_USE_BEDROCK nor CLAUDE_CODE_USE_MANTLE is set"
      : switches
          .map((one) => `${one.name}=${JSON.stringify(one.value)} (${one.source}) does not switch it on`)
          .join("; "),
  expected: () => "CLAUDE_CODE_USE_BEDROCK=1 for the Invoke API, or CLAUDE_CODE_USE_MANTLE=1 for Mantle",
  clientShows: (_, { plan }) => findClientSentence("not-enabled", clientOf(plan)),
  remedy: ({ switches }, { plan }) => {
    const deciding = switches.find((one) => one.location !== undefined)?.location;
    const file = deciding?.file ?? userSettingsFile(plan);
    const name = switches[0]?.name ?? "CLAUDE_CODE_USE_BEDROCK";
    const inShell = switches.length > 0 && deciding === undefined;
    return {
      summary: "Switch Bedrock on where every way of starting Claude Code sees it.",
      steps: inShell
        ? [`Give ${name} the value 1 where your shell sets it.`]
        : [`In ${file} set env.${name} to "1".`, "Start Claude Code again: settings are read at start."],
      commands: inShell ? [exportCommand(plan, name, "1")] : [],
      ...(inShell ? {} : { settings: { file, patch: { env: { [name]: "1" } } } }),
      links: ["https://code.claude.com/docs/en/amazon-bedrock"],
    };
  },
  docs: "setup.md#provider-not-enabled",
};

const settingsUnreadable: CatalogueEntry<"setup.settings-unreadable"> = {
  title: ({ files }) =>
    files.length === 1 ? "A settings file cannot be used" : `${files.length} settings files cannot be used`,
  why: ({ files }) =>
    files.some((one) => one.refusesToStart)
      ? "This version of Claude Code refuses to start while a managed settings file cannot be read."
      : `Claude Code drops such a file whole, so nothing that stands in it has any effect${sayLost(files)}.`,
  measured: ({ files }) =>
    files
      .map(
        (one) =>
          `${one.file}${one.line === undefined ? "" : `:${one.line}:${one.column ?? 1}`}: ${one.message}`,
      )
      .join("; "),
  expected: () => "strict JSON with one object: no comments, no trailing commas",
  remedy: ({ files }) => ({
    summary: "Mend the file at the place named, or move it away.",
    steps: files.map((one) =>
      one.line === undefined
        ? `Make ${one.file} a readable JSON file, or move it away.`
        : `Open ${one.file} at line ${one.line}, column ${one.column ?? 1}: ${one.message}.`,
    ),
    commands: [],
    links: ["https://code.claude.com/docs/en/settings"],
  }),
  docs: "setup.md#settings-unreadable",
};

function sayLost(files: { lost: string[] }[]): string {
  const names = [...new Set(files.flatMap((one) => one.lost))];
  return names.length === 0 ? "" : `: it seems to hold ${names.join(", ")}`;
}

export const setupCatalogue: Catalogue<keyof SetupArguments> = {
  "setup.provider-not-enabled": providerNotEnabled,
  "setup.settings-unreadable": settingsUnreadable,
  ...setupSettingsCatalogue,
  ...setupVariablesCatalogue,
  ...setupCredentialsCatalogue,
  ...setupClientCatalogue,
  ...setupRunCatalogue,
};
