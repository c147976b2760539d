/** ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION sends one model where the account's list was not read. */
import { expect, test } from "vitest";
import { machine, SETTINGS_ENV, scenario } from "../../src/simulator/scenarios/base.js";
import { diagnoseScenario } from "./diagnose-scenario.js";

const HAIKU = "anthropic.claude-haiku-4-5-20251001-v1:0";

test.each([
  ["us", "us-west-2", []],
  ["global", "eu-west-1", []],
  ["eu", "eu-west-1", []],
  ["us", "eu-west-1", ["error model.prefix-mismatch"]],
])("a %s. profile called from %s", async (prefix, region, codes) => {
  const env = {
    ...SETTINGS_ENV,
    ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION: region,
    ANTHROPIC_DEFAULT_HAIKU_MODEL: `${prefix}.${HAIKU}`,
  };
  const { findings } = await diagnoseScenario(scenario("test", "for a test", { machine: machine(env) }));
  expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(codes);
});
