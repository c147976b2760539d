import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { scenarioNames } from "../../src/simulator/index.js";
import { expectedCodes, extraArguments } from "./expected.js";
import { runTool, transcribe } from "./tool.js";

const ajv = new Ajv2020.default({ allErrors: true, strict: false });
addFormats.default(ajv);
const matchesSchema = ajv.compile(
  JSON.parse(readFileSync(new URL("../../schema/report.v1.json", import.meta.url), "utf8")),
);

describe("the built tool on the embedded simulator", () => {
  test("every scenario has its expectation, and the reverse", () => {
    expect([...scenarioNames].sort()).toEqual(Object.keys(expectedCodes).sort());
  });

  test.each(Object.keys(expectedCodes))(
    "%s: the report names what is wrong, first and alone",
    async (name) => {
      const run = await runTool(["--simulate", name, "--format", "json", ...(extraArguments[name] ?? [])]);
      const report = JSON.parse(run.stdout);
      expect(report.findings.map((one: { code: string }) => one.code)).toEqual(expectedCodes[name]);
      expect(matchesSchema(report), JSON.stringify(matchesSchema.errors, null, 2)).toBe(true);
      expect(run.stderr).toBe("");
      expect(report.exitCode).toBe(run.exitCode);
    },
  );

  test.each(Object.keys(expectedCodes))("%s: what a person sees", async (name) => {
    const args = ["--simulate", name, ...(extraArguments[name] ?? [])];
    const run = await runTool(args);
    await expect(transcribe(args, run)).toMatchFileSnapshot(`__snapshots__/${name}.txt`);
  });

  test("--verbose shows each check with what was proved", async () => {
    const args = ["--simulate", "healthy", "--verbose"];
    await expect(transcribe(args, await runTool(args))).toMatchFileSnapshot(
      "__snapshots__/healthy--verbose.txt",
    );
  });

  test("--no-invoke spends nothing and is no failure", async () => {
    const run = await runTool(["--simulate", "healthy", "--no-invoke", "--format", "json"]);
    const report = JSON.parse(run.stdout);
    expect(report.cost.paidInvocations).toBe(0);
    expect(report.verdict).toBe("pass");
    expect(report.checks.find((one: { id: string }) => one.id === "models/access").status).toBe("skipped");
  });

  test("--offline sends nothing and still finds what files and variables prove", async () => {
    const run = await runTool(["--simulate", "api-key-expired", "--offline", "--format", "json"]);
    const report = JSON.parse(run.stdout);
    expect(report.cost.requests).toBe(0);
    expect(report.findings.map((one: { code: string }) => one.code)).toEqual(["credentials.bearer-expired"]);
  });

  test("--first-use makes the request that would otherwise be left out", async () => {
    const run = await runTool(["--simulate", "first-use", "--first-use", "--format", "json"]);
    const report = JSON.parse(run.stdout);
    expect(report.findings).toEqual([]);
    expect(report.cost.paidInvocations).toBeGreaterThan(0);
  });

  test("--skip and --only leave checks out, and say so", async () => {
    const run = await runTool(["--simulate", "iam-denied", "--skip", "iam", "--format", "json"]);
    const report = JSON.parse(run.stdout);
    expect(report.findings).toEqual([]);
    expect(report.checks.find((one: { id: string }) => one.id === "iam/allowed")).toMatchObject({
      status: "skipped",
      proved: "Switched off by --skip.",
    });
  });
});
