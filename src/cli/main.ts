/**
 * The way in. `--version` answers without loading the rest; every error that is the user's to mend
 * becomes one sentence on stderr and exit code 2.
 */
import { explainParts } from "./explain-parts.js";
import { readQuickly } from "./quick-arguments.js";
import type { ExplainOptions, PlanCommandOptions, PolicyCommandOptions, RunOptions } from "./run-options.js";
import { isUsageError } from "./usage-error.js";
import { version } from "./version.js";

/**
 * Runs the command line.
 *
 * @param argv - the arguments behind the program's name.
 * @returns the exit code: 0, 1, 2, 3 or 130.
 */
export async function main(argv: readonly string[]): Promise<number> {
  if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  // The AWS SDK reads this once, when the first client is made; its advice is for developers of this tool.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  // A reader that goes away early (`| head`) is no fault of the run.
  process.stdout.off("error", noteLostOutput).on("error", noteLostOutput);
  process.stderr.off("error", ignoreClosedPipe).on("error", ignoreClosedPipe);
  try {
    const exitCode = await dispatch(argv);
    return isOutputLost ? 2 : exitCode;
  } catch (error) {
    if (isUsageError(error)) {
      process.stderr.write(`bedrock-doctor: ${await tellable(error.message)}\n`);
      return 2;
    }
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`bedrock-doctor: a fault of its own stopped it: ${await tellable(message)}\n`);
    if (process.env.BEDROCK_DOCTOR_DEBUG !== undefined && error instanceof Error) {
      process.stderr.write(`${await tellable(error.stack ?? "")}\n`);
    }
    return 2;
  }
}

/** Whatever an error says: it can quote what it stumbled over. */
async function tellable(message: string): Promise<string> {
  const { withoutSecrets } = await import("./last-scan.js");
  return withoutSecrets(message);
}

async function dispatch(argv: readonly string[]): Promise<number> {
  const quick = readQuickly(argv);
  if (quick?.command === "run") {
    const { runCommand } = await import("./run.js");
    return runCommand(quick.options as unknown as RunOptions);
  }
  if (quick?.command === "plan") {
    const { planCommand } = await import("./plan.js");
    return planCommand(quick.options as unknown as PlanCommandOptions);
  }
  if (quick?.command === "explain") {
    const { explainCommand } = await import("./explain.js");
    return explainCommand(quick.words ?? [], quick.options as unknown as ExplainOptions, explainParts);
  }
  if (quick?.command === "policy") {
    const { policyCommand } = await import("./policy.js");
    return policyCommand(quick.options as unknown as PolicyCommandOptions);
  }
  const { runProgram } = await import("./program.js");
  return runProgram(argv);
}

let isOutputLost = false;

/** It can come after the command has returned, so the exit code is set here as well. */
function noteLostOutput(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE" || isOutputLost) return;
  isOutputLost = true;
  process.exitCode = 2;
  process.stderr.write(`bedrock-doctor: stdout cannot be written: ${error.message}\n`);
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
