import type { HumanSteps } from "./common.js";

export const networkSteps: HumanSteps = {};
