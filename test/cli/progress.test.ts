import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { showProgress } from "../../src/cli/progress.js";

function stream(isTTY: boolean, columns = 80): { written: string[]; asStream: NodeJS.WriteStream } {
  const written: string[] = [];
  const asStream = {
    isTTY,
    columns,
    write: (text: string) => written.push(text),
    clearLine: () => written.push("«clear»"),
    cursorTo: () => true,
  } as unknown as NodeJS.WriteStream;
  return { written, asStream };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("after three seconds one line names the open questions, and it is gone in the end", () => {
  const { written, asStream } = stream(true);
  const progress = showProgress(false, asStream, {});
  progress.update({ fact: "identity", state: "asked" });
  progress.update({ fact: "invocation", state: "asked" });
  vi.advanceTimersByTime(2_999);
  expect(written).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(written).toEqual(["Waiting for AWS: identity, models …"]);
  progress.update({ fact: "identity", state: "answered" });
  expect(written.slice(1)).toEqual(["«clear»", "Waiting for AWS: models …"]);
  progress.close();
  expect(written.at(-1)).toBe("«clear»");
});

test("a run that is over before says nothing, and leaves no timer behind", () => {
  const { written, asStream } = stream(true);
  const progress = showProgress(false, asStream, {});
  progress.update({ fact: "identity", state: "asked" });
  progress.update({ fact: "identity", state: "answered" });
  progress.close();
  expect(written).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test("the line is never longer than the terminal: a second line could not be taken back", () => {
  const { written, asStream } = stream(true, 40);
  const progress = showProgress(false, asStream, {});
  for (const fact of ["inferenceProfiles", "provisionedThroughput", "guardrail"] as const) {
    progress.update({ fact, state: "asked" });
  }
  vi.advanceTimersByTime(3_000);
  expect(written[0]).toHaveLength(39);
  expect(written[0]?.endsWith("…")).toBe(true);
  progress.close();
});

test.each([
  ["a pipe", false, false, {}],
  ["CI", false, true, { CI: "true" }],
  ["--quiet", true, true, {}],
])("%s is told nothing", (_, quiet, isTTY, environment) => {
  const { written, asStream } = stream(isTTY);
  const progress = showProgress(quiet, asStream, environment);
  progress.update({ fact: "identity", state: "asked" });
  vi.advanceTimersByTime(10_000);
  progress.close();
  expect(written).toEqual([]);
});
