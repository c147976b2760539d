/**
 * The plan: what Claude Code will do on this machine. `Plan` is plain, serialisable and free of
 * secrets: it is printed in reports and replayed. What the wire needs beside it (secrets, proxy,
 * trust roots) is `Wiring`, which never leaves the process.
 */
import type { Location, Scope, Secret, Text } from "../machine/types.js";

/** Options of the command line that change the prediction. */
export interface PlanOptions {
  mode: "print" | "interactive";
  trustProject: boolean;
  model?: string;
  claudeVersion?: string;
  region?: string;
  profile?: string;
}

/** One source's value for a variable: the winner or a loser. Secrets show as `<secret>`. */
export interface SourcedValue {
  value: string;
  scope: Scope;
  location?: Location;
}

export interface PlanVariable {
  name: string;
  /** Text as the client sees it; `<secret>` for a secret. */
  value: string;
  /** `environment`, or the scope of the settings file that wins. */
  source: Scope;
  location?: Location;
  overrides: SourcedValue[];
  /** Set where the value stands in project or local settings and is left out for want of trust. */
  leftOut?: boolean;
}

export type RegionSource =
  | "option"
  | "env:AWS_REGION"
  | "env:AWS_DEFAULT_REGION"
  | "credentials-file"
  | "config-file"
  | "default";

export interface PlanRegion {
  value: string;
  source: RegionSource;
  /** The settings file that put the variable there, where one did. */
  setBy?: { file: string; scope: Scope };
  location?: Location;
  others: { source: RegionSource; value: string; location?: Location }[];
}

export type CredentialsKind =
  | "api-key-short-term"
  | "api-key-long-term"
  | "api-key-unknown"
  | "env-keys"
  | "profile-static"
  | "sso"
  | "login"
  | "credential-process"
  | "assume-role"
  | "web-identity"
  | "container"
  | "instance-metadata"
  | "export-command"
  | "skipped"
  | "none";

export interface PlanCredentials {
  kind: CredentialsKind;
  /** One phrase: `AWS_ACCESS_KEY_ID in the environment`, `profile "work"`. */
  source: string;
  /** Where the deciding value stands. */
  location?: Location;
  /** The profile that is used, where one is. */
  profile?: string;
  accessKeyId?: string;
  /** ISO 8601, UTC, where the material itself tells it (short-term API key). */
  expiresAt?: string;
  /** Decoded from a short-term API key. */
  apiKey?: { kind: "short-term" | "long-term" | "unknown"; region?: string; expiresAt?: string };
  /** Set when the answer depends on a call that was not made (instance metadata). */
  assumption?: string;
  /** Sources that are hidden by the winner. */
  others: { kind: CredentialsKind; source: string; accessKeyId?: string; location?: Location }[];
  /** The profile that was selected and does not exist, or holds nothing usable. */
  missing?: { profile: string; exists: boolean };
}

export interface PlanEndpoint {
  url: string;
  /** The variable that moved it from its default. */
  overriddenBy?: string;
}

export interface PlanModel {
  /** `primary`, `background`, `opus`, `sonnet`, `haiku`, `subagent`, `override:<key>`. */
  role: string;
  /** What was asked for: an ID, an alias, or null where the client's default applies. */
  requested: string | null;
  /** Exactly what goes on the wire. */
  resolved: string;
  route: "invoke" | "mantle";
  region: string;
  /** One phrase: `ANTHROPIC_MODEL`, `built-in default of 2.1.328`. */
  source: string;
  location?: Location;
  /** What named it, so that a remedy can name another: absent for a built-in default. */
  setBy?: { kind: "variable" | "settings-key" | "flag"; name: string };
  /** True when a person or an administrator chose this model. */
  pinned: boolean;
  assumption?: string;
}

export interface PlanRequest {
  serviceTier: string | null;
  guardrail: { identifier: string | null; version: string | null } | null;
  /** Names only. */
  customHeaders: string[];
  context1m: boolean;
  promptCaching: boolean;
  cacheTtl: "5m" | "1h";
  maxOutputTokens: number | null;
}

export interface PlanSettingsFile {
  file: string;
  scope: Scope;
  status: "read" | "absent" | "malformed" | "not-an-object" | "unreadable";
  problem?: { message: string; line?: number; column?: number };
  /** Names of variables and keys that a broken file seems to hold: what was lost with it. */
  mentions?: string[];
  /** What the client does about a file it cannot use, in this mode and version. */
  clientReaction?: "refuses-to-start" | "drops-silently" | "asks";
}

export type SigningKind = "sigv4" | "bearer" | "none";

export interface Plan {
  mode: "print" | "interactive";
  platform: "linux" | "darwin" | "win32";
  /** ISO 8601: the machine's clock when the plan was made; facts are judged against it. */
  at: string;
  claudeCode: {
    version: string;
    source: "executable" | "option" | "assumed-newest";
    newerThanKnown: boolean;
  };
  provider: "invoke" | "mantle" | "invoke+mantle" | "none";
  region: PlanRegion;
  credentials: PlanCredentials;
  endpoints: { invoke: PlanEndpoint | null; control: PlanEndpoint | null; mantle: PlanEndpoint | null };
  signing: {
    invoke: { kind: SigningKind; service: string } | null;
    mantle: { kind: SigningKind; service: string } | null;
  };
  /** `primary` and `background` first; only models that the client really will use. */
  models: PlanModel[];
  request: PlanRequest;
  settings: PlanSettingsFile[];
  variables: PlanVariable[];
  /** Where a switch that turned the provider on or off stands. */
  providerSwitches: { name: string; value: string; on: boolean; source: Scope; location?: Location }[];
}

/** How the client gets its credentials: the route is decided by the plan, walked by the facts. */
export type CredentialRoute =
  | { kind: "api-key"; token: Secret }
  | {
      kind: "keys";
      accessKeyId: string;
      secretAccessKey: Secret;
      sessionToken?: Secret;
    }
  | { kind: "instance-metadata" }
  | { kind: "skipped"; token?: Secret }
  /** A route this release names and cannot walk yet. */
  | { kind: "unwalkable"; of: CredentialsKind }
  | { kind: "none" };

/** What the wire needs beside the plan. Holds secrets: never printed, never serialised. */
export interface Wiring {
  credentials: CredentialRoute;
  /** Proxy URL for each endpoint, by the client's own variables and NO_PROXY rules. */
  proxies: { invoke: Text | null; control: Text | null; mantle: Text | null; sts: Text | null };
  /** PEM texts to trust beside the built-in roots. */
  trustRoots: string[];
  /** NODE_TLS_REJECT_UNAUTHORIZED=0. */
  verifyTls: boolean;
  /** Header lines of ANTHROPIC_CUSTOM_HEADERS as the client sends them. */
  customHeaders: { name: string; value: Secret }[];
  /** As sent in `x-amzn-bedrock-service-tier`. */
  serviceTier: string | null;
}

export interface Draft {
  plan: Plan;
  wiring: Wiring;
}
