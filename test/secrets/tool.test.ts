/**
 * The built tool on a machine with secrets in all that it reads: everything that it writes is searched,
 * both streams and every file, in every format and with every command.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { loadScenario } from "../../src/simulator/index.js";
import { makeHome, runTool } from "../scenarios/tool.js";
import { plantSecrets } from "./corpus.js";
import { searchFor } from "./search.js";

const formats = ["terminal", "json", "markdown", "junit", "sarif", "github", "html"];

async function openMachine() {
  const scenario = await loadScenario("healthy-env-keys");
  if (scenario === undefined) throw new Error("no scenario");
  const { scenario: planted, secrets } = plantSecrets(scenario);
  const { files, environment } = planted.machine;
  const home = makeHome(
    Object.fromEntries(
      Object.entries(files).map(([file, content]) => [
        file.replace("~/", "").replace("/home/dev/", ""),
        content,
      ]),
    ),
  );
  const { PATH: _, HOME: __, ...variables } = environment;
  const cwd = path.join(home, "project");
  return { home, cwd, environment: { ...variables, BEDROCK_DOCTOR_DEBUG: "1" }, search: searchFor(secrets) };
}

it.each([
  ["run", ["--simulate-aws", "healthy-env-keys", "--deep"]],
  ["run behind a host that resets", ["--simulate-aws", "network-unreachable"]],
  ["run with an AWS that knows no such key", ["--simulate-aws", "credentials-invalid"]],
])("%s writes no secret, to no stream and no file", async (_, args) => {
  const { home, cwd, environment, search } = await openMachine();
  const out = makeHome({ "kept.txt": "" });
  const reports = formats.flatMap((format) => [
    "--report",
    `${format}=${path.join(out, `report.${format}`)}`,
  ]);
  const summary = path.join(out, "summary.md");
  const run = await runTool([...args, "--verbose", "--format", "github", ...reports], {
    home,
    cwd,
    environment: { ...environment, GITHUB_STEP_SUMMARY: summary },
  });
  expect(run.stderr).not.toContain("a fault of its own");
  expect(search(run.stdout + run.stderr)).toEqual([]);
  const written = readdirSync(out).filter((name) => name !== "kept.txt");
  expect(written).toHaveLength(formats.length + 1);
  for (const name of written) expect(search(readFileSync(path.join(out, name), "utf8")), name).toEqual([]);
});

it.each([
  ["plan"],
  ["plan", "--format", "json", "--trust-project"],
  ["plan", "--verbose"],
  ["policy"],
  ["policy", "--format", "json"],
  ["--offline", "--verbose"],
  ["--settings", "/nonexistent/settings.json"],
  ["--profile", "unused", "--simulate-aws", "healthy", "--verbose"],
])("%s %s %s writes none either", async (...args) => {
  const { home, cwd, environment, search } = await openMachine();
  const run = await runTool(
    args.filter((one) => one !== undefined),
    { home, cwd, environment },
  );
  expect(run.stdout + run.stderr).not.toBe("");
  expect(run.stderr).not.toContain("a fault of its own");
  expect(search(run.stdout + run.stderr)).toEqual([]);
});
