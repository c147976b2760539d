/**
 * A machine made of data: what scenarios and tests hand in instead of the real one. It knows
 * files, the folders they imply, and one link - the installed client - because nothing else of a
 * file system decides what Claude Code does.
 */
import { FILE_LIMIT, type Host, pathRules, type ReadResult } from "./host.js";
import { installAwsCli, installClient, openShell } from "./memory-installs.js";

export interface MemoryMachine {
  platform: Host["platform"];
  environment: Record<string, string>;
  home: string | null;
  cwd: string;
  /**
   * Path to content. A path is absolute, starts with `~/`, or is relative to `cwd`. An object is
   * written as JSON with two blanks; a text stands as it is.
   */
  files: Record<string, string | object>;
  /** Milliseconds since the epoch. */
  clock: number;
  /** Version of the installed client, or null for none. */
  claudeVersion: string | null;
  /** Version of the installed AWS CLI; absent or null for none. On Windows nothing tells it. */
  awsCliVersion?: string | null;
  /** The shell that is open: `bash`, `zsh`, `fish`; on Windows `bash`, `pwsh`, `powershell`, `cmd`. */
  shell?: string;
}

/**
 * A host of data only.
 *
 * @throws TypeError when a path starts with `~/` and the machine has no home
 */
export function memoryHost(machine: MemoryMachine): Host {
  const rules = pathRules(machine.platform);
  const files = new Map<string, string>();
  const links = new Map<string, string>();
  for (const [path, content] of Object.entries(machine.files)) {
    const text = typeof content === "string" ? content : JSON.stringify(content, null, 2);
    files.set(absolutePath(machine, path), text);
  }
  if (machine.claudeVersion !== null) installClient(machine, machine.claudeVersion, { files, links });
  if (machine.awsCliVersion) installAwsCli(machine.platform, machine.awsCliVersion, { files, links });
  const shell = machine.shell === undefined ? null : openShell(machine.platform, machine.shell);
  if (shell?.executable !== undefined) files.set(shell.executable, "");

  const folders = new Set<string>();
  const known = [...files.keys(), ...links.keys()].map((path) => rules.dirname(path));
  for (const start of [machine.cwd, ...(machine.home === null ? [] : [machine.home]), ...known]) {
    for (let folder = rules.normalize(start); !folders.has(folder); folder = rules.dirname(folder)) {
      folders.add(folder);
    }
  }

  function follow(path: string): string {
    const normal = rules.normalize(path);
    return links.get(normal) ?? normal;
  }

  function readText(path: string, limit: number = FILE_LIMIT): ReadResult {
    const target = follow(path);
    const text = files.get(target);
    if (text === undefined) return { ok: false, reason: folders.has(target) ? "directory" : "absent" };
    if (text.includes("\0")) return { ok: false, reason: "not-text", remains: text.replaceAll("\0", "") };
    return Buffer.byteLength(text) > limit ? { ok: false, reason: "too-large" } : { ok: true, text };
  }

  return {
    platform: machine.platform,
    environment: { ...shell?.environment, ...machine.environment },
    home: machine.home,
    cwd: machine.cwd,
    now: () => machine.clock,
    readText,
    listFiles(folder) {
      const normal = rules.normalize(folder);
      const names = [...files.keys(), ...links.keys(), ...folders]
        .filter((path) => path !== normal && rules.dirname(path) === normal)
        .map((path) => rules.basename(path));
      return [...new Set(names)].sort();
    },
    realPath(path) {
      const target = follow(path);
      return files.has(target) || folders.has(target) ? target : null;
    },
  };
}

function absolutePath(machine: MemoryMachine, path: string): string {
  const rules = pathRules(machine.platform);
  if (!path.startsWith("~/")) return rules.resolve(machine.cwd, path);
  if (machine.home === null) throw new TypeError(`The machine has no home, so ${path} is nowhere.`);
  return rules.join(machine.home, path.slice(2));
}
