/** What the scenarios of the IAM area do not show by their codes alone. */
import { describe, expect, test } from "vitest";
import { loadScenario } from "../../src/simulator/index.js";
import type { Scenario } from "../../src/simulator/types.js";
import { diagnoseScenario } from "./diagnose-scenario.js";

async function load(name: string, change: (scenario: Scenario) => void = () => {}): Promise<Scenario> {
  const found = await loadScenario(name);
  if (found === undefined) throw new Error(`no scenario ${name}`);
  const scenario = structuredClone(found);
  change(scenario);
  return scenario;
}

function env(scenario: Scenario): Record<string, string> {
  return (scenario.machine.files["~/.claude/settings.json"] as { env: Record<string, string> }).env;
}

const simulation = {
  Effect: "Allow" as const,
  Action: ["iam:SimulatePrincipalPolicy", "iam:GetRole"],
  Resource: "*",
};

describe("a denied request whose caller may simulate", () => {
  test("is one finding, with everything that is missing in its statement", async () => {
    const scenario = await load("iam-denied", (one) => {
      one.aws.identities[0]?.policies[0]?.document.Statement.splice(
        0,
        1,
        {
          Effect: "Allow",
          Action: "bedrock:InvokeModelWithResponseStream",
          Resource: "arn:aws:bedrock:us-east-1:*:inference-profile/*",
        },
        simulation,
      );
    });
    const { findings, checks } = await diagnoseScenario(scenario);
    expect(findings.map(({ code }) => code)).toEqual(["iam.denied"]);
    const statements = findings[0]?.remedy.policy?.Statement ?? [];
    expect(statements.find(({ Action }) => Action.includes("bedrock:InvokeModel"))?.Resource).toContain(
      "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0",
    );
    expect(findings[0]?.remedy.terraform).toContain('"bedrock:InvokeModel"');
    expect(checks.find(({ id }) => id === "iam/coverage")).toMatchObject({
      status: "blocked",
      blockedBy: ["iam.denied"],
    });
  });

  test("by a session policy is not called missing: the role's policies are in order", async () => {
    const scenario = await load("iam-denied-session", (one) => {
      one.aws.identities[0]?.policies[0]?.document.Statement.push(simulation);
      one.aws.identities[0]?.sessionPolicy?.Statement.push(simulation);
    });
    const { findings, facts } = await diagnoseScenario(scenario);
    expect(facts.iamCoverage.state).toBe("answered");
    expect(findings.map(({ code }) => code)).toEqual(["iam.denied-session"]);
    expect(findings[0]?.measured).not.toContain("simulated");
  });
});

describe("each call that is denied is made once", () => {
  test.each(["iam-denied", "iam-denied-scp", "iam-denied-session", "iam-not-evaluated"])(
    "%s",
    async (name) => {
      const { facts } = await diagnoseScenario(await load(name), { invoke: name !== "iam-not-evaluated" });
      expect(facts.iamCoverage).toMatchObject({ state: "refused" });
    },
  );
});

describe("a list that is denied", () => {
  test("is named as the reason for an ID that nobody chose and that does not exist", async () => {
    const scenario = await load("iam-optional-missing", (one) => {
      env(one).AWS_REGION = "ap-northeast-1";
    });
    const { findings } = await diagnoseScenario(scenario);
    const codes = findings.map(({ code }) => code);
    expect(findings[0]?.severity).toBe("error");
    // One cause: the denial is its evidence, and no finding of its own.
    expect(codes).not.toContain("iam.optional-missing");
    expect(JSON.stringify(findings[0]?.evidence)).toContain("bedrock:ListInferenceProfiles");
  });

  test("with everything pinned is nothing", async () => {
    const { findings, checks } = await diagnoseScenario(await load("healthy-least-privilege"));
    expect(findings).toEqual([]);
    expect(checks.find(({ id }) => id === "iam/optional")).toMatchObject({
      status: "pass",
      proved: expect.stringContaining("pinned"),
    });
  });
});

test("an application profile is asked for once, and its models are what IAM has to allow", async () => {
  const scenario = await load("healthy-application-profile", (one) => {
    one.aws.identities[0]?.policies[0]?.document.Statement.push(simulation);
  });
  const { facts } = await diagnoseScenario(scenario, { invoke: false });
  if (facts.iamCoverage.state !== "answered") throw new Error("not simulated");
  const resources = facts.iamCoverage.value.decisions.map(({ resource }) => resource);
  expect(resources).toContain("arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-sonnet-4-6");
  expect(resources.some((one) => one.includes("anthropic.*"))).toBe(false);
});
