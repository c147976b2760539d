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
  /** The shell that is open, as `bash`, `zsh`, `pwsh`, `powershell`, `cmd`. Default: as `environment` tells. */
  shell?: string;
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
  /** Regions in which the bare ID has on-demand throughput. */
  onDemandIn?: string[];
  /** Default AVAILABLE. */
  agreement?: "AVAILABLE" | "PENDING" | "NOT_AVAILABLE" | "ERROR";
  /** Whether the account was given the model; default true. */
  granted?: boolean;
  /** ID on the Mantle endpoint, where it is served there. */
  mantle?: string;
  /** Default true. */
  mantleGranted?: boolean;
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

export interface ScenarioAws {
  account: string;
  /** Regions in which Bedrock answers; a host of any other region does not resolve. */
  regions: string[];
  mantleRegions?: string[];
  identities: ScenarioIdentity[];
  /** Service control policies, evaluated for each request and each destination region. */
  serviceControlPolicies?: { arn: string; document: PolicyDocument }[];
  useCaseForm: boolean;
  models: ScenarioModel[];
  profiles: ScenarioProfile[];
  applicationProfiles?: { arn: string; copyFrom: string }[];
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
  /** A proxy is needed to get out, and what it demands. */
  proxy?: { authorization?: string; refuse?: number };
}

export type NetworkFault =
  | { kind: "dns" }
  | { kind: "refused" }
  | { kind: "reset" }
  | { kind: "stall" }
  | { kind: "answer"; status: number; contentType: string; body: string };

/** How a client gets to the simulator: what to dial for a host. */
export type DialTarget = { kind: "connect"; host: string; port: number } | { kind: "no-such-host" };

export interface Simulator {
  /** Loopback port that speaks HTTP/1.1 and takes AWS's `Host` names. */
  port: number;
  /** What to dial for a real host name: loopback, a closed port, or no such host. */
  dial(hostname: string): DialTarget;
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
