/** `explain CHECK`: what a check proves, what it needs for that, and what it can report. */
import { builtInChecks } from "../../checks/index.js";
import { plainMeanings } from "../diagnosis/explain/meanings/index.js";
import { questions } from "../knowledge/questions.js";
import { formatJson } from "../report/json.js";
import { makePen, type Pen } from "../report/terminal/pen.js";
import type { ExplainOptions } from "./run-options.js";
import { terminalStyle } from "./terminal-style.js";

interface Input {
  name: string;
  asks: string;
  permission: string | null;
}

/** Prints what is known of a check; null where there is none by this id, else the exit code. */
export function explainCheck(id: string, options: ExplainOptions): number | null {
  const check = builtInChecks.find((one) => one.id === id);
  if (check === undefined) return null;
  const explained = {
    id: check.id,
    area: check.area,
    proves: check.title,
    required: check.required,
    needs: check.needs.map(inputOf),
    reads: check.reads.map(inputOf),
    reports: check.codes.map((code) => ({ code, title: plainMeanings[code]?.title ?? code })),
  };
  if (options.format === "json") {
    process.stdout.write(formatJson({ known: true, causes: [], advice: [], check: explained }));
    return 0;
  }
  const pen = makePen(terminalStyle(options));
  const lines = [
    `${pen.bold(id)}  ${pen.spoken(`proves: ${check.title}`)}`,
    "",
    ...(check.required
      ? [
          ...pen.prose(
            "Required: where it cannot be decided and nothing failed, the verdict is inconclusive.",
            2,
          ),
          "",
        ]
      : []),
    ...inputLines("needs", explained.needs, pen),
    ...inputLines("reads", explained.reads, pen),
    ...explained.reports.flatMap(({ code, title }, index) =>
      pen.labelled(index === 0 ? "reports" : "", `${code}: ${title}`, { by: 2, column: 12 }),
    ),
    "",
    ...pen.prose("`bedrock-doctor explain CODE` says more of each.", 2),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

function inputOf(name: string): Input {
  return { name, asks: questions[name]?.asks ?? name, permission: questions[name]?.action ?? null };
}

function inputLines(label: string, inputs: readonly Input[], pen: Pen): string[] {
  return inputs.flatMap(({ name, asks, permission }, index) =>
    pen.labelled(
      index === 0 ? label : "",
      `${name}: ${asks}${permission === null ? "" : ` (${permission})`}`,
      { by: 2, column: 12 },
    ),
  );
}
