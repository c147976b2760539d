import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { LONG_TERM_KEY } from "../../src/simulator/scenarios/base.js";
import { compile, readSchema } from "../report/compile-schema.js";
import { makeHome, runTool } from "../scenarios/tool.js";
import { fencedIn, runInShell } from "./run-commands.js";

const root = new URL("../../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");

async function optionsOf(command: string): Promise<string[]> {
  const help = (await runTool([command, "--help"])).stdout;
  const offered = new Set([...help.matchAll(/^\s+(?:-\w, )?(--[a-z-]+)/gm)].map((match) => match[1] ?? ""));
  offered.delete("--help");
  return [...offered].sort();
}

function optionsIn(text: string): string[] {
  return [...new Set([...text.matchAll(/--[a-z][a-z-]+/g)].map((match) => match[0]))].sort();
}

function between(from: string, to: string): string {
  const start = readme.indexOf(from);
  return readme.slice(start + from.length, readme.indexOf(to, start + from.length));
}

/** Lines of a page in the README, without blanks and marks of omission. */
function linesOf(page: string): string[] {
  return page.split("\n").filter((line) => line.trim() !== "" && line.trim() !== "…");
}

describe("the README", () => {
  test("names every option of the help of run, and no other", async () => {
    expect(optionsIn(between("## Options", "\n\n`bedrock-doctor plan` prints"))).toEqual(
      await optionsOf("run"),
    );
  });

  test("names every option of the help of plan, and no other", async () => {
    expect(optionsIn(between("\n\n`bedrock-doctor plan` prints", "\n"))).toEqual(await optionsOf("plan"));
  });

  test("links only to files that exist", () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? "");
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(existsSync(new URL(link, root)), link).toBe(true);
  });

  test("begins with the two commands", () => {
    expect(fencedIn(readme, "sh")[0]).toBe(
      "npm ci && npm start -- --simulate healthy     # try it on the embedded AWS, without an account\n" +
        "npm ci && npm test                            # run the tests\n",
    );
    expect(readme.indexOf("```sh")).toBeLessThan(250);
  });

  test("shows a real run: each line of it is one that the tool prints", async () => {
    const [text = ""] = fencedIn(between("<summary>The same as text", "</details>"), "");
    const shown = linesOf(text);
    const printed = (await runTool(["--simulate", "on-demand-unsupported"])).stdout.split("\n");
    expect(shown.length).toBeGreaterThan(10);
    for (const line of shown) expect(printed).toContain(line);
  });

  test("has a picture of that run, which is in the package", () => {
    const [, picture = ""] = /!\[[^\]]+\]\(([^)]+)\)/.exec(readme) ?? [];
    const { files } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
    expect(files).toContain(picture.split("/")[0]);
    expect(readFileSync(new URL(picture, root), "utf8")).toContain("prefers-color-scheme:dark");
    expect(commandOf(picture.replace("docs/pictures/", ""))).toBe(
      "$ bedrock-doctor --simulate on-demand-unsupported",
    );
  });
});

const pictures = new URL("docs/pictures/", root);
const drawings = readdirSync(pictures).filter((name) => name.endsWith(".svg"));

/** The runs of text in a picture, the command first. */
function textsIn(name: string): string[] {
  const drawn = readFileSync(new URL(name, pictures), "utf8");
  return [...drawn.matchAll(/>([^<>]+)<\/text>/g)].map((match) => unescapeText(match[1] ?? ""));
}

function commandOf(name: string): string {
  return textsIn(name)[0] ?? "";
}

test.each(drawings)("the picture %s is what its command prints, but for the times", async (name) => {
  const [command = "", ...drawn] = textsIn(name);
  const { stdout } = await runTool(command.split(" ").slice(2));
  const steady = (text: string) => withoutTimes(text).replace(/\s/g, "");
  expect(steady(drawn.join(" ")), "Draw it anew: node scripts/pictures.mjs, after a build.").toBe(
    steady(stdout),
  );
});

function unescapeText(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

function withoutTimes(text: string): string {
  return text.replace(/\d+ ms/g, "").replace(/\d+(?:\.\d)? s\b/g, "");
}

describe("the recipes", () => {
  const blocks = fencedIn(between("## Recipes", "## Exit codes"), "sh");
  const isLoop = (block: string) => block.startsWith("for ");
  const commands = blocks.filter((block) => !isLoop(block)).flatMap((block) => block.trimEnd().split("\n"));

  interface Expected {
    setUp: string;
    exitCode: number;
    shows: string;
  }
  const works = "It works: both models answered a real request";
  const expected: Readonly<Record<string, Expected>> = {
    "npx bedrock-doctor": { setUp: "iam-denied", exitCode: 1, shows: "Fails: 1 cause." },
    "npx bedrock-doctor plan": { setUp: "healthy", exitCode: 0, shows: "Nothing was asked of AWS" },
    "npx bedrock-doctor --wait 600": { setUp: "healthy", exitCode: 0, shows: works },
    "npx bedrock-doctor --deep --developers 40 --expect-account 123456789012 --expect-region us-east-1": {
      setUp: "throughput-quota-low",
      exitCode: 0,
      shows: "and 40 people work at once",
    },
    "npx --yes bedrock-doctor --mode print --fail-on warning --redact strict --report junit=bedrock-doctor.xml":
      { setUp: "region-default-fallback", exitCode: 1, shows: "region.default-fallback" },
    "npx bedrock-doctor --format json --redact strict > report.json": {
      setUp: "iam-denied",
      exitCode: 1,
      shows: "",
    },
    "npx bedrock-doctor replay report.json": { setUp: "", exitCode: 1, shows: "iam.denied" },
    "npx bedrock-doctor diff worked.json report.json": { setUp: "", exitCode: 1, shows: "+ iam.denied" },
    "npx bedrock-doctor --offline": {
      setUp: "api-key-expired",
      exitCode: 1,
      shows: "The Bedrock API key is expired",
    },
    'npx bedrock-doctor explain "API Error: 403 The security token included in the request is expired"': {
      setUp: "",
      exitCode: 0,
      shows: "The temporary credentials are expired",
    },
    "npx bedrock-doctor explain - < claude.log": { setUp: "", exitCode: 0, shows: "iam.denied" },
    "npx bedrock-doctor policy": { setUp: "healthy", exitCode: 0, shows: "ClaudeCodeInvoke" },
  };

  test("are all tried here", () => {
    expect(commands).toEqual(Object.keys(expected));
    expect(blocks.filter(isLoop)).toHaveLength(1);
  });

  test.each(Object.entries(expected))("%s", async (command, { setUp, exitCode, shows }) => {
    const saved = async (name: string) =>
      (await runTool(["--simulate", name, "--format", "json", "--redact", "strict"])).stdout;
    const files = {
      ...(command.includes("worked.json") ? { "worked.json": await saved("healthy") } : {}),
      ...(setUp === "" && command.includes("report.json")
        ? { "report.json": await saved("iam-denied") }
        : {}),
      "claude.log":
        "API Error: 403 User: arn:aws:iam::123456789012:user/dev is not authorized to perform: bedrock:InvokeModelWithResponseStream because no identity-based policy allows the bedrock:InvokeModelWithResponseStream action\n",
    };
    const run = await runInShell(command, { setUp: setUp === "" ? "" : `--simulate ${setUp}`, files });
    const complaints = run.stderr.replace(/^bedrock-doctor: replays report\.json: .*\n/, "");
    expect({ exitCode: run.exitCode, complaints }).toEqual({ exitCode, complaints: "" });
    expect(run.stdout).toContain(shows);
    const [, written] = /(?:> |junit=)(\S+)$/.exec(command) ?? [];
    if (written !== undefined) {
      const text = readFileSync(path.join(run.folder, written), "utf8");
      expect(text).toContain(shows || "iam.denied");
      expect(text).not.toContain("123456789012");
    }
  });

  test("the loop makes a report for each account and region, and says which failed", async () => {
    const keys = `aws_access_key_id = ${LONG_TERM_KEY.accessKeyId}\naws_secret_access_key = ${LONG_TERM_KEY.secretAccessKey}\n`;
    const run = await runInShell(blocks.find(isLoop) ?? "", {
      setUp: "--simulate-aws healthy",
      files: {
        "~/.aws/credentials": `[dev]\n${keys}[prod]\n${keys}`,
        "~/.claude/settings.json": JSON.stringify({ env: { CLAUDE_CODE_USE_BEDROCK: "1" } }),
      },
    });
    const takes = compile(readSchema("report.v1.json"));
    for (const profile of ["dev", "prod"]) {
      for (const region of ["us-east-1", "eu-central-1"]) {
        const report = JSON.parse(readFileSync(path.join(run.folder, `${profile}-${region}.json`), "utf8"));
        expect(takes(report), JSON.stringify(takes.errors)).toBe(true);
        expect(report.plan.region.value).toBe(region);
        // The account of the scenario lives in one region, so the other one fails.
        expect(report.exitCode).toBe(region === "us-east-1" ? 0 : 1);
      }
    }
    const told = run.stdout.split("\n").filter((line) => line.includes("exit code"));
    expect(told).toEqual(["dev eu-central-1: exit code 1", "prod eu-central-1: exit code 1"]);
  }, 60_000);
});

describe("what it says of privacy", () => {
  const privacy = between("## Privacy", "## Options");

  test.each(["healthy", "healthy-mantle", "iam-denied"])(
    "names every host that a deep run of %s connects to",
    async (name) => {
      const report = JSON.parse((await runTool(["--simulate", name, "--deep", "--format", "json"])).stdout);
      const hosts: string[] = report.facts.connection.value.hosts.map((one: { host: string }) => one.host);
      expect(hosts.length).toBeGreaterThan(3);
      for (const host of hosts) expect(privacy).toContain(`\`${host.replace("us-east-1", "<region>")}\``);
    },
  );

  test.each([
    ["run", ["--simulate-aws", "healthy"]],
    ["--offline", ["--offline"]],
    ["plan", ["plan"]],
    ["policy", ["policy"]],
  ])("%s writes nothing that nobody asked for", async (_, args) => {
    const { accessKeyId, secretAccessKey } = LONG_TERM_KEY;
    const env = { CLAUDE_CODE_USE_BEDROCK: "1", AWS_REGION: "us-east-1" };
    const home = makeHome({
      ".claude/settings.json": { env },
      ".aws/credentials": `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
    });
    const before = readdirSync(home, { recursive: true });
    const run = await runTool([...args, "--format", "json"], { home });
    expect(JSON.parse(run.stdout)).toBeTypeOf("object");
    expect(run.stderr).toBe("");
    expect(readdirSync(home, { recursive: true })).toEqual(before);
  });
});
