import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeHome, runTool, type ToolRun } from "./tool.js";

const usage: [string, string[], RegExp][] = [
  ["an unknown option", ["--simulat", "healthy"], /unknown option '--simulat'.*--simulate/],
  ["an unknown format", ["--format", "yaml"], /'yaml' is invalid.*terminal, json/],
  ["an unknown scenario", ["--simulate", "nowhere"], /no scenario "nowhere".*healthy/],
  ["an unknown scenario to serve", ["simulate", "nowhere"], /no scenario "nowhere".*healthy/],
  ["an unknown command", ["diagnose"], /no command "diagnose".*run, plan, explain.* and simulate/],
  ["two simulations at once", ["--simulate", "healthy", "--simulate-aws", "healthy"], /exclude each other/],
  ["a time limit that is none", ["--timeout", "soon"], /not a number of seconds/],
  ["a negative time limit", ["--timeout", "-5"], /not a number of seconds/],
  ["a version that is none", ["--claude-version", "latest"], /not a version such as 2\.1\.328/],
  ["a folder that does not exist", ["--cwd", "/nonexistent/folder"], /--cwd names \/nonexistent\/folder/],
  [
    "a settings file that does not exist",
    ["--settings", "/nonexistent.json"],
    /--settings names .*nonexistent\.json/,
  ],
  ["a check that does not exist", ["--skip", "regions"], /--skip names "regions"/],
  ["an empty list of checks", ["--only", ","], /names nothing/],
];

function expectOneSentence(run: ToolRun): void {
  expect(run.stderr).not.toMatch(/^\s+at /m);
  expect(run.stderr.trimEnd().split("\n")).toHaveLength(1);
}

describe("arguments that cannot be used", () => {
  test.each(usage)("%s: one sentence, exit code 2, nothing on stdout", async (_, args, sentence) => {
    const run = await runTool(args);
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toBe("");
    expect(run.stderr).toMatch(sentence);
    expectOneSentence(run);
  });
});

const works = {
  CLAUDE_CODE_USE_BEDROCK: "1",
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
  AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  ANTHROPIC_MODEL: "us.anthropic.claude-sonnet-4-6",
  ANTHROPIC_DEFAULT_HAIKU_MODEL: "us.anthropic.claude-haiku-4-5-20251001-v1:0",
};

interface Case {
  home: string;
  file: string;
  line?: number;
  column?: number;
}

/** These machines have no Claude Code, and set up everything in this shell: both are worth an info. */
function codesAboveInfo(report: { findings: { code: string; severity: string }[] }): string[] {
  return report.findings.filter((one) => one.severity !== "info").map((one) => one.code);
}

const brokenFiles: [string, () => Case][] = [
  [
    "malformed JSON",
    () => {
      const home = makeHome({
        ".claude/settings.json": '{\n  "env": {\n    "PASSPHRASE": "hunter2-hunter2",\n  }\n}\n',
      });
      return { home, file: ".claude/settings.json", line: 4, column: 3 };
    },
  ],
  [
    "a folder in the place of a file",
    () => {
      const home = makeHome();
      mkdirSync(join(home, ".claude/settings.json"), { recursive: true });
      return { home, file: ".claude/settings.json" };
    },
  ],
  [
    "a file of 100 MB",
    () => {
      const home = makeHome({ ".claude/settings.json": "{}" });
      truncateSync(join(home, ".claude/settings.json"), 100 * 1024 * 1024);
      return { home, file: ".claude/settings.json" };
    },
  ],
  [
    "a loop of links",
    () => {
      const home = makeHome({ ".claude/other": "" });
      symlinkSync(join(home, ".claude/settings.json"), join(home, ".claude/loop"));
      symlinkSync(join(home, ".claude/loop"), join(home, ".claude/settings.json"));
      return { home, file: ".claude/settings.json" };
    },
  ],
  [
    "a pipe that nobody writes to",
    () => {
      const home = makeHome({ ".claude/other": "" });
      execFileSync("mkfifo", [join(home, ".claude/settings.json")]);
      return { home, file: ".claude/settings.json" };
    },
  ],
  [
    "an array",
    () => ({
      home: makeHome({ ".claude/settings.json": '["hunter2-hunter2"]' }),
      file: ".claude/settings.json",
    }),
  ],
];

describe("settings files that cannot be read", () => {
  test.each(brokenFiles)("%s: named with its place, and the rest of the report is there", async (_, make) => {
    const { home, file, line, column } = make();
    const run = await runTool(["--simulate-aws", "healthy", "--format", "json"], {
      home,
      environment: works,
    });
    const report = JSON.parse(run.stdout);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toBe("");
    expect(codesAboveInfo(report)).toEqual(["setup.settings-unreadable"]);
    expect(report.findings[0].locations[0]).toMatchObject({
      file: join(home, file),
      ...(line === undefined ? {} : { line, column }),
    });
    expect(run.stdout).not.toContain("hunter2");
    expect(report.checks.find((one: { id: string }) => one.id === "models/access").status).toBe("pass");
  });

  test("the same for --settings", async () => {
    const home = makeHome({ "mine.json": '{ "model": "hunter2-hunter2" "env": {} }' });
    const run = await runTool(
      ["--simulate-aws", "healthy", "--settings", join(home, "mine.json"), "--format", "json"],
      {
        home,
        environment: works,
      },
    );
    const report = JSON.parse(run.stdout);
    expect(report.findings[0]).toMatchObject({
      code: "setup.settings-unreadable",
      locations: [{ file: join(home, "mine.json"), line: 1 }],
    });
    expect(run.stdout).not.toContain("hunter2");
  });
});

describe("odd machines", () => {
  test("no HOME: the run goes on with what the variables say", async () => {
    const home = makeHome();
    writeFileSync(join(home, "empty"), "");
    const run = await runTool(["--simulate-aws", "healthy", "--format", "json"], {
      home,
      environment: { ...works, HOME: "" },
    });
    expect(run.exitCode).toBe(0);
    expect(JSON.parse(run.stdout).verdict).toBe("pass");
  });

  test("a reader that goes away early is no crash", async () => {
    const run = await runTool(["--simulate", "healthy", "--format", "json"], {
      onStart: (child) => child.stdout?.destroy(),
    });
    expect(run.stderr).toBe("");
    expect(run.exitCode).toBe(0);
  });
});
