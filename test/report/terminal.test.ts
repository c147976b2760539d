import { describe, expect, it } from "vitest";
import { formatTerminal, type TerminalStyle } from "../../src/report/terminal.js";
import { iamDenied } from "./findings.js";
import {
  ALL,
  everythingLong,
  inconclusive,
  nothingEnabled,
  notInvoked,
  oneCause,
  twoCauses,
  warningsOnly,
  works,
  worksSimulated,
} from "./fixtures.js";
import { APPLICATION_PROFILE, HAIKU, SONNET } from "./parts.js";

const PLAIN: TerminalStyle = { width: 80, colour: 0, ascii: false, verbose: false, hyperlinks: false };
const ESCAPE = "\u001b";

const reports = Object.entries(ALL);
const styles: [string, TerminalStyle][] = [
  ["60", { ...PLAIN, width: 60 }],
  ["80", PLAIN],
  ["160", { ...PLAIN, width: 160 }],
  ["80-ascii", { ...PLAIN, ascii: true }],
  ["80-verbose", { ...PLAIN, verbose: true }],
  ["60-verbose-ascii", { ...PLAIN, width: 60, verbose: true, ascii: true }],
];
const pages = reports.flatMap(([name, report]) =>
  styles.map(([style, given]) => ({ name, report, style, given })),
);

/** What a line may be too long for: a path, an ARN, an address, a model's ID, a command. */
const UNBREAKABLE =
  /arn:aws|https?:\/\/|anthropic\.claude|\/home\/|^ {6}(aws|export|bedrock-doctor) |^ {6,}"/;

describe("the page", () => {
  it.each(pages)("$name at $style looks as it did", async ({ name, report, style, given }) => {
    await expect(formatTerminal(report, given)).toMatchFileSnapshot(`__snapshots__/${name}.${style}.txt`);
  });

  it.each(reports)("%s in colour looks as it did", async (name, report) => {
    const visible = formatTerminal(report, { ...PLAIN, colour: 1 }).replaceAll(
      new RegExp(`${ESCAPE}\\[(\\d+)m`, "g"),
      "«$1»",
    );
    expect(visible).not.toContain(ESCAPE);
    await expect(visible).toMatchFileSnapshot(`__snapshots__/${name}.80-colour.txt`);
  });

  it.each(pages)("$name at $style has no line that is too long for nothing", ({ report, given }) => {
    const long = formatTerminal(report, given)
      .split("\n")
      .filter((line) => line.length > given.width && !UNBREAKABLE.test(line));
    expect(long).toEqual([]);
  });

  it.each(pages)(
    "$name at $style has no blank at a line's end and no two empty lines",
    ({ report, given }) => {
      const text = formatTerminal(report, given);
      expect(text).not.toMatch(/ \n|\n\n\n|\n\n$/);
      expect(text.endsWith("\n")).toBe(true);
    },
  );

  it.each(pages)("$name at $style without colour has no escape sequence", ({ report, given }) => {
    expect(formatTerminal(report, { ...given, hyperlinks: true })).not.toContain(ESCAPE);
  });

  it.each(reports)("%s says in colour what it says without", (_name, report) => {
    const coloured = formatTerminal(report, { ...PLAIN, colour: 3 });
    expect(coloured).toContain(ESCAPE);
    expect(coloured.replaceAll(new RegExp(`${ESCAPE}\\[\\d+m`, "g"), "")).toBe(formatTerminal(report, PLAIN));
  });

  it.each(reports)("%s in ASCII is ASCII", (_name, report) => {
    for (const verbose of [false, true]) {
      expect(formatTerminal(report, { ...PLAIN, ascii: true, verbose })).toMatch(/^[\n -~]*$/);
    }
  });
});

it("in ASCII the signs of prose are spelled, and names stay as they are", () => {
  const prose = "“Claude Code” – it’s off…";
  const named = {
    ...iamDenied,
    title: prose,
    why: prose,
    remedy: { ...iamDenied.remedy, commands: ["echo …"] },
  };
  const page = formatTerminal({ ...oneCause, findings: [named] }, { ...PLAIN, ascii: true });
  expect(page).toContain('\nFAIL "Claude Code" - it\'s off... ');
  expect(page).toContain('\n  "Claude Code" - it\'s off...\n');
  expect(page).toContain("\n      echo …\n");
});

describe("what has to be copied", () => {
  const lines = (width: number) => formatTerminal(oneCause, { ...PLAIN, width }).split("\n");

  it.each([60, 80, 160])("stands whole at %i columns: commands, ARNs, IDs and addresses", (width) => {
    const page = lines(width);
    for (const command of iamDenied.remedy.commands) expect(page).toContain(`      ${command}`);
    for (const text of [...iamDenied.remedy.links, iamDenied.docs, HAIKU, SONNET]) {
      expect(page.some((line) => line.includes(text))).toBe(true);
    }
    expect(page.some((line) => line.includes(`inference-profile/${SONNET}`))).toBe(true);
  });

  it("is valid JSON where it is a policy or a patch", () => {
    const page = formatTerminal(oneCause, { ...PLAIN, width: 60 });
    const block = /that are missing\n([\s\S]*?\n {6}\})\n/.exec(page)?.[1] ?? "";
    expect(JSON.parse(block)).toEqual(iamDenied.remedy.policy);
  });

  it("is never in a table: an ARN has a row of its own", () => {
    const row = formatTerminal(everythingLong, PLAIN)
      .split("\n")
      .find((line) => line.includes(APPLICATION_PROFILE));
    expect(row).toBe(`  primary     ${APPLICATION_PROFILE}`);
  });

  it("keeps a path with blanks on one line", () => {
    const file = `/Library/Application Support/${"long name ".repeat(8)}/managed-settings.json`;
    const page = formatTerminal(
      { ...oneCause, findings: [{ ...iamDenied, locations: [{ file, line: 3 }] }] },
      PLAIN,
    );
    expect(page).toContain(`${file}:3\n`);
  });

  it("keeps a command in backticks on one line", () => {
    const why = `${"word ".repeat(14)}then \`aws sso login --profile work\` and again.`;
    const page = formatTerminal({ ...oneCause, findings: [{ ...iamDenied, why }] }, PLAIN);
    expect(page).toContain(" then\n  `aws sso login --profile work` and again.\n");
  });

  it("is a link where the terminal has links", () => {
    const page = formatTerminal(oneCause, { ...PLAIN, colour: 1, hyperlinks: true });
    expect(page).toContain(`${ESCAPE}]8;;${iamDenied.docs}${ESCAPE}\\`);
  });
});

describe("--quiet", () => {
  const quiet = (report: typeof works) => formatTerminal(report, { ...PLAIN, quiet: true });

  it("is the verdict alone where nothing is wrong", () => {
    expect(quiet(works)).toBe(
      "It works: both models answered a real request by the path Claude Code takes.\n",
    );
  });

  it("is what is wrong with its remedy, and the verdict", () => {
    const page = quiet(oneCause);
    expect(page).toMatch(/^✗ No policy allows the caller/);
    expect(page).toContain("aws iam put-role-policy");
    expect(page).toMatch(/\n\nFails: 1 cause\.\n$/);
    for (const part of ["Claude Code will call", "✓ setup", "requests", "For a ticket"]) {
      expect(page).not.toContain(part);
    }
  });

  it("has the warnings and not the notes", () => {
    const page = quiet(warningsOnly);
    expect(page).toContain("region.default-fallback");
    expect(page).not.toContain("A note about something that is as it should be");
  });

  it("says what is undecided", () => {
    expect(quiet(inconclusive)).toMatch(/^\? The credentials were not tried[\s\S]*\nInconclusive \(exit 3\)/);
  });
});

describe("what is said", () => {
  const page = (report: typeof works) => formatTerminal(report, PLAIN);

  it("a simulated run says so in the first line", () => {
    expect(page(worksSimulated).split("\n")[0]).toContain("simulated: healthy");
    expect(page(notInvoked).split("\n")[0]).toContain("simulated AWS, this machine: healthy");
    expect(page(works)).not.toContain("simulated");
  });

  it("`it works` is claimed only when models answered", () => {
    expect(page(works)).toContain("It works: both models answered a real request");
    expect(page(notInvoked)).not.toContain("It works");
    expect(page(notInvoked)).toContain("no model was asked (--no-invoke)");
    expect(page(warningsOnly)).toContain("It works as far as was asked, with 2 warnings: 1 of 2 models");
    for (const report of [oneCause, twoCauses, inconclusive, nothingEnabled])
      expect(page(report)).not.toContain("It works");
  });

  it("a failure counts its causes and says how to make a ticket; a success does not", () => {
    expect(page(oneCause)).toContain("\nFails: 1 cause. 9 requests, 0.7 s.\n");
    expect(page(twoCauses)).toContain("\nFails: 2 causes, 1 warning.");
    expect(page(oneCause)).toContain("--format json > report.json");
    expect(page(works)).not.toContain("report.json");
  });

  it("an inconclusive run says its exit code and marks its cause as undecided", () => {
    expect(page(inconclusive)).toContain("\n? The credentials were not tried");
    expect(page(inconclusive)).toContain("\nInconclusive (exit 3): nothing failed");
  });

  it("an exit code that is not the usual one is named", () => {
    expect(page({ ...warningsOnly, exitCode: 1 })).toContain("with 2 warnings (exit 1)");
    expect(page({ ...oneCause, exitCode: 0 })).toContain("Fails: 1 cause (exit 0).");
    expect(page({ ...oneCause, exitCode: 130 })).toContain("Interrupted (exit 130). Found so far: 1 cause.");
  });

  it("root causes stand before everything else", () => {
    const consequence = { ...iamDenied, cause: false, title: "A consequence" };
    const text = page({ ...oneCause, findings: [consequence, { ...iamDenied, title: "The cause" }] });
    expect(text.indexOf("The cause")).toBeLessThan(text.indexOf("A consequence"));
  });

  it("the region's source is said unless it is simply AWS_REGION", () => {
    expect(page(works)).not.toContain("    region");
    expect(page(twoCauses)).toMatch(/region {2}from AWS_REGION +\/home\/dev\/.claude\/settings.json:4\n/);
    expect(page(warningsOnly)).toContain("region  the built-in default");
  });

  it("a crashed check shows as failed and says that it crashed", () => {
    const checks = works.checks.map((check) =>
      check.area === "iam" ? { ...check, status: "crashed" as const } : check,
    );
    expect(page({ ...works, checks })).toContain("✗ iam (crashed)");
    expect(formatTerminal({ ...works, checks }, { ...PLAIN, verbose: true })).toContain(
      "✗ iam/allowed           Crashed.",
    );
  });

  it("control characters from an answer cannot drive the terminal", () => {
    const title = `a${ESCAPE}[2Jb\u009b31mc\u202ed\r\u0007`;
    const text = page({
      ...oneCause,
      findings: [{ ...iamDenied, title, remedy: { ...iamDenied.remedy, commands: [title] } }],
    });
    expect(text).toContain("✗ a[2Jb31mcd ");
    expect(text).toContain("\n      a[2Jb31mcd\n");
  });
});
