/**
 * The commands of the AWS CLI that remedies hand out, by code. Apart from the catalogue's prose, which
 * is only loaded when something was found; a test compares both.
 */
import type { Plan } from "../../claude-code/types.js";
import type { FindingArguments, Found } from "../types.js";

interface Row {
  commands: readonly string[];
  /** Where the remedy has more than one form: whether this one has the commands. */
  when?(found: Found, plan: Plan): boolean;
}

const rows: Partial<Record<string, Row>> = {
  "credentials.none": { commands: ["aws configure", "aws configure sso"] },
  "credentials.expired": {
    commands: ["aws configure"],
    when: (_, { credentials }) => credentials.kind !== "env-keys",
  },
  "throughput.on-demand-unsupported": {
    commands: ["aws bedrock list-inference-profiles"],
    when: (found) =>
      (found.arguments as FindingArguments["throughput.on-demand-unsupported"]).models.some(
        (one) => one.suggestion === null,
      ),
  },
};

/** The commands that the remedy of this finding asks to run. */
export function commandsOfRemedy(found: Found, plan: Plan): readonly string[] {
  const row = rows[found.code];
  return row === undefined || row.when?.(found, plan) === false ? [] : row.commands;
}
