/**
 * `explain`: what a code, a check, or a text pasted or piped from Claude Code means. It reads nothing
 * of the machine and sends nothing. Built as a script of its own (see `scripts/build.mjs`): it shares
 * so little with a run that it would have to open all of it to get at that little.
 */
import { parseDenial } from "../aws/denial.js";
import { type ExplainTools, type Explanation, explainText } from "../diagnosis/explain/explain-text.js";
import { isCode, pageOf } from "../diagnosis/explain/pages.js";
import { formatJson } from "../report/json.js";
import { redactPasted } from "../report/redact-pasted.js";
import type { ExplainOptions } from "./run-options.js";
import { readStdin } from "./stdin.js";
import { UsageError } from "./usage-error.js";
import { docsBase } from "./version.js";

/** What the command needs only for some arguments, loaded by whoever starts it. */
export interface ExplainParts {
  /** Explains a check; null where no check has this id. */
  explainCheck(id: string, options: ExplainOptions): Promise<number | null>;
}

/** Larger texts are whole logs of days: the lines that matter are at their end. */
const LARGEST = 1024 * 1024;

const tools: ExplainTools = {
  parseDenial,
  hide: redactPasted,
  docsOf: (code) => `${docsBase}/${pageOf(code)}`,
};

/**
 * Explains one thing and prints it.
 *
 * @param words - the arguments: a code, a check's id, `-` for stdin, or the words of a text.
 * @returns the exit code: 0, or 3 where nothing was recognised.
 * @throws UsageError where there is no text to explain.
 */
export async function explainCommand(
  words: readonly string[],
  options: ExplainOptions,
  parts: ExplainParts,
): Promise<number> {
  const given = words.join(" ").trim();
  const text = given === "-" ? await readStdin(LARGEST) : given;
  if (text.trim() === "") {
    throw new UsageError(
      given === "-"
        ? "there is nothing on stdin to explain"
        : 'explain needs a code, a check, a text, or "-" for a text on stdin',
    );
  }
  if (text.length > LARGEST) throw new UsageError("the text is larger than 1 MB; give the last part of it");
  const word = text.trim();
  if (isCode(word)) {
    const { explainCode } = await import("./explain-code.js");
    return explainCode(word, options, tools);
  }
  if (/^[a-z]+\/[a-z0-9-]+$/.test(word)) {
    const exitCode = await parts.explainCheck(word, options);
    if (exitCode !== null) return exitCode;
  }
  return print(explainText(text, tools), options);
}

async function print(explanation: Explanation, options: ExplainOptions): Promise<number> {
  if (options.format === "json") process.stdout.write(formatJson(explanation));
  else {
    const { formatExplanation } = await import("../report/explanation-terminal.js");
    const { terminalStyle } = await import("./terminal-style.js");
    process.stdout.write(formatExplanation(explanation, terminalStyle(options)));
  }
  return explanation.known ? 0 : 3;
}
