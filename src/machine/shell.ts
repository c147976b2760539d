/**
 * What a person has at hand for pasting a remedy: the shell, by the marks it leaves in the
 * environment, and on Windows the shells that the client itself can work with.
 */
import { detectAwsCli } from "./aws-cli.js";
import { findExecutables } from "./executables.js";
import { pathRules } from "./host.js";
import { type PathSources, readTrustedValues } from "./named-paths.js";
import { readVariable, resolvePath } from "./paths.js";
import type { ShellInfo } from "./types.js";

const windowsPlaces = {
  gitBash: [
    "C:\\Program Files\\Git\\bin\\bash.exe",
    "C:\\Program Files (x86)\\Git\\bin\\bash.exe",
    "~/AppData/Local/Programs/Git/bin/bash.exe",
    "~/scoop/apps/git/current/bin/bash.exe",
  ],
  powerShell: ["C:\\Program Files\\PowerShell\\7", "C:\\Windows\\System32\\WindowsPowerShell\\v1.0"],
  asOf: "2026-11-20",
  source: "Git for Windows and PowerShell installers; Claude Code documentation, setup",
} as const;

/** Nothing is executed for any of it. */
export function describeShell(sources: PathSources): ShellInfo {
  const windows = sources.host.platform === "win32";
  return {
    name: windows ? nameWindowsShell(sources) : baseName(readVariable(sources.host, "SHELL")),
    gitBash: windows ? findGitBash(sources) : null,
    powerShell: windows ? findPowerShell(sources) : null,
    awsCli: detectAwsCli(sources.host),
  };
}

/** Git Bash sets SHELL; each PowerShell adds folders of its own to PSModulePath, which cmd does not. */
function nameWindowsShell({ host }: PathSources): string | null {
  const unix = baseName(readVariable(host, "SHELL"));
  if (unix !== null) return unix;
  const modules = (readVariable(host, "PSMODULEPATH") ?? "").split(";");
  if (modules.some((folder) => /[/\\]powershell([/\\]7[^/\\]*)?[/\\]modules[/\\]?$/i.test(folder)))
    return "pwsh";
  const own = /^(?!.*[/\\](program files[^/\\]*|system32)[/\\]).*[/\\]windowspowershell[/\\]modules[/\\]?$/i;
  if (modules.some((folder) => own.test(folder))) return "powershell";
  return baseName(readVariable(host, "COMSPEC"));
}

function baseName(path: string | undefined): string | null {
  const last = path?.split(/[/\\]/).at(-1) ?? "";
  const name = last.replace(/\.exe$/i, "").toLowerCase();
  return /^[\w.+-]{1,32}$/.test(name) ? name : null;
}

/** The variable decides alone, right or wrong; else the usual places, else beside the `git` on PATH. */
function findGitBash(sources: PathSources): string | null {
  const { host } = sources;
  // The environment's value comes first in the list, and settings beat it.
  const [first, second] = readTrustedValues(sources, "CLAUDE_CODE_GIT_BASH_PATH");
  const named = readVariable(host, "CLAUDE_CODE_GIT_BASH_PATH") ? (second ?? first) : first;
  if (named !== undefined) {
    const path = resolvePath(host, named);
    return host.realPath(path) === null ? null : path;
  }
  const { join } = pathRules(host.platform);
  const places = windowsPlaces.gitBash.map((place) => resolvePath(host, place));
  for (const { folder } of findExecutables(host, ["git.exe"], [])) {
    places.push(join(folder, "..", "bin", "bash.exe"), join(folder, "..", "..", "bin", "bash.exe"));
  }
  return places.find((path) => host.realPath(path) !== null) ?? null;
}

function findPowerShell({ host }: PathSources): string | null {
  for (const name of ["pwsh.exe", "powershell.exe"]) {
    for (const { path } of findExecutables(host, [name], windowsPlaces.powerShell)) return path;
  }
  return null;
}
