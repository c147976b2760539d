/**
 * How the finding of a code is made from the failures that have it: one table for each area, so that
 * what an area knows stands in that area's folder.
 */
import { credentialsFound } from "./credentials/found.js";
import { providersFound } from "./credentials/providers.js";
import type { FoundBuilders } from "./found-builder.js";
import { guardrailsFound } from "./guardrails/found.js";
import { iamFound } from "./iam/found.js";
import { mantleFound } from "./mantle/found.js";
import { modelsFound } from "./models/found.js";
import { networkFound } from "./network/found.js";
import { requestFound } from "./request/found.js";
import { throughputFound } from "./throughput/found.js";

export const foundBuilders: FoundBuilders = {
  ...credentialsFound,
  ...providersFound,
  ...networkFound,
  ...iamFound,
  ...modelsFound,
  ...mantleFound,
  ...throughputFound,
  ...guardrailsFound,
  ...requestFound,
};
