import type { HumanSteps } from "./common.js";

export const credentialsSteps: HumanSteps = {};
