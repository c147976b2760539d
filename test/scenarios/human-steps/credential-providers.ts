import type { HumanSteps } from "./common.js";

export const credentialProvidersSteps: HumanSteps = {};
