/** Runs the built tool as a person would, in a home of its own and without the variables of this machine. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const executable = fileURLToPath(new URL("../../dist/bedrock-doctor.js", import.meta.url));

export interface ToolRun {
  stdout: string;
  stderr: string;
  exitCode: number | null;
}

export interface ToolOptions {
  environment?: Record<string, string>;
  cwd?: string;
  home?: string;
  /** Called once with the child, to send it a signal. */
  onStart?: (child: ReturnType<typeof spawn>) => void;
}

/** A new folder that is nobody's home, with files in it; paths are relative to it. */
export function makeHome(files: Record<string, string | object> = {}): string {
  const home = realpathSync(mkdtempSync(join(tmpdir(), "bedrock-doctor-home-")));
  for (const [path, content] of Object.entries(files)) {
    const file = join(home, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content, null, 2));
  }
  return home;
}

/** Runs the tool to its end. */
export function runTool(args: readonly string[], options: ToolOptions = {}): Promise<ToolRun> {
  const home = options.home ?? makeHome();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [executable, ...args], {
      cwd: options.cwd ?? home,
      env: { PATH: process.env.PATH ?? "", HOME: home, ...options.environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ stdout, stderr, exitCode }));
    options.onStart?.(child);
  });
}

/** A run as a person reads it, with what changes from run to run taken out. */
export function transcribe(args: readonly string[], run: ToolRun): string {
  const steady = (text: string): string =>
    text
      // How long a check took shows where the machine was busy.
      .replace(/^ +\(\d+\sms\)\n/gm, "")
      .replace(/ \(\d+\sms\)$/gm, "")
      .replace(/(bedrock-doctor-)\d{13}/g, "$1N")
      .replace(/ +\d+(\.\d+)? ms\b/g, " N ms")
      .replace(/\b\d+\.\d+ s\b/g, "N s")
      .replace(/[ \t]+$/gm, "");
  return [
    `$ bedrock-doctor ${args.join(" ")}`,
    steady(run.stdout),
    `--- stderr`,
    steady(run.stderr),
    `--- exit ${run.exitCode}`,
    "",
  ].join("\n");
}
