import type { HumanSteps } from "./common.js";

export const throughputSteps: HumanSteps = {};
