/**
 * Commands and options. Each option here works and is in the README; what is not built is not listed.
 * `run` and `simulate` are loaded when they are called: `plan` needs neither checks nor wire, and all
 * that it needs itself `run` needs too.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { planCommand } from "./plan.js";
import type { PlanCommandOptions, RunOptions } from "./run-options.js";
import { UsageError } from "./usage-error.js";
import { version } from "./version.js";

/** Longest time limit that is taken, in seconds: beyond it a hang cannot be told from patience. */
const longestTimeout = 3600;

/**
 * Parses the arguments and runs the command.
 *
 * @returns the exit code.
 * @throws UsageError for arguments that cannot be used.
 */
export async function runProgram(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command("bedrock-doctor")
    .description(
      "Finds the one thing that keeps Claude Code from working on Amazon Bedrock, and says how to mend it.",
    )
    .version(version, "-V, --version")
    .helpCommand(false)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ writeErr: () => {}, outputError: () => {} });

  addRunOptions(
    program.command("run", { isDefault: true }).description("diagnose this machine (the default)"),
  ).action(async (options: RunOptions, command: Command) => {
    refuseArguments(command);
    const { runCommand } = await import("./run.js");
    exitCode = await runCommand(options);
  });
  addPlanOptions(
    program
      .command("plan")
      .description("what Claude Code will do here: settings, region, credentials, models; sends nothing"),
  ).action(async (options: PlanCommandOptions) => {
    exitCode = await planCommand(options);
  });
  program
    .command("simulate")
    .argument("[scenario]", "a scenario; without one they are listed")
    .description("serve the embedded AWS on loopback and print the variables that point a program at it")
    .action(async (scenario: string | undefined) => {
      const { simulateCommand } = await import("./simulate.js");
      exitCode = await simulateCommand(scenario);
    });

  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    throw new UsageError(
      `${error.message.replace(/^error: /, "").replace(/\.?\n\(/, " (")}; see bedrock-doctor --help`,
    );
  }
  return exitCode;
}

function refuseArguments(command: Command): void {
  const extra = command.args[0];
  if (extra !== undefined) {
    throw new UsageError(`there is no command "${extra}"; the commands are run, plan and simulate`);
  }
}

function addRunOptions(command: Command): Command {
  command
    .allowExcessArguments()
    .option("--simulate <scenario>", "diagnose a simulated machine against a simulated AWS")
    .option("--simulate-aws <scenario>", "diagnose this machine against a simulated AWS")
    .option("--offline", "no network: what the files and variables alone can prove")
    .option("--no-invoke", "only free, read-only calls")
    .option("--first-use", "make the request even where it is the account's first use of a model")
    .option("--only <names>", "only these areas, check ids or codes (comma-separated)", splitNames)
    .option("--skip <names>", "leave out these areas, check ids or codes (comma-separated)", splitNames)
    .addOption(
      new Option("--fail-on <severity>", "what makes the exit code 1")
        .choices(["error", "warning", "never"])
        .default("error"),
    )
    .option("--timeout <seconds>", "limit of the whole run", parseSeconds, 60);
  addPrintOptions(addPredictionOptions(command), "the report", "each check with what was proved");
  return command;
}

function addPlanOptions(command: Command): Command {
  command.option("--simulate <scenario>", "the plan of a simulated machine");
  return addPrintOptions(addPredictionOptions(command), "the plan", "also what is plain or not in use");
}

function addPredictionOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--mode <mode>", "which way of starting Claude Code is predicted")
        .choices(["print", "interactive"])
        .default("interactive"),
    )
    .option("--model <id>", "what if: Claude Code's own --model")
    .option("--claude-version <version>", "what if: another version of Claude Code", parseVersion)
    .option("--region <region>", "what if: in place of the resolved region", parseText)
    .option("--profile <profile>", "what if: in place of AWS_PROFILE", parseText)
    .option("--cwd <folder>", "the folder Claude Code is started in")
    .option("--settings <file>", "as Claude Code's own --settings")
    .option(
      "--trust-project",
      "let project settings pick executables, files, hosts, proxies and trust roots",
    );
}

function addPrintOptions(command: Command, what: string, verbose: string): Command {
  return command
    .addOption(
      new Option("--format <format>", `how to print ${what}`)
        .choices(["terminal", "json"])
        .default("terminal"),
    )
    .option("--verbose", verbose)
    .option("--ascii", "no symbols outside ASCII")
    .option("--color", "colour, also where stdout is not a terminal")
    .option("--no-color", "no colour");
}

function splitNames(text: string): string[] {
  const names = text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  if (names.length === 0) throw new InvalidArgumentError("It names nothing.");
  return names;
}

function parseText(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("It is empty.");
  return text.trim();
}

function parseVersion(text: string): string {
  if (!/^\d+\.\d+\.\d+$/.test(text)) throw new InvalidArgumentError("It is not a version such as 2.1.328.");
  return text;
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= longestTimeout)) {
    throw new InvalidArgumentError(`It is not a number of seconds above 0, at most ${longestTimeout}.`);
  }
  return seconds;
}
