import type { HumanSteps } from "./common.js";

export const mantleSteps: HumanSteps = {};
