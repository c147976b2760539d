import type { HumanSteps } from "./common.js";

export const guardrailsSteps: HumanSteps = {};
