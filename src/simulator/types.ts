/**
 * A scenario: a machine, an AWS and a network, as data. The simulator judges requests against it;
 * nothing in a scenario says what the doctor should find.
 */

export interface Scenario {
  name: string;
  /** One line for the list. */
  summary: string;
  /** ISO 8601: the clock of the machine and, with `aws.clockOffsetSeconds`, of AWS. */
  clock: string;
  machine: ScenarioMachine;
  aws: ScenarioAws;
  network: ScenarioNetwork;
}

export interface ScenarioMachine {
  platform: "linux" | "darwin" | "win32";
  /** Default `/home/dev`, on Windows `C:\Users\dev`. */
  home?: string;
  /** Default: the folder `project` in the home. */
  cwd?: string;
  environment: Record<string, string>;
  /** Absolute path, or one that starts with `~/`; an object is written as JSON with two blanks. */
  files: Record<string, string | object>;
  /** Version of the installed client, or null for none. */
  claudeVersion: string | null;
  /** Version of the installed AWS CLI, or null for none. Default `2.31.0`. */
  awsCliVersion?: string | null;
  /** What helper commands do, by their command line; one that is not here is not found by the shell. */
  commands?: Record<string, ScenarioCommand>;
  /** The shell that is open, as `bash`, `zsh`, `pwsh`, `powershell`, `cmd`. Default: as `environment` tells. */
  shell?: string;
}

/** A helper command: what it prints and how it ends. */
export interface ScenarioCommand {
  stdout?: string;
  stderr?: string;
  /** Default 0. */
  exitCode?: number;
  delayMs?: number;
  /** It never ends by itself. */
  stall?: boolean;
}

export interface PolicyDocument {
  Version?: string;
  Statement: PolicyDocumentStatement[];
}

export interface PolicyDocumentStatement {
  Sid?: string;
  Effect: "Allow" | "Deny";
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  Condition?: Record<string, Record<string, string | string[] | boolean>>;
}

export interface ScenarioIdentity {
  /** ARN as GetCallerIdentity answers it (user or assumed-role). */
  arn: string;
  /** Long-term (`AKIA`) or temporary (`ASIA`, with `sessionToken`) key pairs that belong to it. */
  keys: {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken?: string;
    expiresAt?: string;
    active?: boolean;
  }[];
  /** Long-term API keys (`ABSK…`) of it; short-term ones are verified by the key that minted them. */
  apiKeys?: { token: string; expiresAt?: string; active?: boolean }[];
  policies: { name: string; document: PolicyDocument }[];
  permissionsBoundary?: { arn: string; document: PolicyDocument };
  sessionPolicy?: PolicyDocument;
  /** IAM ARN of the role behind an assumed-role ARN, where it has a path (SSO roles). */
  roleArn?: string;
  /** Principals that the role's trust policy lets assume it; `*` is a wildcard. */
  trusts?: string[];
  /** What `aws login` left: a session that is renewed, or refused for the reason that AWS names. */
  signIn?: {
    clientId: string;
    refreshToken: string;
    refuse?: "TOKEN_EXPIRED" | "USER_CREDENTIALS_CHANGED" | "INSUFFICIENT_PERMISSIONS";
  };
  /** The token of an identity provider that this role trusts. */
  webIdentity?: { token: string; expired?: boolean };
  /** An agent beside the machine hands this role out: EC2 instance metadata, or a container's. */
  handedOutBy?: { kind: "instance" } | { kind: "container"; path: string; authorization?: string };
  /** What IAM Identity Center holds for a person who may take this role. */
  singleSignOn?: {
    accessToken: string;
    /** ISO 8601. */
    accessTokenExpiresAt: string;
    refreshToken?: string;
    clientId?: string;
    clientSecret?: string;
  };
}

export interface ScenarioModel {
  /** Base model ID: `anthropic.claude-sonnet-4-6`. */
  id: string;
  lifecycle?: "ACTIVE" | "LEGACY" | "END_OF_LIFE";
  /** ISO 8601: since when it is legacy, and when it ends; past the end it is refused. */
  legacyTime?: string;
  endOfLifeTime?: string;
  /** Legacy, and the account has not called it for so many days: AWS refuses it. */
  unusedForDays?: number;
  /** Data retention modes with which it can be called; default any. */
  retentionModes?: string[];
  /** `silent`: cache marks do nothing; `refused`: they are refused. Default: it caches. */
  caching?: "silent" | "refused";
  /** Every request is held back; `inStream` tells of it only after a 200. */
  heldBack?: {
    by: "tokens" | "requests" | "tokens-per-day" | "not-ready" | "capacity" | "overloaded";
    inStream?: boolean;
  };
  /** Service tiers beside the standard one; default none. */
  tiers?: string[];
  /** Regions in which the bare ID has on-demand throughput. */
  onDemandIn?: string[];
  /** Default AVAILABLE. */
  agreement?: "AVAILABLE" | "PENDING" | "NOT_AVAILABLE" | "ERROR";
  /** AWS misses the use-case form for this model alone. */
  useCaseMissing?: true;
  /** Whether the account was given the model; default true. */
  granted?: boolean;
  /** ID on the Mantle endpoint, where it is served there. */
  mantle?: string;
  /** Default true. */
  mantleGranted?: boolean;
  /** Beta flags that it does not take. */
  refusesBetas?: string[];
}

export interface ScenarioQuota {
  /** As AWS names it. */
  name: string;
  code: string;
  value: number;
  /** Default true. */
  adjustable?: boolean;
}

export interface ScenarioProfile {
  id: string;
  status?: "ACTIVE" | "INACTIVE";
  /** Regions it routes to; `*` for `global.`. */
  destinations: string[];
  /** Regions it can be called from. */
  sources: string[];
  model: string;
}

export interface ScenarioGuardrail {
  id: string;
  region: string;
  /** Numbered versions; `DRAFT` always exists. */
  versions: string[];
  /** Default READY. */
  status?: "CREATING" | "UPDATING" | "VERSIONING" | "READY" | "FAILED" | "DELETING";
  /** A cross-Region guardrail profile is configured. */
  crossRegion?: boolean;
}

export interface ScenarioAws {
  account: string;
  /** Regions in which Bedrock answers; a host of any other region does not resolve. */
  regions: string[];
  mantleRegions?: string[];
  /** Regions of Mantle that serve Claude; default all. */
  mantleClaudeRegions?: string[];
  /** Guardrails of the account; absent: headers that name one are taken as they are. */
  guardrails?: ScenarioGuardrail[];
  /** IDs of the guardrails that the account enforces. */
  enforcedGuardrails?: string[];
  identities: ScenarioIdentity[];
  /** Service control policies, evaluated for each request and each destination region. */
  serviceControlPolicies?: { arn: string; document: PolicyDocument }[];
  /** Resource control policies: statements that deny. */
  resourceControlPolicies?: { arn: string; document: PolicyDocument }[];
  /** Policy of the VPC endpoint that every request to Bedrock goes through. */
  vpcEndpointPolicy?: PolicyDocument;
  useCaseForm: boolean;
  /** AWS holds the account back: from all models, with one of its two texts. */
  hold?: "operation-not-allowed" | "not-authorized";
  /** The account's data retention mode; default `inherit`, which leaves it to the model. */
  dataRetention?: string;
  /** Region that answers the first, second, ... request through a profile; the last one goes on. */
  routing?: string[];
  models: ScenarioModel[];
  profiles: ScenarioProfile[];
  applicationProfiles?: { arn: string; copyFrom: string }[];
  /** Provisioned throughput, by ARN; `model` is a base model ID. */
  provisioned?: {
    arn: string;
    model: string;
    status: "Creating" | "InService" | "Updating" | "Failed";
    reason?: string;
  }[];
  /** Applied quotas; default ample ones for every model. */
  quotas?: ScenarioQuota[];
  /** Quotas a page; default as many as are asked for. */
  quotasPerPage?: number;
  /** AWS's clock minus the machine's. */
  clockOffsetSeconds?: number;
  /** Server latency of each answer, ms. */
  latencyMs?: number;
  /** Profiles a page; default all on one. */
  profilesPerPage?: number;
}

export interface ScenarioNetwork {
  /** Faults by host name; `*` is a wildcard for any number of characters. First match wins. */
  faults?: { host: string; fault: NetworkFault }[];
  /**
   * The only way out: past it, every host of AWS refuses. It opens TLS with the authority of `tls`, by
   * default one that counts as Amazon's. `refuse` is the status of every CONNECT.
   */
  proxy?: { host: string; authorization?: string; refuse?: number };
  /** TLS is spoken with the hosts, by certificates of this authority; left out, none is spoken at all. */
  tls?: ScenarioTls;
  /** A gateway before Bedrock: it takes its own token and signs for itself. */
  gateway?: { host: string; token: string };
  /** What names lead to, by pattern, where that is worth knowing. */
  addresses?: { host: string; address: string }[];
}

export type NetworkFault =
  | { kind: "dns" }
  | { kind: "refused" }
  | { kind: "reset" }
  | { kind: "stall" }
  | {
      kind: "answer";
      status: number;
      /** Empty for none. */
      contentType: string;
      body: string;
      headers?: Record<string, string>;
    };

export interface ScenarioTls {
  /** Name of the authority: `CN=Corp TLS Inspection, O=Corp`. */
  issuer: string;
  /** The operating system's store has the authority. */
  trusted: boolean;
  expired?: true;
  /** Names that every certificate is for, in the place of the host's own. */
  names?: string[];
}

/** How a client gets to the simulator: what to dial for a host. */
export type DialTarget =
  /** `tls`: TLS is spoken there, past a proxy with the host behind it. `address`: what the name leads to. */
  { kind: "connect"; host: string; port: number; tls?: true; address?: string } | { kind: "no-such-host" };

export interface Simulator {
  /** Loopback port that speaks HTTP/1.1 and takes AWS's `Host` names. */
  port: number;
  /** What to dial for a real host name: loopback, a closed port, or no such host. */
  dial(hostname: string): DialTarget;
  /** The authority of the scenario's TLS, PEM, and what the operating system's store holds of it. */
  authority?: { pem: string; systemRoots: string[] };
  /** Requests received, in the order of arrival; no secrets. */
  calls: readonly SimulatorCall[];
  close(): Promise<void>;
}

export interface SimulatorCall {
  operation: string;
  host: string;
  path: string;
  /** `sigv4:<key ID>`, `bearer`, `unsigned`. */
  auth: string;
  region: string | null;
  service: string | null;
  model: string | null;
  status: number;
  errorCode: string | null;
}
