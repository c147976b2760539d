/** What a check may ask for, as a list: the compiler holds it against the type. */
import type { InputName } from "../types.js";

const names: Record<InputName, true> = {
  plan: true,
  diagnosis: true,
  credentials: true,
  identity: true,
  inferenceProfiles: true,
  applicationProfiles: true,
  modelAccess: true,
  invocation: true,
  mantle: true,
  connection: true,
  modelLifecycle: true,
  dataRetention: true,
  quotas: true,
  provisionedThroughput: true,
  guardrail: true,
  mantleModels: true,
  iamCoverage: true,
  promptCache: true,
  startUp: true,
};

export const inputNames = Object.keys(names) as readonly InputName[];
