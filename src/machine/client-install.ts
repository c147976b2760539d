/**
 * Which Claude Code is installed, told from its files: the executable is found, its links are
 * followed, and the version is read from the path or the package beside it. Nothing in the working
 * folder counts, which a stranger may have written, and nothing is executed unless the caller allows
 * the last resort.
 */
import { askVersion } from "./client-version.js";
import { expandPlaces, findExecutables, isForeign, listPathFolders } from "./executables.js";
import { type Host, pathRules } from "./host.js";
import type { ClientInstall } from "./types.js";

const PACKAGE = ["@anthropic-ai", "claude-code"] as const;

/** Places beside PATH, as the installers leave them; `~` is the home directory. */
const usualPlaces = {
  posix: {
    executables: [
      "~/.local/bin",
      "~/.claude/local",
      "/usr/local/bin",
      "/opt/homebrew/bin",
      "~/.npm-global/bin",
    ],
    packages: ["/usr/local/lib/node_modules", "/usr/lib/node_modules", "/opt/homebrew/lib/node_modules"],
  },
  win32: {
    executables: ["~/.local/bin", "~/.claude/local", "~/AppData/Roaming/npm"],
    packages: ["~/AppData/Roaming/npm/node_modules", "C:/Program Files/nodejs/node_modules"],
  },
  asOf: "2026-11-20",
  source: "Claude Code documentation, setup; npm documentation, folders",
} as const;

/** Folders in front of a version: native installer, Homebrew cask, Nix store. */
const versionInPath = /(?:[/\\]claude[/\\]versions[/\\]|[/\\]claude-code[/\\]|-claude-code-)(\d+\.\d+\.\d+)/;

/**
 * The client a shell would start here, or nulls. A client whose version nothing tells has a path.
 *
 * @param mayExecute - ask the client itself where its files tell no version; default false
 */
export function detectClient(host: Host, mayExecute = false): ClientInstall {
  let nameless: ClientInstall | null = null;
  const names = host.platform === "win32" ? ["claude.exe", "claude.cmd"] : ["claude"];
  for (const found of findExecutables(host, names, usual(host).executables)) {
    const { path, onPath } = found;
    const told = readVersion(host, found.folder, found.target);
    // Only the one a shell would start is worth being asked; each may take its time.
    const version = told ?? (mayExecute && nameless === null ? askVersion(host, found) : null);
    if (version !== null) return { version, path, onPath };
    nameless ??= { version: null, path, onPath };
  }
  return nameless ?? findPackage(host) ?? { version: null, path: null, onPath: null };
}

function usual(host: Host): { executables: readonly string[]; packages: readonly string[] } {
  return host.platform === "win32" ? usualPlaces.win32 : usualPlaces.posix;
}

function readVersion(host: Host, folder: string, target: string): string | null {
  const { join } = pathRules(host.platform);
  const inPath = versionInPath.exec(target)?.[1];
  if (inPath !== undefined) return inPath;
  const inside = /^(.*[/\\]@anthropic-ai[/\\]claude-code[^/\\]*)[/\\]/.exec(target)?.[1];
  // A wrapper script stands beside the package, or, where npm keeps `bin` and `lib`, across from it.
  const roots = [
    inside,
    join(folder, "node_modules", ...PACKAGE),
    join(folder, "..", "lib", "node_modules", ...PACKAGE),
  ];
  for (const root of roots) {
    const version = root === undefined || isForeign(host, root) ? null : readPackageVersion(host, root);
    if (version !== null) return version;
  }
  return readNewestNativeVersion(host, folder);
}

/** On Windows the native installer copies where it links elsewhere; the newest copy is in use. */
function readNewestNativeVersion(host: Host, folder: string): string | null {
  const { join, normalize } = pathRules(host.platform);
  if (host.home === null || normalize(folder) !== join(host.home, ".local", "bin")) return null;
  const versions = host
    .listFiles(join(host.home, ".local", "share", "claude", "versions"))
    .flatMap((name) => /^\d+\.\d+\.\d+/.exec(name)?.[0] ?? []);
  const numeric = (a: string, b: string) => a.localeCompare(b, "en", { numeric: true });
  return versions.sort(numeric).at(-1) ?? null;
}

function readPackageVersion(host: Host, root: string): string | null {
  const result = host.readText(pathRules(host.platform).join(root, "package.json"));
  if (!result.ok) return null;
  try {
    const { version } = JSON.parse(result.text) as { version?: unknown };
    return typeof version === "string" ? (/^\d+\.\d+\.\d+/.exec(version)?.[0] ?? null) : null;
  } catch {
    return null;
  }
}

/** A package in npm's global folder whose executable is not where it should be. */
function findPackage(host: Host): ClientInstall | null {
  const { join } = pathRules(host.platform);
  for (const modules of expandPlaces(host, usual(host).packages)) {
    const path = join(modules, ...PACKAGE);
    const version = isForeign(host, path) ? null : readPackageVersion(host, path);
    if (version !== null) return { version, path, onPath: listPathFolders(host) === null ? null : false };
  }
  return null;
}
