/** The recipes of docs/gate.md, run as the runners of GitHub and GitLab run them, and what is left to fill in. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { fencedIn, runInShell } from "./run-commands.js";

const ROOT = path.join(import.meta.dirname, "..", "..");
const page = readFileSync(path.join(ROOT, "docs", "gate.md"), "utf8");
const [github = "", withoutAction = "", gitlab = ""] = fencedIn(page, "yaml");

/** The lines below a key of YAML that are indented deeper than it, without their own indentation. */
function below(yaml: string, key: string): string[] {
  const [, indent = "", rest = ""] = new RegExp(`^( *)${key}:.*\\n((?:\\1 +.*\\n)*)`, "m").exec(yaml) ?? [];
  return rest
    .trimEnd()
    .split("\n")
    .map((line) => line.slice(indent.length).trim());
}

describe("what is left to fill in", () => {
  const uses = [...page.matchAll(/uses: (\S+)/g)].map((match) => match[1] ?? "");
  const foreign = uses.filter((one) => !/^(?:aws-)?actions\//.test(one));

  test("cannot be taken for an address: GitHub has no name with these signs", () => {
    expect(foreign).toEqual(["<owner>/bedrock-doctor@<full-commit-id>"]);
    for (const one of foreign) expect(one).not.toMatch(/^[\w.-]+\/[\w.-]+@[\w./-]+$/);
  });

  test("is said, part by part, below the recipe", () => {
    const [, said = ""] = /^\*\*Fill in `uses`\.\*\* (.*)$/m.exec(page) ?? [];
    for (const part of ["`<owner>`", "`<full-commit-id>`", "40 digits"]) expect(said).toContain(part);
    expect(page).not.toMatch(/\b(?:OWNER|COMMIT)\b/);
  });
});

describe("the GitHub recipe", () => {
  test("has arguments that the action takes, one on each line", () => {
    const lines = below(github, "arguments");
    expect(lines).toEqual(["--mode", "print", "--expect-region", "eu-central-1"]);
    const folder = mkdtempSync(path.join(tmpdir(), "bedrock-doctor-gate-"));
    const output = path.join(folder, "output");
    const step = spawnSync("bash", [path.join(ROOT, "scripts", "action.sh")], {
      cwd: folder,
      encoding: "utf8",
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        RUNNER_TEMP: folder,
        GITHUB_OUTPUT: output,
        DOCTOR_FAIL_ON: /fail-on: (\S+)/.exec(github)?.[1],
        DOCTOR_ARGUMENTS: [...lines, "--simulate", "healthy"].join("\n"),
      },
    });
    expect(step.status, step.stderr).toBe(0);
    expect(step.stdout).toContain("title=region.unexpected");
    expect(readFileSync(output, "utf8")).toContain("exit-code=1\nverdict=fail\nfindings=region.unexpected\n");
  });

  test("reads an output that the action has, by a variable", async () => {
    const [, name = "", output = ""] =
      /^ *(\w+): \$\{\{ steps\.doctor\.outputs\.([\w-]+) \}\}$/m.exec(github) ?? [];
    expect(readFileSync(path.join(ROOT, "action.yml"), "utf8")).toContain(`\n  ${output}:\n`);
    const [, line = ""] = /^ *run: (echo .*)$/m.exec(github) ?? [];
    const run = await runInShell(line, { setUp: "", environment: { [name]: "pass" } });
    expect(run).toMatchObject({ exitCode: 0, stdout: "verdict pass\n" });
  });

  test("without the action annotates, and writes both files", async () => {
    const [, line = ""] = /run: (npx .*)$/m.exec(withoutAction) ?? [];
    const run = await runInShell(line, { setUp: "--simulate iam-denied" });
    expect(run).toMatchObject({ exitCode: 1, stderr: "" });
    expect(run.stdout).toMatch(/^::error .*title=iam\.denied/m);
    for (const file of ["bedrock-doctor.json", "bedrock-doctor.html"]) {
      expect(existsSync(path.join(run.folder, file)), file).toBe(true);
    }
  });
});

describe("the GitLab recipe", () => {
  const script = below(gitlab, "script").map((line) => line.replace(/^- /, ""));
  const kept = [...gitlab.matchAll(/[\w-]+\.(?:json|html|xml)\b/g)].map((match) => match[0]);

  test.each([
    ["healthy-web-identity", 0],
    ["iam-denied", 1],
  ])(
    "of %s puts the token in its place, ends with %i and leaves the files that it keeps",
    async (name, exitCode) => {
      expect(script).toHaveLength(2);
      const token = path.join(mkdtempSync(path.join(tmpdir(), "bedrock-doctor-gate-")), "token");
      const run = await runInShell(["set -e", ...script].join("\n"), {
        setUp: `--simulate ${name}`,
        environment: { AWS_WEB_IDENTITY_TOKEN_FILE: token, GITLAB_OIDC_TOKEN: "header.payload.signature" },
      });
      expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({ exitCode, stderr: "" });
      expect(readFileSync(token, "utf8")).toBe("header.payload.signature");
      expect(new Set(kept).size).toBe(3);
      for (const file of kept) expect(existsSync(path.join(run.folder, file)), file).toBe(true);
    },
  );
});

describe("the commands", () => {
  const commands = fencedIn(page, "sh").filter((block) => block.startsWith("bedrock-doctor"));

  test.each(commands)("%s", async (command) => {
    const run = await runInShell(command, { setUp: "--simulate healthy" });
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toContain(command.includes("echo") ? "\nClaude Code works here\n" : "It works: ");
  });

  test("are two", () => {
    expect(commands).toHaveLength(2);
  });
});
