/** Writes the machine of a set-up to disk, and starts programs on it as a person would. */
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface Machine {
  /** The process environment, beside what every machine has. */
  environment: Record<string, string>;
  /** `~/…` is in the home, anything else in the working folder; an object is written as JSON. */
  files: Record<string, string | object>;
}

export interface Laid {
  home: string;
  work: string;
}

export interface Ended {
  stdout: string;
  stderr: string;
  /** Null where it had to be killed. */
  exitCode: number | null;
}

/** `{HOME}` in a text stands for the home of the machine. */
export function layOut(machine: Machine, root: string): Laid {
  const home = join(root, "home");
  const work = join(root, "work");
  for (const folder of [home, work]) mkdirSync(folder, { recursive: true });
  for (const [path, content] of Object.entries(machine.files)) {
    const file = path.startsWith("~/") ? join(home, path.slice(2)) : join(work, path);
    mkdirSync(dirname(file), { recursive: true });
    const text = typeof content === "string" ? content : JSON.stringify(content, null, 2);
    writeFileSync(file, text.replaceAll("{HOME}", home), { mode: path.endsWith(".sh") ? 0o755 : 0o644 });
  }
  return { home, work };
}

/** Runs a program to its end, or to the limit in ms. */
export function runOn(
  laid: Laid,
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  limitMs: number,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: laid.work,
      env: Object.fromEntries(
        Object.entries(environment).map(([name, value]) => [name, value.replaceAll("{HOME}", laid.home)]),
      ),
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    let stdout = "";
    let stderr = "";
    let killed = false;
    const timer = setTimeout(() => {
      killed = true;
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    }, limitMs);
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (exitCode) => {
      clearTimeout(timer);
      resolve({ stdout, stderr, exitCode: killed ? null : exitCode });
    });
  });
}
