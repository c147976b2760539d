import { describe, expect, test } from "vitest";
import { loadScenario } from "../../src/simulator/index.js";
import type { Scenario } from "../../src/simulator/types.js";
import { applyRemedy } from "./apply-remedy.js";
import { diagnoseScenario } from "./diagnose-scenario.js";

/** The healthy machine with other settings; null takes a variable away. */
async function machineWith(
  env: Record<string, string | null>,
  keys: Record<string, unknown> = {},
  from = "healthy",
): Promise<Scenario> {
  const scenario = structuredClone(await loadScenario(from));
  if (scenario === undefined) throw new Error(`no scenario ${from}`);
  const settings = scenario.machine.files["~/.claude/settings.json"] as { env: Record<string, string> };
  for (const [name, value] of Object.entries(env)) {
    if (value === null) delete settings.env[name];
    else settings.env[name] = value;
  }
  Object.assign(settings, keys);
  return scenario;
}

const noHaiku = { ANTHROPIC_DEFAULT_HAIKU_MODEL: null };
const nothing = { ...noHaiku, ANTHROPIC_MODEL: null };

describe("an ID that is wrong is mended by what the report suggests", () => {
  test.each([
    [
      "us.anthropic.claude-sonnet-4-6-v1:0",
      "us-east-1",
      "model.invalid-id",
      "us.anthropic.claude-sonnet-4-6",
    ],
    ["claude-sonnet-4-5", "us-east-1", "model.invalid-id", "us.anthropic.claude-sonnet-4-5-20250929-v1:0"],
    [
      "us.anthropic.claude-sonet-4-6[1m]",
      "us-east-1",
      "model.invalid-id",
      "us.anthropic.claude-sonnet-4-6[1m]",
    ],
    ["anthropic.claude-opus-4.8", "us-east-1", "model.invalid-id", "us.anthropic.claude-opus-4-8"],
    [
      "eu.anthropic.claude-sonnet-4-6",
      "us-east-1",
      "model.prefix-mismatch",
      "us.anthropic.claude-sonnet-4-6",
    ],
    [
      "us.anthropic.claude-sonnet-4-6",
      "eu-west-1",
      "model.prefix-mismatch",
      "eu.anthropic.claude-sonnet-4-6",
    ],
    ["apac.anthropic.claude-opus-5-5", "ap-northeast-1", "model.invalid-id", "jp.anthropic.claude-opus-5-5"],
    ["apac.anthropic.claude-opus-5", "ap-northeast-1", "model.invalid-id", "global.anthropic.claude-opus-5"],
    [
      "anthropic.claude-sonnet-4-6",
      "eu-west-1",
      "throughput.on-demand-unsupported",
      "eu.anthropic.claude-sonnet-4-6",
    ],
  ])("%s in %s is %s, and becomes %s", async (id, region, code, mended) => {
    const scenario = await machineWith({ ...noHaiku, ANTHROPIC_MODEL: id, AWS_REGION: region });
    const { findings } = await diagnoseScenario(scenario);
    expect(findings.map((one) => one.code)).toEqual([code]);
    const [finding] = findings;
    if (finding === undefined) throw new Error("nothing was found");
    expect(finding.remedy.settings?.patch).toEqual({ env: { ANTHROPIC_MODEL: mended } });
    expect(await diagnoseScenario(applyRemedy(scenario, finding).scenario)).toMatchObject({
      findings: [],
      verdict: "pass",
    });
  });

  test("in the settings key `model` it is mended there", async () => {
    const scenario = await machineWith(
      { ...nothing, AWS_REGION: "eu-west-1" },
      { model: "us.anthropic.claude-opus-4-8" },
    );
    const { findings } = await diagnoseScenario(scenario);
    expect(findings).toMatchObject([
      {
        code: "model.prefix-mismatch",
        remedy: { settings: { patch: { model: "eu.anthropic.claude-opus-4-8" } } },
      },
    ]);
  });

  test("named twice it is one finding, mended in both places", async () => {
    const id = "us.anthropic.claude-sonnet-4-6-v1:0";
    const scenario = await machineWith({ ANTHROPIC_MODEL: id, ANTHROPIC_DEFAULT_HAIKU_MODEL: id });
    const { findings } = await diagnoseScenario(scenario);
    expect(findings).toMatchObject([{ code: "model.invalid-id", remedy: { steps: [{}, {}] } }]);
  });

  test("a background model alone leaves the main model proved", async () => {
    const scenario = await machineWith({
      ANTHROPIC_DEFAULT_HAIKU_MODEL: "eu.anthropic.claude-haiku-4-5-20251001-v1:0",
    });
    const { findings } = await diagnoseScenario(scenario);
    expect(findings).toMatchObject([
      { code: "model.prefix-mismatch", severity: "error", why: expect.stringContaining("in the background") },
    ]);
  });

  test("a pin that nothing uses is a warning, and no request is made for it", async () => {
    const scenario = await machineWith({ ANTHROPIC_DEFAULT_OPUS_MODEL: "eu.anthropic.claude-opus-5-5" });
    const report = await diagnoseScenario(scenario);
    expect(report.findings).toMatchObject([{ code: "model.prefix-mismatch", severity: "warning" }]);
    expect(report.cost.paidInvocations).toBe(2);
    expect(report.checks.find((one) => one.id === "models/access")?.status).toBe("pass");
  });

  test("a prefix that a variable chose is mended in that variable", async () => {
    const scenario = await machineWith(
      { AWS_REGION: "us-east-1", ANTHROPIC_BEDROCK_REGION_PREFIX: "eu" },
      {},
      "model-profile-missing",
    );
    const { findings } = await diagnoseScenario(scenario);
    expect(findings).toMatchObject([
      {
        code: "model.prefix-mismatch",
        remedy: { settings: { patch: { env: { ANTHROPIC_BEDROCK_REGION_PREFIX: "us" } } } },
      },
    ]);
  });
});

describe("what nobody pinned", () => {
  test("falls back across families, and is pinned to what works", async () => {
    const scenario = await machineWith(nothing);
    const models = scenario.aws.models.map((one) =>
      one.id.includes("opus") ? { ...one, granted: false } : one,
    );
    const report = await diagnoseScenario({ ...scenario, aws: { ...scenario.aws, models } });
    expect(report.findings).toMatchObject([
      {
        code: "model.silent-fallback",
        clientShows:
          "Opus: Opus 5.5 not available — using Sonnet 4.5. Enable Opus 5.5 in the Bedrock console to upgrade.",
        remedy: {
          settings: { patch: { env: { ANTHROPIC_MODEL: "us.anthropic.claude-sonnet-4-5-20250929-v1:0" } } },
        },
      },
    ]);
    expect(report.checks.find((one) => one.id === "models/access")?.status).toBe("pass");
  });

  test("and is refused as a whole is one error", async () => {
    const scenario = await machineWith(nothing);
    const models = scenario.aws.models.map((one) => ({ ...one, granted: false }));
    const { findings } = await diagnoseScenario({ ...scenario, aws: { ...scenario.aws, models } });
    expect(findings.map((one) => one.code)).toEqual(["model.access-denied"]);
  });

  test("leaves the geography where an older default has no profile of it", async () => {
    const scenario = await machineWith({ ...nothing, AWS_REGION: "ap-northeast-1" });
    scenario.machine.claudeVersion = "2.1.270";
    const { findings } = await diagnoseScenario(scenario);
    expect(findings).toMatchObject([
      {
        code: "model.leaves-geography",
        remedy: { settings: { patch: { env: { ANTHROPIC_MODEL: "jp.anthropic.claude-opus-4-8" } } } },
      },
    ]);
  });
});
