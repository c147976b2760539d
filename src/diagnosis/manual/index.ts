/** The records of every code, with the page they stand on. The types make the compiler ask for each. */
import type { FindingCode } from "../types.js";
import { cachingManual } from "./caching.js";
import { credentialsManual } from "./credentials.js";
import { doctorManual } from "./doctor.js";
import { guardrailsManual } from "./guardrails.js";
import { iamManual } from "./iam.js";
import { mantleManual } from "./mantle.js";
import { modelsManual } from "./models.js";
import { networkManual } from "./network.js";
import { regionManual } from "./region.js";
import { requestManual } from "./request.js";
import { setupManual } from "./setup.js";
import { throughputManual } from "./throughput.js";
import type { Manual } from "./types.js";

export const manual: Manual<FindingCode> = {
  ...setupManual,
  ...regionManual,
  ...credentialsManual,
  ...networkManual,
  ...iamManual,
  ...modelsManual,
  ...mantleManual,
  ...throughputManual,
  ...guardrailsManual,
  ...requestManual,
  ...cachingManual,
  ...doctorManual,
};
