import { expect, test } from "vitest";
import { showProgress } from "../../src/cli/progress.js";

function stream(isTTY: boolean): { written: string[]; asStream: NodeJS.WriteStream } {
  const written: string[] = [];
  const asStream = {
    isTTY,
    write: (text: string) => written.push(text),
    clearLine: () => written.push("«clear»"),
    cursorTo: () => true,
  } as unknown as NodeJS.WriteStream;
  return { written, asStream };
}

test("on a terminal one line names the open questions, and is gone in the end", () => {
  const { written, asStream } = stream(true);
  const progress = showProgress(asStream, {});
  progress.update({ fact: "identity", state: "asked" });
  progress.update({ fact: "invocation", state: "asked" });
  progress.update({ fact: "identity", state: "answered" });
  expect(written.at(-1)).toBe("Asking AWS: models …");
  progress.close();
  expect(written.at(-1)).toBe("«clear»");
});

test.each([
  ["a pipe", false, {}],
  ["CI", true, { CI: "true" }],
])("%s is told nothing", (_, isTTY, environment) => {
  const { written, asStream } = stream(isTTY);
  const progress = showProgress(asStream, environment);
  progress.update({ fact: "identity", state: "asked" });
  progress.close();
  expect(written).toEqual([]);
});
