/** What time, an administrator or AWS Support does for the codes of throughput. */
import type { Scenario } from "../../../src/simulator/types.js";
import type { HumanSteps } from "./common.js";

/** The minute or the day is over, or AWS has capacity again. */
function letThrough(scenario: Scenario): Scenario {
  const models = scenario.aws.models.map(({ heldBack: _, ...model }) => model);
  return { ...scenario, aws: { ...scenario.aws, models } };
}

/** AWS granted what the commands of the remedy asked for. */
function raise(scenario: Scenario, commands: readonly string[]): Scenario {
  const wanted = new Map(
    commands.flatMap((one) => {
      const [, code = "", value = ""] =
        /^aws service-quotas request-service-quota-increase .*--quota-code (\S+) --desired-value (\d+)/.exec(
          one,
        ) ?? [];
      return code === "" ? [] : [[code, Number(value)] as const];
    }),
  );
  const quotas = (scenario.aws.quotas ?? []).map((one) => ({
    ...one,
    value: wanted.get(one.code) ?? one.value,
  }));
  return { ...scenario, aws: { ...scenario.aws, quotas } };
}

export const throughputSteps: HumanSteps = {
  "throughput.throttled-tokens": letThrough,
  "throughput.throttled-daily": letThrough,
  "throughput.capacity": letThrough,
  "throughput.throttled-requests": (scenario, { remedy }) => raise(letThrough(scenario), remedy.commands),
  "throughput.quota-zero": (scenario, { remedy }) =>
    // A smaller reservation is a patch of the settings, and has to do by itself.
    remedy.settings === undefined ? raise(scenario, remedy.commands) : scenario,
  "throughput.quota-low": (scenario, { remedy }) => raise(scenario, remedy.commands),
  "throughput.provisioned-not-ready": (scenario) => ({
    ...scenario,
    aws: {
      ...scenario.aws,
      provisioned: (scenario.aws.provisioned ?? []).map((one) => ({ ...one, status: "InService" as const })),
    },
  }),
};
