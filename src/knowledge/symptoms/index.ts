/** The whole symptom table, in the order in which rows are tried: where two match the same words, the first counts. */
import { credentialSymptoms } from "./credentials.js";
import { modelSymptoms } from "./models.js";
import { networkSymptoms } from "./network.js";
import { bareSymptoms, requestSymptoms } from "./requests.js";
import { setupSymptoms } from "./setup.js";
import type { SymptomGroup } from "./types.js";

export const symptomGroups: readonly SymptomGroup[] = [
  ...setupSymptoms,
  ...credentialSymptoms,
  ...modelSymptoms,
  ...requestSymptoms,
  ...networkSymptoms,
  ...bareSymptoms,
];
