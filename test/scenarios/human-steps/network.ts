import type { Scenario } from "../../../src/simulator/types.js";
import type { HumanSteps } from "./common.js";

/** What whoever runs the network does; the machine stays as it is. */
function withNetwork(scenario: Scenario, network: Scenario["network"]): Scenario {
  return { ...scenario, network };
}

export const networkSteps: HumanSteps = {
  // The placeholders of the command are what only the person knows.
  "network.proxy-auth": (scenario) => {
    const { HTTPS_PROXY = "", ...environment } = scenario.machine.environment;
    const filled = HTTPS_PROXY.replace("<name>", "dev").replace("<password>", "proxy-password-EXAMPLE");
    return {
      ...scenario,
      machine: { ...scenario.machine, environment: { ...environment, HTTPS_PROXY: filled } },
    };
  },
  "network.tls-intercepted": (scenario) =>
    withNetwork(scenario, {
      ...scenario.network,
      tls: { issuer: "CN=Amazon RSA 2048 M02, O=Amazon", trusted: true },
    }),
  "network.not-aws": (scenario) => withNetwork(scenario, {}),
  "network.stream-rewritten": (scenario) => withNetwork(scenario, {}),
  "network.gateway-error": (scenario) => ({
    ...scenario,
    machine: {
      ...scenario.machine,
      environment: {
        ...scenario.machine.environment,
        ANTHROPIC_AUTH_TOKEN: scenario.network.gateway?.token ?? "",
      },
    },
  }),
};
