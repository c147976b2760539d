import type { HumanSteps } from "./common.js";

export const requestSteps: HumanSteps = {};
