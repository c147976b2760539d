/**
 * The catalogue: for each code what it means and how it is mended. The type makes the compiler ask
 * for an entry for every code.
 */
import type { CatalogueEntry, FindingCode } from "../types.js";
import { bearerExpired, expired, noCredentials } from "./credentials.js";
import { checkCrashed, timedOut, unrecognisedError } from "./doctor.js";
import { denied } from "./iam.js";
import { accessDenied, firstUse, onDemandUnsupported, useCaseMissing } from "./models.js";
import { dns, unreachable } from "./network.js";
import { defaultFallback, unknownRegion } from "./region.js";
import { providerNotEnabled, settingsUnreadable } from "./setup.js";

export const catalogue: { readonly [C in FindingCode]: CatalogueEntry<C> } = {
  "setup.provider-not-enabled": providerNotEnabled,
  "setup.settings-unreadable": settingsUnreadable,
  "region.default-fallback": defaultFallback,
  "region.unknown": unknownRegion,
  "credentials.none": noCredentials,
  "credentials.expired": expired,
  "credentials.bearer-expired": bearerExpired,
  "network.dns": dns,
  "network.unreachable": unreachable,
  "iam.denied": denied,
  "model.access-denied": accessDenied,
  "model.use-case-missing": useCaseMissing,
  "model.first-use": firstUse,
  "throughput.on-demand-unsupported": onDemandUnsupported,
  "doctor.check-crashed": checkCrashed,
  "doctor.timed-out": timedOut,
  "doctor.unrecognised-error": unrecognisedError,
};
