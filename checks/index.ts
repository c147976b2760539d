/** Every built-in check, in the order in which reports list them. */
import type { AnyCheck } from "../src/engine/types.js";
import cachingEnabled from "./caching/enabled.js";
import cachingLifetime from "./caching/lifetime.js";
import cachingSupported from "./caching/supported.js";
import cachingWorks from "./caching/works.js";
import credentialsAccepted from "./credentials/accepted.js";
import credentialsApiKey from "./credentials/api-key.js";
import credentialsApiKeyAccepted from "./credentials/api-key-accepted.js";
import credentialsApiKeyAlone from "./credentials/api-key-alone.js";
import credentialsApiKeyForm from "./credentials/api-key-form.js";
import credentialsApiKeyRegion from "./credentials/api-key-region.js";
import credentialsApiKeySet from "./credentials/api-key-set.js";
import credentialsClock from "./credentials/clock.js";
import credentialsComplete from "./credentials/complete.js";
import credentialsExpectedAccount from "./credentials/expected-account.js";
import credentialsExport from "./credentials/export.js";
import credentialsLasting from "./credentials/lasting.js";
import credentialsLogin from "./credentials/login.js";
import credentialsOneIdentity from "./credentials/one-identity.js";
import credentialsPresent from "./credentials/present.js";
import credentialsProcess from "./credentials/process.js";
import credentialsProfile from "./credentials/profile.js";
import credentialsRefresh from "./credentials/refresh.js";
import credentialsRole from "./credentials/role.js";
import credentialsSignature from "./credentials/signature.js";
import credentialsSso from "./credentials/sso.js";
import credentialsValid from "./credentials/valid.js";
import doctorInTime from "./doctor/in-time.js";
import doctorUnderstood from "./doctor/understood.js";
import guardrailsCrossRegion from "./guardrails/cross-region.js";
import guardrailsExists from "./guardrails/exists.js";
import guardrailsHeaders from "./guardrails/headers.js";
import guardrailsPermission from "./guardrails/permission.js";
import guardrailsReady from "./guardrails/ready.js";
import iamAllowed from "./iam/allowed.js";
import iamCoverage from "./iam/coverage.js";
import iamOptional from "./iam/optional.js";
import mantleAliases from "./mantle/aliases.js";
import mantleAuthentication from "./mantle/authentication.js";
import mantleBaseUrl from "./mantle/base-url.js";
import mantleFeatures from "./mantle/features.js";
import mantleGranted from "./mantle/granted.js";
import mantleModelIds from "./mantle/model-ids.js";
import mantlePermission from "./mantle/permission.js";
import mantleRegion from "./mantle/region.js";
import mantleRouting from "./mantle/routing.js";
import mantleServed from "./mantle/served.js";
import modelsAccess from "./models/access.js";
import modelsAccessMemory from "./models/access-memory.js";
import modelsAccount from "./models/account.js";
import modelsArn from "./models/arn.js";
import modelsClientVersion from "./models/client-version.js";
import modelsDataRetention from "./models/data-retention.js";
import modelsExpected from "./models/expected.js";
import modelsFallback from "./models/fallback.js";
import modelsFirstUse from "./models/first-use.js";
import modelsGeography from "./models/geography.js";
import modelsIdentifier from "./models/identifier.js";
import modelsLifecycle from "./models/lifecycle.js";
import modelsLongContext from "./models/long-context.js";
import modelsMarketplace from "./models/marketplace.js";
import modelsOverrides from "./models/overrides.js";
import modelsPinned from "./models/pinned.js";
import modelsProfile from "./models/profile.js";
import modelsRequestBetas from "./models/request-betas.js";
import modelsRequestFields from "./models/request-fields.js";
import modelsRequestLength from "./models/request-length.js";
import modelsSelectable from "./models/selectable.js";
import modelsStartUp from "./models/start-up.js";
import modelsUpgradeOffer from "./models/upgrade-offer.js";
import modelsUseCaseForm from "./models/use-case-form.js";
import networkAnswers from "./network/answers.js";
import networkCertificates from "./network/certificates.js";
import networkNames from "./network/names.js";
import networkProxy from "./network/proxy.js";
import networkReachable from "./network/reachable.js";
import regionExists from "./region/exists.js";
import regionExpected from "./region/expected.js";
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
import throughputCapacity from "./throughput/capacity.js";
import throughputDevelopers from "./throughput/developers.js";
import throughputOnDemand from "./throughput/on-demand.js";
import throughputOutputLimits from "./throughput/output-limits.js";
import throughputProvisioned from "./throughput/provisioned.js";
import throughputQuotas from "./throughput/quotas.js";
import throughputServiceTier from "./throughput/service-tier.js";
import throughputThrottling from "./throughput/throttling.js";

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
  regionExpected,
  credentialsPresent,
  credentialsExport,
  credentialsSso,
  credentialsLogin,
  credentialsProcess,
  credentialsRole,
  credentialsComplete,
  credentialsProfile,
  credentialsOneIdentity,
  credentialsApiKeySet,
  credentialsApiKeyForm,
  credentialsApiKey,
  credentialsApiKeyRegion,
  credentialsApiKeyAccepted,
  credentialsApiKeyAlone,
  credentialsAccepted,
  credentialsValid,
  credentialsSignature,
  credentialsClock,
  credentialsLasting,
  credentialsRefresh,
  credentialsExpectedAccount,
  networkNames,
  networkReachable,
  networkProxy,
  networkCertificates,
  networkAnswers,
  modelsIdentifier,
  modelsProfile,
  modelsArn,
  modelsAccess,
  modelsUseCaseForm,
  modelsMarketplace,
  modelsFirstUse,
  modelsAccount,
  modelsLifecycle,
  modelsDataRetention,
  modelsLongContext,
  modelsClientVersion,
  modelsPinned,
  modelsFallback,
  modelsUpgradeOffer,
  modelsAccessMemory,
  modelsGeography,
  modelsOverrides,
  modelsSelectable,
  modelsStartUp,
  modelsRequestBetas,
  modelsRequestFields,
  modelsRequestLength,
  modelsExpected,
  throughputOnDemand,
  throughputThrottling,
  throughputQuotas,
  throughputDevelopers,
  throughputCapacity,
  throughputServiceTier,
  throughputOutputLimits,
  throughputProvisioned,
  mantleModelIds,
  mantleRouting,
  mantleAliases,
  mantleRegion,
  mantleBaseUrl,
  mantleAuthentication,
  mantlePermission,
  mantleGranted,
  mantleServed,
  mantleFeatures,
  cachingEnabled,
  cachingSupported,
  cachingLifetime,
  cachingWorks,
  iamAllowed,
  iamCoverage,
  iamOptional,
  guardrailsHeaders,
  guardrailsExists,
  guardrailsReady,
  guardrailsCrossRegion,
  guardrailsPermission,
  doctorInTime,
  doctorUnderstood,
];
