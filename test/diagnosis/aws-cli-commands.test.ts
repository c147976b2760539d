import { describe, expect, test } from "vitest";
import { commandsOfRemedy } from "../../src/diagnosis/catalogue/aws-cli-commands.js";
import { catalogue } from "../../src/diagnosis/catalogue/index.js";
import { diagnose } from "../../src/diagnosis/diagnose.js";
import type { CatalogueEntry, FindingCode, Found } from "../../src/diagnosis/types.js";
import { loadScenario, scenarioNames } from "../../src/simulator/index.js";
import { makeFacts, makePlan } from "../checks/situation.js";
import { diagnoseScenario } from "../scenarios/diagnose-scenario.js";

const isAwsCli = (command: string): boolean => /^(?:eval "\$\()?aws /.test(command);

describe("the commands of the AWS CLI that remedies hand out", () => {
  test("are those that the list names, in every scenario", { timeout: 60_000 }, async () => {
    const seen = new Set<string>();
    for (const name of scenarioNames.filter((one) => one !== "endpoint-silent")) {
      const scenario = await loadScenario(name);
      if (scenario === undefined) throw new Error(`no scenario ${name}`);
      const machine = { ...scenario.machine, awsCliVersion: null };
      const { findings } = await diagnoseScenario({ ...scenario, machine });
      const used = findings.filter((one) => one.remedy.commands.some(isAwsCli)).map((one) => one.code);
      const told = findings.some((one) => one.code === "setup.aws-cli-missing");
      expect(told, `${name}: ${used.join(", ")}`).toBe(used.length > 0);
      for (const code of used) seen.add(code);
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  test.each<[string, Found, boolean]>([
    ["credentials.none", { code: "credentials.none", arguments: { version: "2.1.328" } }, true],
    ["throughput.on-demand-unsupported without a suggestion", onDemand(null), true],
    ["throughput.on-demand-unsupported with one", onDemand("us.anthropic.claude-sonnet-4-6"), false],
  ])("%s", (_, found, uses) => {
    const plan = makePlan();
    const entry = catalogue[found.code] as CatalogueEntry<FindingCode>;
    const { commands } = entry.remedy(found.arguments, { plan, identity: null, profiles: null });
    expect(commands.some(isAwsCli)).toBe(uses);
    for (const command of commandsOfRemedy(found, plan)) {
      expect(commands.some((one) => `${one} `.startsWith(`${command} `))).toBe(true);
    }
    expect(commandsOfRemedy(found, plan).length > 0).toBe(uses);
  });

  test("a set-up that works needs none", () => {
    expect(diagnose(makePlan(), makeFacts()).causes).toEqual([]);
  });
});

function onDemand(suggestion: string | null): Found {
  const model = "us.anthropic.claude-sonnet-4-6";
  return {
    code: "throughput.on-demand-unsupported",
    arguments: { models: [{ model, roles: ["primary"], suggestion, requested: model }] },
  };
}
