/**
 * The sentences people paste, each with what really stood behind it: the texts of AWS, of its tools,
 * of Node and of the client, and what releases of Claude Code were recorded to show.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { codesOf, explain } from "./explain.js";

interface Sentence {
  text: string;
  cause: string;
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8")) as T;
}

const sentences = read<Sentence[]>("sentences.json");
const recorded = read<{ shown: string; cause: string }[]>("recorded.json").map(({ shown, cause }) => ({
  text: shown,
  cause,
}));

/** Share of the sentences whose first candidate is the cause. */
function shareOfFirst(all: readonly Sentence[]): number {
  return all.filter(({ text, cause }) => codesOf(text)[0] === cause).length / all.length;
}

describe.each([
  ["texts", sentences],
  ["recorded", recorded],
])("%s", (_, all) => {
  it.each(all)("$cause is a candidate for: $text", ({ text, cause }) => {
    const { known, causes } = explain(text);
    expect(known).toBe(true);
    expect(causes[0]?.candidates).toContain(cause);
    expect(causes).toHaveLength(1);
    expect(causes[0]?.candidates.length).toBeLessThanOrEqual(4);
  });

  it("the first candidate is the cause in nine of ten", () => {
    expect(all.length).toBeGreaterThan(100);
    expect(shareOfFirst(all)).toBeGreaterThanOrEqual(0.9);
  });
});

describe("what is pasted is seldom what was said", () => {
  const tolerated: [string, (text: string) => string][] = [
    ["in capitals", (text) => text.toUpperCase()],
    ["with plain apostrophes", (text) => text.replace(/[’‘]/g, "'")],
    ["with typographic apostrophes", (text) => text.replaceAll("'", "’")],
    ["inside JSON", (text) => JSON.stringify({ level: "error", message: text })],
    ["inside JSON inside JSON", (text) => JSON.stringify({ line: JSON.stringify({ message: text }) })],
    ["in a log", (text) => `2026-11-20T08:00:00.123Z [ERROR] ${text}`],
    ["in colours", (text) => `\u001b[31m${text}\u001b[0m`],
    ["in a frame", (text) => `│ ${text} │`],
    ["in quotes", (text) => `> "${text}"`],
    ["wrapped between words", (text) => text.replace(/(.{30,70}?) /g, "$1\n  ")],
  ];
  it.each(tolerated)("%s", (_, change) => {
    const known = sentences.filter(
      ({ text, cause }) => !/[`\\]|\n|AWS_REGION/.test(text) && codesOf(text)[0] === cause,
    );
    const lost = known.filter(
      ({ text, cause }) => !(explain(change(text)).causes[0]?.candidates ?? []).includes(cause),
    );
    expect(lost.map(({ text }) => text)).toEqual([]);
  });

  it("cut in the middle of words, as a terminal of eighty columns does", () => {
    const text =
      "API Error: 403 User: arn:aws:sts::123456789012:assumed-role/Dev/x is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6 because no session policy allows the bedrock:InvokeModelWithResponseStream action";
    for (const width of [60, 72, 80, 100]) {
      const lines = text.match(new RegExp(`.{1,${width}}`, "g")) ?? [];
      expect(codesOf(lines.join("\n"))[0], `${width}`).toBe("iam.denied-session");
    }
  });
});

describe("what is not known", () => {
  it.each(read<string[]>("unknown.json"))("%s", (text) => {
    expect(explain(text)).toEqual({ known: false, causes: [], advice: [] });
  });
});
