/**
 * Keeps what a plug-in does beside its checks away from the run: what it prints does not get into the
 * report, what it started and forgot neither ends the process nor keeps it alive.
 */

/** How long what a plug-in left running may go on after the report was written, in ms. */
const lingerMs = 500;

/** False where a program called `diagnose`: its streams and its errors are its own. */
let isOwnProcess = false;

/** Does the work; what is printed to stdout meanwhile goes to stderr. */
export async function keepOffStdout<T>(work: () => Promise<T>): Promise<T> {
  if (!isOwnProcess) return work();
  const { stdout, stderr } = process;
  const write = stdout.write;
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  try {
    return await work();
  } finally {
    stdout.write = write;
  }
}

/** From here to the end of the process an error that nobody waits for is one line on stderr. */
export function containPlugins(): void {
  if (isOwnProcess) return;
  isOwnProcess = true;
  process.on("uncaughtException", (error) => {
    void tell(error instanceof Error ? error.message : String(error));
  });
}

async function tell(message: string): Promise<void> {
  const { withoutSecrets } = await import("../last-scan.js");
  process.stderr.write(
    `bedrock-doctor: something that a plug-in started failed: ${withoutSecrets(message)}\n`,
  );
}

/** Ends the process soon after the report, should something of a plug-in still be running. */
export function endSoon(exitCode: number): void {
  process.stdout.write("", () => {
    setTimeout(() => process.exit(exitCode), lingerMs).unref();
  });
}
