/**
 * The helper commands of a scenario's machine: played, never started. A scenario that does not know a
 * command answers as a shell does.
 */
import type { Scenario } from "./types.js";

export interface PlayedCommand {
  code: number;
  stdout: string;
  stderr: string;
}

/** What POSIX shells return for a command that they do not find. */
const NOT_FOUND = 127;

/** Plays a command; null where it was ended by the signal before it was done. */
export async function playCommand(
  { machine }: Scenario,
  line: string,
  signal: AbortSignal,
): Promise<PlayedCommand | null> {
  const command = machine.commands?.[line];
  if (command === undefined) {
    const [name = line] = line.trim().split(/\s+/);
    return { code: NOT_FOUND, stdout: "", stderr: `/bin/sh: 1: ${name}: not found\n` };
  }
  const { stdout = "", stderr = "", exitCode = 0, delayMs = 0, stall = false } = command;
  if (stall || delayMs > 0) await waitFor(stall ? null : delayMs, signal);
  return signal.aborted ? null : { code: exitCode, stdout, stderr };
}

function waitFor(ms: number | null, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = ms === null ? undefined : setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done, { once: true });
    if (signal.aborted) done();
  });
}
