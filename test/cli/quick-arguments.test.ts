import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { explainOptionRows, planOptionRows, policyOptionRows, runOptions } from "../../src/cli/options.js";
import { readQuickly } from "../../src/cli/quick-arguments.js";

const seen: { command: string; options: unknown; words?: string[] }[] = [];
vi.mock("../../src/cli/run.js", () => ({
  runCommand: async (options: unknown) => {
    seen.push({ command: "run", options });
    return 0;
  },
}));
vi.mock("../../src/cli/explain.js", () => ({
  explainCommand: async (words: string[], options: unknown) => {
    seen.push({ command: "explain", options, words });
    return 0;
  },
}));
vi.mock("../../src/cli/plan.js", () => ({
  planCommand: async (options: unknown) => {
    seen.push({ command: "plan", options });
    return 0;
  },
}));
vi.mock("../../src/cli/policy.js", () => ({
  policyCommand: async (options: unknown) => {
    seen.push({ command: "policy", options });
    return 0;
  },
}));

const values = [
  "healthy",
  "json",
  "terminal",
  "print",
  "2.1.328",
  "60",
  "-5",
  "",
  " ",
  "iam,models",
  ",",
  "us-east-1",
  "--ascii",
];

/** Arguments of a command, right and wrong ones alike, in both ways of giving a value. */
const argumentLists = fc
  .constantFrom(
    ["run", runOptions] as const,
    ["plan", planOptionRows] as const,
    ["policy", policyOptionRows] as const,
    ["explain", explainOptionRows] as const,
    ["", runOptions] as const,
  )
  .chain(([command, rows]) =>
    fc
      .array(
        fc
          .tuple(fc.constantFrom(...rows), fc.constantFrom(...values), fc.boolean())
          .map(([row, value, joined]) => {
            if (row.value === undefined) return [`--${row.name}`];
            return joined ? [`--${row.name}=${value}`] : [`--${row.name}`, value];
          }),
        { maxLength: 5 },
      )
      .map((parts) => [
        ...(command === "" ? [] : [command]),
        ...parts.flat(),
        ...(command === "explain" ? ["Too many", "tokens"] : []),
      ]),
  );

test("what is read quickly is what the full parser reads", async () => {
  const { runProgram } = await import("../../src/cli/program.js");
  let quicklyRead = 0;
  await fc.assert(
    fc.asyncProperty(argumentLists, async (argv) => {
      const quick = readQuickly(argv);
      if (quick === null) return;
      quicklyRead += 1;
      seen.length = 0;
      await runProgram(argv);
      expect(seen).toEqual([quick]);
    }),
    { seed: 20_261_120, numRuns: 400 },
  );
  expect(quicklyRead).toBeGreaterThan(50);
});

test.each([
  [["--simulat", "healthy"]],
  [["diagnose"]],
  [["--format", "yaml"]],
  [["--timeout", "soon"]],
  [["--model"]],
  [["--help"]],
  [["simulate", "healthy"]],
  [["replay", "report.json"]],
  [["diff", "old.json", "new.json"]],
  [["--color", "--no-color"]],
])("%j is left to the full parser", (argv) => {
  expect(readQuickly(argv)).toBeNull();
});
