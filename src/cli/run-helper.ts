/**
 * Starts a helper command as the client does: through the shell, in a process group of its own, so
 * that whatever it started ends with it when the time is up or the user interrupts. Its output is
 * capped, and nothing of it is shown here.
 */
import { type ChildProcess, spawn } from "node:child_process";
import type { CommandResult, RunCommand } from "../aws/providers/types.js";

/** As `exec` of Node takes at most, which the AWS SDK uses; bytes. */
const STDOUT_LIMIT = 1024 * 1024;
const STDERR_LIMIT = 64 * 1024;

/** Runs a command on this machine. */
export const runHelper: RunCommand = (command, signal) =>
  new Promise<CommandResult>((resolve) => {
    const windows = process.platform === "win32";
    let child: ChildProcess;
    try {
      child = spawn(command.line.reveal(), {
        shell: true,
        cwd: command.cwd,
        env: Object.fromEntries(
          command.environment.map(({ name, value }) => [
            name,
            typeof value === "string" ? value : value.reveal(),
          ]),
        ),
        detached: !windows,
        windowsHide: true,
        stdio: ["ignore", "pipe", "pipe"],
      });
    } catch (error) {
      resolve({ ended: "not-run", why: codeOf(error) });
      return;
    }
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const sizes = { stdout: 0, stderr: 0 };
    let finished = false;
    const finish = (result: CommandResult): void => {
      if (finished) return;
      finished = true;
      signal.removeEventListener("abort", onAbort);
      resolve(result);
    };
    const onAbort = (): void => {
      endGroup(child, windows);
      finish({ ended: "not-run", why: "it was ended" });
    };
    signal.addEventListener("abort", onAbort, { once: true });
    child.stdout?.on("data", (chunk: Buffer) => {
      sizes.stdout += chunk.length;
      if (sizes.stdout <= STDOUT_LIMIT) stdout.push(chunk);
      else {
        endGroup(child, windows);
        finish({ ended: "too-much-output" });
      }
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      sizes.stderr += chunk.length;
      if (sizes.stderr <= STDERR_LIMIT) stderr.push(chunk);
    });
    child.on("error", (error) => finish({ ended: "not-run", why: codeOf(error) }));
    child.on("close", (code, ending) =>
      finish({
        ended: "exit",
        code,
        ...(ending === null ? {} : { signal: ending }),
        stdout: Buffer.concat(stdout).toString("utf8"),
        stderr: Buffer.concat(stderr).toString("utf8"),
      }),
    );
    if (signal.aborted) onAbort();
  });

/** Ends the command and what it started; a group that is gone already is no error. */
function endGroup(child: ChildProcess, windows: boolean): void {
  const { pid } = child;
  if (pid === undefined) return;
  try {
    if (windows) spawn("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore", windowsHide: true });
    else process.kill(-pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
  child.stdout?.destroy();
  child.stderr?.destroy();
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "it could not be started";
}
