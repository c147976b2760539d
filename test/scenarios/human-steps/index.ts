import { cachingSteps } from "./caching.js";
import type { HumanSteps } from "./common.js";
import { commonSteps } from "./common.js";
import { credentialProvidersSteps } from "./credential-providers.js";
import { credentialsSteps } from "./credentials.js";
import { guardrailsSteps } from "./guardrails.js";
import { iamSteps } from "./iam.js";
import { mantleSteps } from "./mantle.js";
import { modelsSteps } from "./models.js";
import { networkSteps } from "./network.js";
import { requestSteps } from "./request.js";
import { throughputSteps } from "./throughput.js";

export const humanSteps: HumanSteps = {
  ...commonSteps,
  ...credentialsSteps,
  ...credentialProvidersSteps,
  ...networkSteps,
  ...iamSteps,
  ...modelsSteps,
  ...mantleSteps,
  ...throughputSteps,
  ...guardrailsSteps,
  ...requestSteps,
  ...cachingSteps,
};
