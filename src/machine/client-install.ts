/**
 * Which Claude Code is installed, told from its files alone: the executable is found, its links are
 * followed, and the version is read from the path or the package beside it. Nothing is executed,
 * and nothing in the working folder counts, which a stranger may have written.
 */
import { type Host, pathRules } from "./host.js";
import { isInside, readVariable } from "./paths.js";
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

/** The client a shell would start here, or nulls. A client whose version nothing tells has a path. */
export function detectClient(host: Host): ClientInstall {
  let nameless: ClientInstall | null = null;
  for (const folder of searchFolders(host)) {
    for (const name of host.platform === "win32" ? ["claude.exe", "claude.cmd"] : ["claude"]) {
      const path = pathRules(host.platform).join(folder, name);
      const target = host.realPath(path);
      if (target === null || isForeign(host, target)) continue;
      const version = readVersion(host, folder, target);
      if (version !== null) return { version, path };
      nameless ??= { version: null, path };
    }
  }
  return nameless ?? findPackage(host) ?? { version: null, path: null };
}

function searchFolders(host: Host): string[] {
  const rules = pathRules(host.platform);
  const listed = (readVariable(host, "PATH") ?? "").split(rules.delimiter);
  const folders = [
    ...listed.filter((folder) => rules.isAbsolute(folder)),
    ...expand(host, usual(host).executables),
  ];
  return [...new Set(folders.map((folder) => rules.normalize(folder)))].filter(
    (folder) => !isForeign(host, folder),
  );
}

function usual(host: Host): { executables: readonly string[]; packages: readonly string[] } {
  return host.platform === "win32" ? usualPlaces.win32 : usualPlaces.posix;
}

function expand(host: Host, places: readonly string[]): string[] {
  const { join, normalize } = pathRules(host.platform);
  return places.flatMap((place) => {
    if (!place.startsWith("~/")) return [normalize(place)];
    return host.home === null ? [] : [join(host.home, place.slice(2))];
  });
}

/**
 * True for what the working folder or a project's dependencies bring along. Started in the home
 * directory or above it, the working folder is no project.
 */
function isForeign(host: Host, path: string): boolean {
  if (/[/\\]node_modules[/\\]\.bin([/\\]|$)/.test(path)) return true;
  const aboveHome = host.home !== null && isInside(host, host.home, host.cwd);
  if (aboveHome || pathRules(host.platform).dirname(host.cwd) === host.cwd) return false;
  return [host.cwd, host.realPath(host.cwd) ?? host.cwd].some((folder) => isInside(host, path, folder));
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
  for (const modules of expand(host, usual(host).packages)) {
    const path = join(modules, ...PACKAGE);
    const version = isForeign(host, path) ? null : readPackageVersion(host, path);
    if (version !== null) return { version, path };
  }
  return null;
}
