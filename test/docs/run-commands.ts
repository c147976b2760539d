/**
 * Runs commands of the documentation as a reader's shell does, where `npx bedrock-doctor` and
 * `bedrock-doctor` are the built tool on a simulated set-up.
 */
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ToolRun } from "../scenarios/tool.js";

const TOOL = path.join(import.meta.dirname, "..", "..", "dist", "bedrock-doctor.js");

/** `npx`, with the set-up put in where the command takes one. */
const NPX = `#!/bin/sh
case "$1" in --yes) shift ;; esac
case "$1" in bedrock-doctor) shift ;; *) echo "npx: $1?" >&2; exit 127 ;; esac
case "$1" in
  explain | replay | diff) exec "${process.execPath}" "${TOOL}" "$@" ;;
  run | plan | policy) command=$1; shift; exec "${process.execPath}" "${TOOL}" "$command" $SET_UP "$@" ;;
  *) exec "${process.execPath}" "${TOOL}" $SET_UP "$@" ;;
esac
`;

export interface ShellOptions {
  /** Arguments that give every run its set-up: `--simulate healthy`. */
  setUp: string;
  /** By path from the folder; a path that begins with `~/` is in the home. */
  files?: Readonly<Record<string, string>>;
  environment?: Readonly<Record<string, string>>;
}

export interface ShellRun extends ToolRun {
  folder: string;
}

/** Runs them in an empty folder, in a home of its own. */
export function runInShell(commands: string, options: ShellOptions): Promise<ShellRun> {
  const home = mkdtempSync(path.join(tmpdir(), "bedrock-doctor-shell-"));
  const programs = path.join(home, "bin");
  const folder = path.join(home, "work");
  mkdirSync(programs);
  mkdirSync(folder);
  save(path.join(programs, "npx"), NPX, 0o755);
  save(path.join(programs, "bedrock-doctor"), '#!/bin/sh\nexec npx bedrock-doctor "$@"\n', 0o755);
  for (const [name, text] of Object.entries(options.files ?? {})) {
    save(name.startsWith("~/") ? path.join(home, name.slice(2)) : path.join(folder, name), text, 0o644);
  }
  return new Promise((resolve, reject) => {
    const child = spawn("sh", ["-c", commands], {
      cwd: folder,
      env: {
        PATH: `${programs}:${process.env.PATH}`,
        HOME: home,
        SET_UP: options.setUp,
        ...options.environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const run: ShellRun = { stdout: "", stderr: "", exitCode: null, folder };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      run.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      run.stderr += text;
    });
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ ...run, exitCode }));
  });
}

function save(file: string, text: string, mode: number): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, mode);
}

/** The text between fences of a language in a part of a page. */
export function fencedIn(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(
    (match) => match[1] ?? "",
  );
}
