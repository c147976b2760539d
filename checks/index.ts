/** Every built-in check, in the order in which reports list them. */
import type { AnyCheck } from "../src/engine/types.js";
import credentialsAccepted from "./credentials/accepted.js";
import credentialsApiKey from "./credentials/api-key.js";
import credentialsPresent from "./credentials/present.js";
import doctorInTime from "./doctor/in-time.js";
import doctorUnderstood from "./doctor/understood.js";
import iamAllowed from "./iam/allowed.js";
import modelsAccess from "./models/access.js";
import modelsFirstUse from "./models/first-use.js";
import modelsUseCaseForm from "./models/use-case-form.js";
import networkNames from "./network/names.js";
import networkReachable from "./network/reachable.js";
import regionExists from "./region/exists.js";
import regionSource from "./region/source.js";
import setupProvider from "./setup/provider.js";
import setupSettingsFiles from "./setup/settings-files.js";
import throughputOnDemand from "./throughput/on-demand.js";

export const builtInChecks: readonly AnyCheck[] = [
  setupProvider,
  setupSettingsFiles,
  regionSource,
  regionExists,
  credentialsPresent,
  credentialsApiKey,
  credentialsAccepted,
  networkNames,
  networkReachable,
  modelsAccess,
  modelsUseCaseForm,
  modelsFirstUse,
  throughputOnDemand,
  iamAllowed,
  doctorInTime,
  doctorUnderstood,
];
