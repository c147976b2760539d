/**
 * The full parser: help, and one sentence for arguments that cannot be used. Arguments that are
 * plainly right do not come here (see `quick-arguments.ts`); both are made from the same rows.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { explainParts } from "./explain-parts.js";
import {
  diffOptionRows,
  explainOptionRows,
  type OptionRow,
  planOptionRows,
  policyOptionRows,
  replayOptionRows,
  runOptions,
} from "./options.js";
import type {
  DiffOptions,
  ExplainOptions,
  PlanCommandOptions,
  PolicyCommandOptions,
  ReplayOptions,
  RunOptions,
} from "./run-options.js";
import { UsageError } from "./usage-error.js";
import { version } from "./version.js";

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

  addOptions(
    program.command("run", { isDefault: true }).description("diagnose this machine (the default)"),
    runOptions,
  )
    .allowExcessArguments()
    .action(async (options: RunOptions, command: Command) => {
      refuseArguments(command);
      const { runCommand } = await import("./run.js");
      exitCode = await runCommand(options);
    });
  addOptions(
    program
      .command("plan")
      .description("what Claude Code will do here: settings, region, credentials, models; sends nothing"),
    planOptionRows,
  ).action(async (options: PlanCommandOptions) => {
    const { planCommand } = await import("./plan.js");
    exitCode = await planCommand(options);
  });
  addOptions(
    program
      .command("explain")
      .argument("[text...]", 'a finding code, a check, an error text, or "-" for a text on stdin')
      .description("what a code, a check or an error text means, and how it is mended; sends nothing"),
    explainOptionRows,
  ).action(async (words: string[], options: ExplainOptions) => {
    const { explainCommand } = await import("./explain.js");
    exitCode = await explainCommand(words, options, explainParts);
  });
  addOptions(
    program
      .command("policy")
      .description("the least IAM policy for this plan, or what a policy file lacks of it; sends nothing"),
    policyOptionRows,
  ).action(async (options: PolicyCommandOptions) => {
    const { policyCommand } = await import("./policy.js");
    exitCode = await policyCommand(options);
  });
  addOptions(
    program
      .command("replay")
      .argument("<file>", "a report that was saved with --format json")
      .description("today's checks over the plan and facts of a saved report; sends nothing"),
    replayOptionRows,
  ).action(async (file: string, options: ReplayOptions) => {
    const { replayCommand } = await import("./replay.js");
    exitCode = await replayCommand(file, options);
  });
  addOptions(
    program
      .command("diff")
      .argument("<old>", "a saved report")
      .argument("<new>", "a later one")
      .description("what changed between two saved reports; sends nothing"),
    diffOptionRows,
  ).action(async (old: string, later: string, options: DiffOptions) => {
    const { diffCommand } = await import("./diff.js");
    exitCode = await diffCommand(old, later, options);
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
    throw new UsageError(
      `there is no command "${extra}"; the commands are run, plan, explain, policy, replay, diff and simulate`,
    );
  }
}

function addOptions(command: Command, rows: readonly OptionRow[]): Command {
  for (const row of rows) {
    const option = new Option(
      `--${row.name}${row.value === undefined ? "" : ` ${row.value}`}`,
      row.description,
    );
    if (row.choices !== undefined) option.choices([...row.choices]);
    if (row.default !== undefined) option.default(row.default);
    if (row.read !== undefined) {
      const read = readerOf(row.read);
      option.argParser(row.repeatable === true ? (text, before) => [...asList(before), read(text)] : read);
    }
    command.addOption(option);
  }
  return command;
}

function asList(before: unknown): unknown[] {
  return Array.isArray(before) ? before : [];
}

function readerOf(read: NonNullable<OptionRow["read"]>): (text: string) => unknown {
  return (text) => {
    const result = read(text);
    if ("wrong" in result) throw new InvalidArgumentError(result.wrong);
    return result.value;
  };
}
