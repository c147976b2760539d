import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runTool } from "../scenarios/tool.js";

const root = new URL("../../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");

describe("the README", () => {
  test("names every option of the help, and no other", async () => {
    const help = (await runTool(["run", "--help"])).stdout;
    const offered = new Set([...help.matchAll(/^\s+(?:-\w, )?(--[a-z-]+)/gm)].map((match) => match[1]));
    offered.delete("--help");
    const table = readme.slice(readme.indexOf("## Options"), readme.indexOf("| Exit code"));
    const documented = new Set([...table.matchAll(/--[a-z][a-z-]+/g)].map((match) => match[0]));
    expect([...documented].sort()).toEqual([...offered].sort());
  });

  test("links only to files that exist", () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? "");
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(existsSync(new URL(link, root)), link).toBe(true);
  });

  test("shows a real run: each line of it is one that the tool prints", async () => {
    const shown = readme.slice(
      readme.indexOf("```\nbedrock-doctor") + 4,
      readme.indexOf("```\n\n## What it promises"),
    );
    const printed = (await runTool(["--simulate", "on-demand-unsupported"])).stdout.split("\n");
    for (const line of shown.split("\n").filter((one) => one.trim() !== "" && one.trim() !== "…")) {
      expect(printed).toContain(line);
    }
  });
});
