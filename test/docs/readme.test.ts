import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runTool } from "../scenarios/tool.js";

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

  test("shows a real run: each line of it is one that the tool prints", async () => {
    const shown = linesOf(between("root cause with a remedy to paste:\n\n```\n", "```"));
    const printed = (await runTool(["--simulate", "on-demand-unsupported"])).stdout.split("\n");
    expect(shown.length).toBeGreaterThan(10);
    for (const line of shown) expect(printed).toContain(line);
  });

  test("shows a real plan: each line of it is one that the tool prints", async () => {
    const shown = linesOf(between("asks AWS nothing:\n\n```\n", "```"));
    const printed = (await runTool(["plan", "--simulate", "healthy-unpinned"])).stdout.split("\n");
    expect(shown.length).toBeGreaterThan(8);
    for (const line of shown) expect(printed).toContain(line);
  });
});
