import type { HumanSteps } from "./common.js";

export const modelsSteps: HumanSteps = {};
