/** What the `setup` codes about the installed client and its tools mean and how they are mended. */
import type { Plan } from "../../claude-code/types.js";
import { exportCommand } from "../mend.js";
import type { Catalogue, CatalogueEntry, Remedy } from "../types.js";
import { sayList, sayVerb } from "./say.js";

const setupLink = "https://code.claude.com/docs/en/setup";

const notFound: CatalogueEntry<"setup.client-not-found"> = {
  title: () => "No Claude Code was found here",
  why: ({ assumed }) =>
    `What it does changes from release to release; this report assumes ${assumed}, the newest that is known.`,
  measured: () => "no claude on PATH, and none where its installers put it",
  expected: () => "an installed Claude Code, or its release named with --claude-version",
  remedy: (_, { plan }) => ({
    summary: "Install Claude Code, or name the release that is meant.",
    steps: ["With --claude-version <release> the report is about that release."],
    commands: [installCommand(plan)],
    links: [setupLink],
  }),
  docs: "setup.md#client-not-found",
};

function installCommand({ platform }: Plan): string {
  return platform === "win32"
    ? "irm https://claude.ai/install.ps1 | iex"
    : "curl -fsSL https://claude.ai/install.sh | bash";
}

const notOnPath: CatalogueEntry<"setup.client-not-on-path"> = {
  title: () => "Claude Code is installed, but this shell does not find it",
  why: ({ path }) =>
    `${path} is there, but PATH does not lead to its folder: the command claude is not found.`,
  measured: ({ path }) => `${path} is there; PATH does not lead to its folder`,
  expected: ({ path }) => `${folderOf(path)} in PATH`,
  remedy: ({ path }, { plan }) => {
    const folder = folderOf(path);
    if (plan.platform === "win32") {
      return {
        summary: "Add the folder to PATH and open a new terminal.",
        steps: ["The command adds it for your user; terminals that are open keep the old PATH."],
        commands: [
          `[Environment]::SetEnvironmentVariable("Path", [Environment]::GetEnvironmentVariable("Path", "User") + ";${folder}", "User")`,
        ],
        links: [setupLink],
      };
    }
    return {
      summary: "Add the folder to PATH.",
      steps: [`Add the same line to ${startUpFile(plan.machine.shell)}, so that new shells have it too.`],
      commands: [`export PATH="${folder}:$PATH"`],
      links: [setupLink],
    };
  },
  docs: "setup.md#client-not-on-path",
};

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"), 0));
}

function startUpFile(shell: string | null): string {
  if (shell === "zsh") return "~/.zshrc";
  return shell === "bash" ? "~/.bashrc" : "your shell's start-up file";
}

const windowsShell: CatalogueEntry<"setup.windows-shell-missing"> = {
  title: () => "Claude Code finds no shell to run commands with",
  why: ({ version, powerShellDoes }) =>
    powerShellDoes
      ? `Claude Code ${version} needs Git Bash or PowerShell on Windows.`
      : `Claude Code ${version} needs Git Bash on Windows and does not start without it.`,
  measured: ({ powerShellDoes }) =>
    powerShellDoes ? "neither Git Bash nor PowerShell was found" : "Git Bash was not found",
  expected: () => "Git for Windows, or CLAUDE_CODE_GIT_BASH_PATH with the path of its bash.exe",
  remedy: ({ powerShellDoes, powerShellSince }) => ({
    summary: "Install Git for Windows, or say where it is.",
    steps: [
      "If it is installed elsewhere, set CLAUDE_CODE_GIT_BASH_PATH to its bash.exe.",
      ...(powerShellDoes ? [] : [`Claude Code ${powerShellSince} and later do with PowerShell.`]),
    ],
    commands: ["winget install --id Git.Git --exact --source winget"],
    links: ["https://code.claude.com/docs/en/troubleshoot-install", "https://git-scm.com/downloads/win"],
  }),
  docs: "setup.md#windows-shell-missing",
};

const notOnBedrock: CatalogueEntry<"setup.feature-not-on-bedrock"> = {
  title: ({ features }) =>
    `${sayList(features.map((one) => one.feature))} ${sayVerb(features, "is", "are")} not offered on Bedrock`,
  why: ({ features }) =>
    `${sayList(features.map((one) => one.key))} ${sayVerb(features, "has", "have")} no effect with Bedrock as the provider.`,
  measured: ({ features }) =>
    features
      .map((one) => `${one.key} in ${one.line === undefined ? one.file : `${one.file}:${one.line}`}`)
      .join("; "),
  expected: ({ features }) => sayList(features.map((one) => one.instead)),
  remedy: ({ features }) => {
    const file = features[0]?.file ?? "";
    const keys = features.filter((one) => one.file === file && !one.key.includes(":")).map((one) => one.key);
    return {
      summary: "Nothing has to be done; without the setting nobody counts on it.",
      steps: features.map(
        (one) => `${one.feature}: remove ${one.key} from ${one.file}, or use this: ${one.instead}.`,
      ),
      commands: [],
      ...(keys.length === 0
        ? {}
        : { settings: { file, patch: Object.fromEntries(keys.map((key) => [key, null])) } }),
      links: ["https://code.claude.com/docs/en/feature-availability"],
    };
  },
  docs: "setup.md#feature-not-on-bedrock",
};

const newer: CatalogueEntry<"setup.client-newer-than-knowledge"> = {
  title: ({ version }) => `Claude Code ${version} is newer than what this release knows`,
  why: ({ newest }) => `The rules of ${newest}, the newest that was observed, are applied to it.`,
  measured: ({ version }) => version,
  expected: ({ newest }) => `${newest} or earlier`,
  remedy: () => ({
    summary: "Update bedrock-doctor; until then read what it says of the client with some care.",
    steps: [],
    commands: ["npm install --global bedrock-doctor@latest"],
    links: [],
  }),
  docs: "setup.md#client-newer-than-knowledge",
};

const knownBug: CatalogueEntry<"setup.client-known-bug"> = {
  title: ({ version, bugs }) => `Claude Code ${version} ${bugs[0]?.effect ?? ""}`,
  why: ({ bugs }) => {
    const [first, ...others] = bugs;
    const known =
      first?.fixedIn === undefined ? "no release without it is known" : `gone in ${first.fixedIn}`;
    const more = others.length === 0 ? "" : ` It also ${sayList(others.map((one) => one.effect))}.`;
    return `A known defect, ${known}, and this set-up meets it.${more}`;
  },
  measured: ({ version, bugs }) => {
    const shows = bugs.flatMap((one) => (one.shows === undefined ? [] : [`“${one.shows}”`]));
    return `${version}${shows.length === 0 ? "" : `; users report ${sayList(shows)}`}`;
  },
  expected: ({ bugs }) =>
    sayList(
      bugs.map((one) =>
        one.fixedIn === undefined ? "no release without it is known" : `${one.fixedIn} or later`,
      ),
    ),
  remedy: ({ bugs }, { plan }) => {
    const update = bugs.some((one) => one.fixedIn !== undefined);
    return {
      summary: update ? "Update Claude Code." : "Go round the defect.",
      steps: bugs.flatMap((one) => workaround(one.condition, plan)),
      commands: [
        ...(update ? ["claude update"] : []),
        ...(bugs.some((one) => one.condition === "gateway-with-api-key-only")
          ? [exportCommand(plan, "ANTHROPIC_AUTH_TOKEN", "<the gateway's key>")]
          : []),
      ],
      links: ["https://github.com/anthropics/claude-code/blob/main/CHANGELOG.md"],
    } satisfies Remedy;
  },
  docs: "setup.md#client-known-bug",
};

function workaround(condition: string, { credentials }: Plan): string[] {
  switch (condition) {
    case "sso-region-differs":
      return [
        `Until then AWS_REGION=${credentials.ssoRegion ?? "<sso_region>"} works, where Bedrock has your models.`,
      ];
    case "blank-base-url":
      return ["Until then unset the empty variable instead of leaving it blank."];
    case "gateway-with-api-key-only":
      return ["ANTHROPIC_AUTH_TOKEN is sent to the gateway as a bearer token."];
    default:
      return [];
  }
}

export const setupClientCatalogue: Catalogue<
  | "setup.client-not-found"
  | "setup.client-not-on-path"
  | "setup.windows-shell-missing"
  | "setup.feature-not-on-bedrock"
  | "setup.client-newer-than-knowledge"
  | "setup.client-known-bug"
> = {
  "setup.client-not-found": notFound,
  "setup.client-not-on-path": notOnPath,
  "setup.windows-shell-missing": windowsShell,
  "setup.feature-not-on-bedrock": notOnBedrock,
  "setup.client-newer-than-knowledge": newer,
  "setup.client-known-bug": knownBug,
};
