/**
 * The catalogue: for each code what it means and how it is mended. The type makes the compiler ask
 * for an entry for every code.
 */
import type { Catalogue, FindingCode } from "../types.js";
import { cachingCatalogue } from "./caching.js";
import { credentialsCatalogue } from "./credentials.js";
import { credentialProvidersCatalogue } from "./credentials-providers.js";
import { doctorCatalogue } from "./doctor.js";
import { guardrailsCatalogue } from "./guardrails.js";
import { iamCatalogue } from "./iam.js";
import { mantleCatalogue } from "./mantle.js";
import { modelsCatalogue } from "./models.js";
import { networkCatalogue } from "./network.js";
import { regionCatalogue } from "./region.js";
import { requestCatalogue } from "./request.js";
import { setupCatalogue } from "./setup.js";
import { throughputCatalogue } from "./throughput.js";

export const catalogue: Catalogue<FindingCode> = {
  ...setupCatalogue,
  ...regionCatalogue,
  ...credentialsCatalogue,
  ...credentialProvidersCatalogue,
  ...networkCatalogue,
  ...iamCatalogue,
  ...modelsCatalogue,
  ...mantleCatalogue,
  ...throughputCatalogue,
  ...guardrailsCatalogue,
  ...requestCatalogue,
  ...cachingCatalogue,
  ...doctorCatalogue,
};
