/** What the codes of guardrails ask of a person. */
import type { Scenario } from "../../../src/simulator/types.js";
import { type HumanSteps, withFiles } from "./common.js";

export const guardrailsSteps: HumanSteps = {
  // The list that the command prints has version 1.
  "guardrail.not-found": (scenario, finding) => {
    if (!finding.remedy.commands.every((one) => one.startsWith("aws bedrock list-guardrails"))) {
      throw new Error("no command lists the guardrails");
    }
    return withHeaders(scenario, "1");
  },
  "guardrail.not-ready": (scenario) => withGuardrails(scenario, { status: "READY" }),
  "guardrail.cross-region-off": (scenario) => withGuardrails(scenario, { crossRegion: true }),
  "guardrail.denied": (scenario, finding) =>
    finding.remedy.policy === undefined ? withHeaders(scenario, "1") : scenario,
};

function withGuardrails(
  scenario: Scenario,
  change: Partial<NonNullable<Scenario["aws"]["guardrails"]>[number]>,
): Scenario {
  const guardrails = (scenario.aws.guardrails ?? []).map((one) => ({ ...one, ...change }));
  return { ...scenario, aws: { ...scenario.aws, guardrails } };
}

function withHeaders(scenario: Scenario, version: string): Scenario {
  const id = scenario.aws.guardrails?.[0]?.id ?? "";
  const { env } = scenario.machine.files["~/.claude/settings.json"] as { env: Record<string, string> };
  const headers = `X-Amzn-Bedrock-GuardrailIdentifier: ${id}\nX-Amzn-Bedrock-GuardrailVersion: ${version}`;
  return withFiles(scenario, {
    "~/.claude/settings.json": JSON.stringify({ env: { ...env, ANTHROPIC_CUSTOM_HEADERS: headers } }),
  });
}
