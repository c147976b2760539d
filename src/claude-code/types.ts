/**
 * The plan: what Claude Code will do on this machine. `Plan` is plain, serialisable and free of
 * secrets: it is printed in reports and replayed. What the wire needs beside it (secrets, proxy,
 * trust roots) is `Wiring`, which never leaves the process.
 */
import type { Location, Scope } from "../machine/types.js";
import type { DecodedApiKey } from "./api-key.js";
import type {
  AuthRefresh,
  HalfSource,
  HiddenCredentials,
  KeyFault,
  ProfileNames,
} from "./credential-parts.js";
import type { CredentialStep } from "./credential-steps.js";
import type {
  PlanAllowList,
  PlanMachine,
  PlanMemory,
  PlanNetwork,
  PlanOverride,
  PlanStartUp,
  PlanTrust,
} from "./plan-parts.js";

export type {
  PlanAllowList,
  PlanMachine,
  PlanMemory,
  PlanNetwork,
  PlanOverride,
  PlanProxy,
  PlanStartUp,
  PlanTrust,
} from "./plan-parts.js";

/** Options of the command line that change the prediction. */
/** `--expect-account`, `--expect-region`, `--expect-model` and `--developers`. */
export interface PlanExpected {
  account?: string;
  region?: string;
  model?: string;
  /** How many people work at once. */
  developers?: number;
}

export interface PlanOptions {
  mode: "print" | "interactive";
  trustProject: boolean;
  model?: string;
  claudeVersion?: string;
  region?: string;
  profile?: string;
  expected?: PlanExpected;
}

/** One source's value for a variable: the winner or a loser. Secrets show as `<secret>`. */
export interface SourcedValue {
  value: string;
  scope: Scope;
  location?: Location;
  /** Blanks at both ends aside, the text is that of the winner: for a secret nothing else tells. */
  same?: true;
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
  /** `ignored` says why a source that comes first did not win. */
  others: {
    source: RegionSource;
    value: string;
    location?: Location;
    ignored?: "malformed" | "not-read-by-this-version";
  }[];
  /** The value in force is not shaped like a region, and this version uses it as it stands. */
  malformed?: boolean;
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
  /** What an API key tells of itself. */
  apiKey?: DecodedApiKey;
  /** Set when the answer depends on a call that was not made (instance metadata). */
  assumption?: string;
  /** Sources that are hidden by the winner. */
  others: { kind: CredentialsKind; source: string; accessKeyId?: string; location?: Location }[];
  /** The region that IAM Identity Center is asked in, for an SSO profile that names one. */
  ssoRegion?: string;
  /** The profile that was selected and does not exist, or holds nothing usable. */
  missing?: { profile: string; exists: boolean };
  /** How the credentials are got, the source itself first; absent where they are at hand. */
  steps?: CredentialStep[];
  /** What the client would use without the API key. */
  hidden?: HiddenCredentials;
  /** Sources that hold one half of a key pair. */
  halves?: HalfSource[];
  /** What shows in the key pair in use without asking anybody. */
  keyFaults?: KeyFault[];
  /** AWS_BEARER_TOKEN_BEDROCK is set and holds nothing but blanks. */
  blankApiKey?: { source: string; location?: Location };
  /** The profiles that there are, where the selected one does not exist. */
  profiles?: ProfileNames;
  /** What `awsAuthRefresh` would run, where one is in force. */
  refresh?: AuthRefresh;
  /** ISO 8601: the end of a sign-in that nothing renews. */
  sessionEndsAt?: string;
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
  tier: "opus" | "sonnet" | "haiku" | "fable" | null;
  /** Whether Claude Code will send requests to it without being told to: such models are tried. */
  inUse: boolean;
  /** The alias that was asked for, in lower case. */
  alias?: string;
  /** The client has no rules for this name. */
  unknownToClient?: boolean;
  /** `[1m]` was appended, and what it does for this model, route and version. */
  longContext?: { asked: boolean; effect: "beta" | "native" | "none" | "switched-off" };
  /** Older models the client goes on to, newest first, where nobody pinned this one. */
  chain?: { model: string; resolved: string }[];
  /** Set by settling: the model that was refused first, and how a person learns of it. */
  fellBackFrom?: { resolved: string; notice: "stderr" | "two-seconds" | "conversation" | "none" };
}

export interface PlanRequest {
  serviceTier: string | null;
  guardrail: { identifier: string | null; version: string | null } | null;
  /** Names only. */
  customHeaders: string[];
  context1m: boolean;
  promptCaching: boolean;
  cacheTtl: "5m" | "1h";
  /** Families whose prompts carry no cache marks; `all` for every model. Absent where there is none. */
  cachingOff?: string[];
  /** `max_tokens` of a request of the main model; null where this version's value is not known. */
  maxOutputTokens: number | null;
  thinking: { kind: "none" } | { kind: "budget"; tokens: number } | { kind: "adaptive" } | null;
  /** Beta flags of the main model's requests, in the `anthropic-beta` header and in the body. */
  betas: { header: string[]; body: string[] } | null;
  /** Faults in ANTHROPIC_CUSTOM_HEADERS; `line` is one-based. */
  headerFaults: {
    line: number;
    fault:
      | "no-colon"
      | "literal-backslash-n"
      | "invalid-name"
      | "guardrail-version-missing"
      | "guardrail-id-missing";
  }[];
}

export interface PlanSettingsFile {
  file: string;
  scope: Scope;
  status: "read" | "absent" | "malformed" | "not-an-object" | "unreadable";
  problem?: { message: string; line?: number; column?: number };
  /** Names of variables and keys that a broken file seems to hold: what was lost with it. */
  mentions?: string[];
  /** Values that the client does not take as they are meant. `effect` is what it does instead. */
  oddities?: {
    key: string;
    found: string;
    effect: "becomes-text" | "drops-key" | "drops-file";
    line?: number;
    column?: number;
  }[];
  /** Top-level keys that stand in the file, for those that this tool knows. */
  keys?: { name: string; line?: number }[];
  /** Tools that `permissions.allow` names, of those that Bedrock does not offer. */
  allowedTools?: { name: string; line?: number }[];
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
  startUp: PlanStartUp;
  allowList: PlanAllowList;
  overrides: PlanOverride[];
  trust: PlanTrust;
  memory: PlanMemory | null;
  machine: PlanMachine;
  /** Proxies and trusted certificates; absent where no variable names any. */
  network?: PlanNetwork;
  /** What the person who runs the tool holds the set-up against; absent where nothing was named. */
  expected?: PlanExpected;
  /** Where a switch that turned the provider on or off stands. */
  providerSwitches: { name: string; value: string; on: boolean; source: Scope; location?: Location }[];
}

export type { CredentialRoute, Draft, Wiring } from "./wiring-types.js";
