/**
 * The answers of AWS and the network. Serialisable and without secrets: `replay` runs checks over
 * saved facts. Each question is asked at most once and is in one of four states.
 */
import type { Failure } from "../aws/types.js";
import type { ApplicationProfilesValue } from "./values/application-profiles.js";
import type { ConnectionValue } from "./values/connection.js";
import type { DataRetentionValue } from "./values/data-retention.js";
import type { GuardrailValue } from "./values/guardrail.js";
import type { IamCoverageValue } from "./values/iam-coverage.js";
import type { MantleModelsValue } from "./values/mantle-models.js";
import type { ModelLifecycleValue } from "./values/model-lifecycle.js";
import type { PromptCacheValue } from "./values/prompt-cache.js";
import type { ProvisionedThroughputValue } from "./values/provisioned-throughput.js";
import type { QuotasValue } from "./values/quotas.js";

/** Why a question was not asked. */
export type NotAsked =
  | { because: "option"; option: string }
  | { because: "fact"; fact: FactName }
  /** The plan makes it pointless; `applies: false` means there is nothing to ask (Mantle off). */
  | { because: "plan"; applies: boolean; text: string };

interface Asked {
  /** ISO 8601, UTC. */
  askedAt: string;
  durationMs: number;
}

export type Fact<T> =
  | (Asked & { state: "answered"; value: T })
  | (Asked & { state: "refused"; failure: Failure })
  | (Asked & { state: "no-answer"; failure: Failure })
  | { state: "not-asked"; askedAt: null; durationMs: 0; why: NotAsked };

/** What can sign, described. The signer itself stays in `src/aws`. */
export interface CredentialsValue {
  kind: string;
  accessKeyId?: string;
  temporary: boolean;
  /** ISO 8601, where the provider told it. */
  expiresAt?: string;
  /** One phrase, where another source than the plan's gave them. */
  source?: string;
  /** Why the sources before that one gave none; the client says nothing of it, or one line. */
  passedOver?: Failure[];
}

/** GetCallerIdentity. */
export interface IdentityValue {
  arn: string;
  account: string;
  principalType: "root" | "user" | "assumed-role" | "federated-user" | "unknown";
  /** AWS's clock minus this machine's, in ms, from the `Date` header. */
  clockOffsetMs?: number;
}

export interface InferenceProfile {
  id: string;
  arn: string;
  status: string;
  /** ARNs of the foundation models it routes to: one for each destination region. */
  models: string[];
}

export interface InferenceProfilesValue {
  /** In the order AWS lists them: the client's choice depends on it. */
  profiles: InferenceProfile[];
  pages: number;
}

/** GetFoundationModelAvailability of one base model. */
export interface ModelAccessEntry {
  /** Base model ID, without a geographic prefix. */
  model: string;
  state: "answered" | "refused" | "no-answer";
  agreement?: string;
  authorization?: string;
  entitlement?: string;
  region?: string;
  failure?: Failure;
}

export interface ModelAccessValue {
  models: ModelAccessEntry[];
}

/**
 * One real request for one distinct model on one route and region.
 *
 * A refused model that nobody pinned is not the end: the client goes on to the next of its chain, and
 * so does the run. The refused one stays `refused`, those tried after it are `walked`, and each names
 * the roles it was tried for, also where it had been tried already for a role of its own. So, for one
 * role, a refusal is a failure of access only where
 * - the settled plan still has that model for the role (else the model there has `fellBackFrom`, and
 *   the client works), and
 * - no other probe that names the role is anything but refused: one that got no answer, was throttled
 *   or was not asked leaves it open which model the client will use.
 * Where the whole chain was refused the client stays with its first model: that refusal is the
 * failure, and the `walked` ones only tell how far it was tried.
 */
export interface Probe {
  model: string;
  roles: string[];
  route: "invoke" | "mantle";
  region: string;
  state: "answered" | "refused" | "no-answer" | "not-asked";
  durationMs: number;
  /** Time to the first byte of the answer, ms. */
  firstByteMs?: number;
  usage?: { inputTokens: number; outputTokens: number };
  stopReason?: string | null;
  requestId?: string;
  failure?: Failure;
  /** Tried because a model before it in the client's chain was refused. */
  walked?: true;
  /** With `--deep`: beta flags and names of further fields that the client sends, and this request did. */
  sent?: { flags: string[]; fields: string[] };
  /** The refusal of the whole, where the client's own next try with fewer flags was answered. */
  before?: { flags: string[]; failure: Failure };
  /** For `not-asked`: the account has no agreement for the model yet (probing policy P1a). */
  why?: "first-use";
}

export interface ProbesValue {
  probes: Probe[];
}

export interface FactValues {
  credentials: CredentialsValue;
  identity: IdentityValue;
  inferenceProfiles: InferenceProfilesValue;
  applicationProfiles: ApplicationProfilesValue;
  modelAccess: ModelAccessValue;
  /** `answered` once each probe has an answer, a refusal or a failure of its own. */
  invocation: ProbesValue;
  mantle: ProbesValue;
  connection: ConnectionValue;
  modelLifecycle: ModelLifecycleValue;
  dataRetention: DataRetentionValue;
  quotas: QuotasValue;
  provisionedThroughput: ProvisionedThroughputValue;
  guardrail: GuardrailValue;
  mantleModels: MantleModelsValue;
  iamCoverage: IamCoverageValue;
  promptCache: PromptCacheValue;
  /** With `--deep`: the requests that the client makes at start, for tiers that nobody named. */
  startUp: ProbesValue;
}

export type FactName = keyof FactValues;

export type Facts = { [N in FactName]: Fact<FactValues[N]> };

/** What the run did to the account. */
export interface Cost {
  /** HTTP requests sent. */
  requests: number;
  /** Longest chain of requests that waited for one another. */
  roundTrips: number;
  paidInvocations: number;
  inputTokens: number;
  outputTokens: number;
  estimatedUsd: number | null;
}
