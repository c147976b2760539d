/** `explain` as a command: what it takes, what it prints, and its exit codes. Run from the source. */
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { main } from "../../src/cli/main.js";
import { findingCodes } from "../../src/diagnosis/codes.js";
import { plainMeanings } from "../../src/diagnosis/explain/meanings/index.js";

let stdout = "";
let stderr = "";
const stdin = Object.getOwnPropertyDescriptor(process, "stdin");

beforeEach(() => {
  stdout = "";
  stderr = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  if (stdin !== undefined) Object.defineProperty(process, "stdin", stdin);
});

function pipe(...chunks: (string | Buffer)[]): void {
  Object.defineProperty(process, "stdin", {
    value: Readable.from(chunks.map((one) => Buffer.from(one))),
    configurable: true,
  });
}

/** Markdown as the terminal has it: rows of a table are items, a command has no fence. */
function asPlain(markdown: string): string {
  return markdown
    .replace(/^\|[-|]+\|$/gm, "")
    .replace(/^\| (.*) \|$/gm, (_, row: string) => `- ${row.replaceAll(" | ", " – ")}`)
    .replace(/^```.*$/gm, "")
    .replace(/^\*\*(What [\w ]+|How [\w ]+)\.\*\*/gm, "$1")
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/\*\*([^*]+)\*\*/g, "$1")
    .replace(/\\([<*])/g, "$1");
}

function wordsOf(text: string): string {
  return text.trim().split(/\s+/).join(" ");
}

const expired = "API Error: 403 The security token included in the request is expired";

describe("a text", () => {
  test("is explained: title, line, what decides, remedy, page", async () => {
    expect(await main(["explain", "--no-color", expired])).toBe(0);
    expect(stdout).toMatch(/^✗ The temporary credentials are expired +credentials\.expired\n/);
    expect(stdout).toContain("line 1");
    expect(stdout).toContain("what decides");
    expect(stdout).toContain("      aws sso login --profile <profile>\n");
    expect(stdout).toMatch(/docs\/credentials\.md#expired\n$/);
    for (const line of stdout.split("\n").filter((one) => !/https?:|`/.test(one))) {
      expect(line.length).toBeLessThanOrEqual(80);
    }
  });

  test("may be given as several words", async () => {
    expect(await main(["explain", "Too", "many", "tokens", "per", "day,", "please", "wait"])).toBe(0);
    expect(stdout).toContain("throughput.throttled-daily");
  });

  test("as JSON: known, causes with code, candidates, line, excerpt and remedy", async () => {
    expect(await main(["explain", "--format", "json", expired])).toBe(0);
    const printed = JSON.parse(stdout);
    expect(printed).toMatchObject({
      known: true,
      causes: [{ code: "credentials.expired", line: 1, excerpt: expired }],
      advice: [],
    });
    expect(printed.causes[0].candidates[0]).toBe("credentials.expired");
    expect(printed.causes[0].remedy.summary).toMatch(/\S/);
    expect(printed.causes[0].remedy.commands).toContain("aws sso login --profile <profile>");
  });

  test.each([[["Traceback: KeyError"]], [["setup.no-such-code"]], [["models/none"]]])(
    "that nobody knows is said to be not known, with exit code 3: %j",
    async (words) => {
      expect(await main(["explain", ...words])).toBe(3);
      expect(stdout).toContain("Not known");
      stdout = "";
      expect(await main(["explain", "--format", "json", ...words])).toBe(3);
      expect(JSON.parse(stdout)).toEqual({ known: false, causes: [], advice: [] });
    },
  );

  test("with advice that is out of date has a section of its own", async () => {
    expect(await main(["explain", "export MAX_THINKING_TOKENS=1024"])).toBe(0);
    expect(stdout).toMatch(/Advice that is out of date\n {2}line 1/);
  });

  test("in ASCII has no other sign", async () => {
    expect(await main(["explain", "--ascii", "--no-color", expired])).toBe(0);
    expect(stdout).toMatch(/^[\n -~]*$/);
  });
});

describe("stdin", () => {
  test("a log in pieces, with the line that matters", async () => {
    pipe("start\n[ERROR] The security token incl", "uded in the request is expired\n", "end\n");
    expect(await main(["explain", "--format", "json", "-"])).toBe(0);
    expect(JSON.parse(stdout).causes).toMatchObject([{ code: "credentials.expired", line: 2 }]);
  });

  test("in UTF-16, as Windows PowerShell writes it", async () => {
    pipe(Buffer.from([0xff, 0xfe]), Buffer.from("API Error: 400 invalid beta flag\r\n", "utf16le"));
    expect(await main(["explain", "-"])).toBe(0);
    expect(stdout).toContain("request.beta-rejected");
  });

  test.each<[string, (string | Buffer)[], RegExp]>([
    ["nothing", [], /nothing on stdin/],
    ["blanks", ["  \n \n"], /nothing on stdin/],
    ["no text", [Buffer.from([1, 0, 2])], /no text/],
    ["compressed", [Buffer.from([31, 139, 8, 8, 200, 201, 202, 65, 66, 240, 250])], /no text/],
    ["more than a megabyte", ["a".repeat(700_000), "b".repeat(700_000)], /larger than 1 MB/],
  ])("%s is refused in one sentence, with exit code 2", async (_, chunks, message) => {
    pipe(...chunks);
    expect(await main(["explain", "-"])).toBe(2);
    expect(stdout).toBe("");
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(message);
  });
});

describe("a code", () => {
  test.each(Object.keys(plainMeanings))("%s is explained", async (code) => {
    expect(await main(["explain", "--no-color", code])).toBe(0);
    expect(stdout.startsWith(`${code}  ${plainMeanings[code]?.title}\n`)).toBe(true);
  });

  test("by the section of its page", async () => {
    expect(findingCodes).toContain("region.default-fallback");
    expect(await main(["explain", "--format", "json", "region.default-fallback"])).toBe(0);
    const printed = JSON.parse(stdout);
    expect(printed).toMatchObject({ known: true, causes: [{ code: "region.default-fallback" }] });
    expect(printed.text).toContain("us-east-1");
    expect(printed.text).not.toMatch(/^## |<a id|<!--/m);
  });

  test.each(findingCodes)("%s: the same words as its page, wrapped", async (code) => {
    expect(await main(["explain", "--format", "json", code])).toBe(0);
    const { text } = JSON.parse(stdout) as { text: string };
    stdout = "";
    expect(await main(["explain", "--no-color", code])).toBe(0);
    expect(wordsOf(stdout)).toContain(wordsOf(asPlain(text)));
    stdout = "";
    expect(await main(["explain", "--no-color", "--ascii", code])).toBe(0);
    expect(stdout).toMatch(/^[\n -~]*$/);
  });

  test("with its parts under their names, its commands by themselves, and no line too long", async () => {
    expect(await main(["explain", "--no-color", "credentials.clock-skew"])).toBe(0);
    for (const name of ["What it means", "How it was proved", "How to mend it", "What Claude Code shows"]) {
      expect(stdout).toContain(`\n  ${name}\n    `);
    }
    expect(stdout).toContain("\n        sudo timedatectl set-ntp true\n");
    expect(stdout).toContain("\n    In PowerShell:\n\n        w32tm /resync\n");
    expect(stdout).not.toMatch(/```|\*\*/);
    expect(stdout).toMatch(/docs\/credentials\.md#clock-skew\n$/);
    for (const line of stdout.split("\n").filter((one) => !/https?:/.test(one))) {
      expect(line.length).toBeLessThanOrEqual(80);
    }
  });
});

describe("a check", () => {
  test("is explained: what it proves, needs and reports", async () => {
    expect(await main(["explain", "--no-color", "models/access"])).toBe(0);
    expect(stdout).toMatch(/^models\/access {2}proves: Each model in use answers\n/);
    expect(stdout).toContain("bedrock:InvokeModelWithResponseStream");
    expect(stdout).toContain("model.access-denied: The account has not been given the model");
  });

  test("as JSON", async () => {
    expect(await main(["explain", "--format", "json", "models/access"])).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      known: true,
      check: { id: "models/access", reports: [{ code: "model.access-denied" }] },
    });
  });
});

test.each<[string, string[], RegExp]>([
  ["nothing to explain", [], /needs a code, a check, a text/],
  ["an empty text", [""], /needs a code, a check, a text/],
  ["an unknown option", ["--verbos", "x"], /unknown option/],
  ["a format that does not exist", ["--format", "yaml", "x"], /'yaml' is invalid/],
])("%s is refused in one sentence, with exit code 2", async (_, args, message) => {
  expect(await main(["explain", ...args])).toBe(2);
  expect(stdout).toBe("");
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toMatch(message);
});
