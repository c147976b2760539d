import type { HumanSteps } from "./common.js";

export const iamSteps: HumanSteps = {};
