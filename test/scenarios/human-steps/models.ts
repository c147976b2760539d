import { type HumanSteps, withModels } from "./common.js";

export const modelsSteps: HumanSteps = {
  // The minutes that the agreement takes are over.
  "model.agreement-pending": (scenario) => withModels(scenario, { agreement: "AVAILABLE" }),
  "model.payment-instrument": (scenario) => withModels(scenario, { agreement: "AVAILABLE" }),
  // AWS Support lifts it.
  "model.account-hold": ({ aws: { hold: _, ...aws }, ...scenario }) => ({ ...scenario, aws }),
  // Whoever decides on data protection runs the command.
  "model.data-retention": (scenario, finding) => {
    const mode = /--mode (\w+)/.exec(finding.remedy.commands[0] ?? "")?.[1];
    if (mode === undefined) throw new Error("no command that sets a mode");
    return { ...scenario, aws: { ...scenario.aws, dataRetention: mode } };
  },
};
