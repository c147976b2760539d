/**
 * Which code a source of credentials gets that gave none: by the fault where the machine is at fault,
 * by operation and status where a service refused.
 */
import type { ProviderFailure, Refusal } from "../../aws/types.js";
import type { RefusalMeaning } from "../../knowledge/refusals.js";
import type { FindingCode } from "../types.js";

/** The code of a source that gave none for a reason of its own. */
export function codeOfProvider({ provider, fault }: ProviderFailure): FindingCode {
  if (fault.what === "mfa-required") return "credentials.mfa-required";
  // The end that a credential_process prints is one that the client looks at.
  if (fault.what === "credentials-expired") return "credentials.expired";
  switch (provider) {
    case "sso":
      return fault.what === "misconfigured" ? "credentials.sso-misconfigured" : "credentials.sso-expired";
    case "login":
      return "credentials.login-expired";
    case "credential-process":
      return "credentials.process-failed";
    case "export-command":
      return fault.what === "not-json" || fault.what === "keys-missing"
        ? "credentials.export-format"
        : "credentials.export-failed";
    default:
      return "credentials.none";
  }
}

/** What AWS says of credentials themselves: then the source of the role is at fault, not the role. */
const ofSource: readonly (RefusalMeaning | null)[] = [
  "credentials-expired",
  "credentials-invalid",
  "signature-mismatch",
  "signature-time",
];

/** The code of a service's refusal to hand out credentials; null where the general rules hold. */
export function codeOfRefusedProvider(
  { operation, status }: Refusal,
  meaning: RefusalMeaning | null,
): FindingCode | null {
  // A busy STS or portal says nothing of the credentials, and is no quota of a model either.
  if (meaning === "requests-used-up" || meaning === "over-capacity") return "doctor.unrecognised-error";
  switch (operation) {
    case "GetRoleCredentials":
      if (status === 401) return "credentials.sso-expired";
      return status === 403 || status === 404 ? "credentials.sso-role-denied" : null;
    case "AssumeRole":
    case "AssumeRoleWithWebIdentity":
      return status < 500 && status !== 429 && !ofSource.includes(meaning)
        ? "credentials.assume-role-denied"
        : null;
    case "ContainerCredentials":
      return "credentials.none";
    default:
      return null;
  }
}
