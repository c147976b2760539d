/** Every built-in check, in the order in which reports list them. */
import type { AnyCheck } from "../src/engine/types.js";
import cachingEnabled from "./caching/enabled.js";
import cachingLifetime from "./caching/lifetime.js";
import credentialsAccepted from "./credentials/accepted.js";
import credentialsApiKey from "./credentials/api-key.js";
import credentialsPresent from "./credentials/present.js";
import doctorInTime from "./doctor/in-time.js";
import doctorUnderstood from "./doctor/understood.js";
import guardrailsHeaders from "./guardrails/headers.js";
import iamAllowed from "./iam/allowed.js";
import mantleAliases from "./mantle/aliases.js";
import mantleModelIds from "./mantle/model-ids.js";
import mantleRouting from "./mantle/routing.js";
import modelsAccess from "./models/access.js";
import modelsAccessMemory from "./models/access-memory.js";
import modelsArn from "./models/arn.js";
import modelsClientVersion from "./models/client-version.js";
import modelsFallback from "./models/fallback.js";
import modelsFirstUse from "./models/first-use.js";
import modelsGeography from "./models/geography.js";
import modelsIdentifier from "./models/identifier.js";
import modelsLongContext from "./models/long-context.js";
import modelsOverrides from "./models/overrides.js";
import modelsPinned from "./models/pinned.js";
import modelsProfile from "./models/profile.js";
import modelsSelectable from "./models/selectable.js";
import modelsUpgradeOffer from "./models/upgrade-offer.js";
import modelsUseCaseForm from "./models/use-case-form.js";
import networkNames from "./network/names.js";
import networkReachable from "./network/reachable.js";
import regionExists from "./region/exists.js";
import regionPartition from "./region/partition.js";
import regionPrefixOverride from "./region/prefix-override.js";
import regionReadByVersion from "./region/read-by-version.js";
import regionSmallFast from "./region/small-fast.js";
import regionSource from "./region/source.js";
import regionWellFormed from "./region/well-formed.js";
import setupAwsCli from "./setup/aws-cli.js";
import setupClient from "./setup/client.js";
import setupClientDefects from "./setup/client-defects.js";
import setupEndpointOverrides from "./setup/endpoint-overrides.js";
import setupEveryStart from "./setup/every-start.js";
import setupFeatures from "./setup/features.js";
import setupManagedSettings from "./setup/managed-settings.js";
import setupPlainSecrets from "./setup/plain-secrets.js";
import setupProjectTrust from "./setup/project-trust.js";
import setupProvider from "./setup/provider.js";
import setupProviderConflict from "./setup/provider-conflict.js";
import setupRetries from "./setup/retries.js";
import setupSettingsFiles from "./setup/settings-files.js";
import setupSettingsOrder from "./setup/settings-order.js";
import setupSettingsValues from "./setup/settings-values.js";
import setupSkipAuth from "./setup/skip-auth.js";
import setupStrayAuth from "./setup/stray-auth.js";
import setupVariableNames from "./setup/variable-names.js";
import setupWindowsShell from "./setup/windows-shell.js";
import throughputOnDemand from "./throughput/on-demand.js";
import throughputOutputLimits from "./throughput/output-limits.js";

export const builtInChecks: readonly AnyCheck[] = [
  setupProvider,
  setupProviderConflict,
  setupSettingsFiles,
  setupSettingsValues,
  setupSettingsOrder,
  setupProjectTrust,
  setupManagedSettings,
  setupVariableNames,
  setupStrayAuth,
  setupPlainSecrets,
  setupSkipAuth,
  setupEndpointOverrides,
  setupClient,
  setupClientDefects,
  setupWindowsShell,
  setupFeatures,
  setupEveryStart,
  setupAwsCli,
  setupRetries,
  regionSource,
  regionWellFormed,
  regionReadByVersion,
  regionExists,
  regionPartition,
  regionSmallFast,
  regionPrefixOverride,
  credentialsPresent,
  credentialsApiKey,
  credentialsAccepted,
  networkNames,
  networkReachable,
  modelsIdentifier,
  modelsProfile,
  modelsArn,
  modelsAccess,
  modelsUseCaseForm,
  modelsFirstUse,
  modelsLongContext,
  modelsClientVersion,
  modelsPinned,
  modelsFallback,
  modelsUpgradeOffer,
  modelsAccessMemory,
  modelsGeography,
  modelsOverrides,
  modelsSelectable,
  throughputOnDemand,
  throughputOutputLimits,
  mantleModelIds,
  mantleRouting,
  mantleAliases,
  cachingEnabled,
  cachingLifetime,
  iamAllowed,
  guardrailsHeaders,
  doctorInTime,
  doctorUnderstood,
];
