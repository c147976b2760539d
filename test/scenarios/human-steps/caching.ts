import type { HumanSteps } from "./common.js";

export const cachingSteps: HumanSteps = {};
