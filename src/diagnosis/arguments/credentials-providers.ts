/** What the codes of the providers carry: names, files and numbers, never a secret. */
import type { ProviderFault } from "../../aws/types.js";

/** What became of a helper command. */
export type HelperFault = Extract<
  ProviderFault,
  {
    what:
      | "command-failed"
      | "command-stalled"
      | "command-not-run"
      | "no-output"
      | "not-json"
      | "wrong-version"
      | "keys-missing";
  }
>;

export interface UsedInstead {
  source: string;
  works: boolean;
}

export interface CredentialProviderArguments {
  "credentials.sso-expired": {
    profile: string;
    session?: string;
    startUrl?: string;
    file: string;
    /** `rejected`: the token's own end has not come, and the portal does not take it. */
    state: "missing" | "expired" | "rejected";
    problem?: string;
    expiredAt?: string;
    renewal?: "impossible" | "refused" | "switched-off";
    lacks?: string[];
    /** The service's error name. */
    code?: string;
  };
  "credentials.sso-misconfigured": {
    profile: string;
    missing: string[];
    session?: string;
    sessionExists?: boolean;
    /** The sessions that there are. */
    sessions: string[];
    file?: string;
  };
  "credentials.sso-role-denied": {
    profile: string;
    account?: string;
    role?: string;
    startUrl?: string;
    status: number;
    message: string;
  };
  "credentials.login-expired": {
    profile: string;
    file: string;
    state: "missing" | "expired";
    problem?: string;
    expiredAt?: string;
    renewal?: "impossible" | "refused" | "switched-off";
    code?: string;
  };
  "credentials.process-failed": {
    profile: string;
    command?: string;
    fault: HelperFault;
    /** The source that the client goes on to, and whether AWS takes what it gives. */
    used?: UsedInstead;
  };
  "credentials.assume-role-denied": {
    profile?: string;
    role: string;
    source?: string;
    operation: "AssumeRole" | "AssumeRoleWithWebIdentity";
    principal?: string;
    /** Whose policy does not allow it, as far as AWS says. */
    effect: "implicit" | "explicit" | "unsaid";
    code: string;
    message: string;
  };
  "credentials.mfa-required": { profile: string; serial: string; role: string };
  "credentials.export-failed": { file: string; command?: string; fault: HelperFault; used?: UsedInstead };
  "credentials.export-format": {
    file: string;
    command?: string;
    fault: HelperFault;
    version: string;
    /** The first release that takes the keys at the top level. */
    flatSince: string;
    used?: UsedInstead;
  };
}
