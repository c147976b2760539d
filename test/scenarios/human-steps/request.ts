/** What the codes of the request ask of a person. */
import type { HumanSteps } from "./common.js";

export const requestSteps: HumanSteps = {
  // Whoever runs what stands in between no longer adds to the prompt.
  "request.too-long": (scenario) => ({ ...scenario, network: {} }),
};
