/** What the runs came to, one line for each fault; in Markdown, so that it can stand in the documentation. */
import { faultNames } from "./list.js";
import type { Run } from "./run.js";

const PAIR = "two at once";

export interface Result {
  run: Run;
  /** Why it did not survive. */
  lost: string[];
  wrong: string | null;
}

/** The table and its sum. A pair counts in a line of its own. */
export function printTable(results: readonly Result[], minutes: number): string {
  const rows = new Map<string, { tried: number; survived: number; wrong: number }>();
  for (const { run, lost, wrong } of results) {
    const key = run.group === "pair" ? PAIR : (run.faults[0] ?? "");
    const row = rows.get(key) ?? { tried: 0, survived: 0, wrong: 0 };
    row.tried += 1;
    if (lost.length === 0) row.survived += 1;
    if (wrong !== null) row.wrong += 1;
    rows.set(key, row);
  }
  const sum = { tried: 0, survived: 0, wrong: 0 };
  for (const row of rows.values()) {
    sum.tried += row.tried;
    sum.survived += row.survived;
    sum.wrong += row.wrong;
  }
  const line = (name: string, { tried, survived, wrong }: typeof sum): string =>
    `| ${name} | ${tried} | ${survived} | ${wrong} |`;
  return [
    "",
    "| Fault | Tried | Survived | Wrong diagnosis |",
    "| --- | ---: | ---: | ---: |",
    ...[...faultNames, PAIR].flatMap((name) => {
      const row = rows.get(name);
      return row === undefined ? [] : [line(name, row)];
    }),
    line("all", sum),
    "",
    `${minutes.toFixed(1)} minutes`,
  ].join("\n");
}
