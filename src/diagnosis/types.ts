/**
 * Codes, their arguments and what the catalogue must say of each. The files of `arguments/` are the
 * list: adding a code there makes the compiler ask for its catalogue entry and its place in the order.
 */

import type { Failure } from "../aws/types.js";
import type { Plan } from "../claude-code/types.js";
import type { FactName, IdentityValue, InferenceProfile } from "../facts/types.js";
import type { Location } from "../machine/types.js";
import type { CachingArguments } from "./arguments/caching.js";
import type { CredentialsArguments } from "./arguments/credentials.js";
import type { CredentialProviderArguments } from "./arguments/credentials-providers.js";
import type { DoctorArguments } from "./arguments/doctor.js";
import type { GuardrailArguments } from "./arguments/guardrails.js";
import type { IamArguments } from "./arguments/iam.js";
import type { MantleArguments } from "./arguments/mantle.js";
import type { ModelArguments } from "./arguments/models.js";
import type { NetworkArguments } from "./arguments/network.js";
import type { RegionArguments } from "./arguments/region.js";
import type { RequestArguments } from "./arguments/request.js";
import type { SetupArguments } from "./arguments/setup.js";
import type { ThroughputArguments } from "./arguments/throughput.js";

export type Severity = "error" | "warning" | "info";

export type { ModelsArgument } from "./arguments/models.js";

/** Every code this release can report, with its arguments. */
export interface FindingArguments
  extends SetupArguments,
    RegionArguments,
    CredentialsArguments,
    CredentialProviderArguments,
    NetworkArguments,
    ModelArguments,
    MantleArguments,
    ThroughputArguments,
    GuardrailArguments,
    RequestArguments,
    CachingArguments,
    IamArguments,
    DoctorArguments {}

export type FindingCode = keyof FindingArguments;

/** A code with its arguments, as checks and `classify` give it. */
export type Found = {
  [C in FindingCode]: {
    code: C;
    arguments: FindingArguments[C];
    severity?: Severity;
    evidence?: Evidence[];
    locations?: Location[];
  };
}[FindingCode];

export interface Evidence {
  /** `fact:invocation`, `plan`, ... */
  source: string;
  request?: string;
  status?: number;
  errorCode?: string;
  requestId?: string;
  excerpt?: string;
}

/** What a remedy is written for. */
export interface RemedyContext {
  plan: Plan;
  identity: IdentityValue | null;
  /** The account's inference profiles, in AWS's order; null where the list could not be read. */
  profiles: readonly InferenceProfile[] | null;
}

export interface Remedy {
  summary: string;
  steps: string[];
  /** Each can be pasted as it stands. */
  commands: string[];
  /** A JSON merge patch for the file that decides. */
  settings?: { file: string; patch: Record<string, unknown> };
  /** IAM statements with just what is missing. */
  policy?: { Version: "2012-10-17"; Statement: PolicyStatement[] };
  /** The statements of `policy` as Terraform. */
  terraform?: string;
  links: string[];
}

export interface PolicyStatement {
  Sid?: string;
  Effect: "Allow";
  Action: string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** The entries of some codes. */
export type Catalogue<C extends FindingCode> = { readonly [K in C]: CatalogueEntry<K> };

export interface CatalogueEntry<C extends FindingCode> {
  title(args: FindingArguments[C]): string;
  /** One sentence on what this breaks in Claude Code. */
  why(args: FindingArguments[C], context: RemedyContext): string;
  measured(args: FindingArguments[C], context: RemedyContext): string;
  expected(args: FindingArguments[C], context: RemedyContext): string;
  /** The sentence Claude Code shows, where it was observed. */
  clientShows?(args: FindingArguments[C], context: RemedyContext): string | undefined;
  remedy(args: FindingArguments[C], context: RemedyContext): Remedy;
  /** Page and anchor below `docs/`: `region.md#default-fallback`. */
  docs: string;
}

/** One failure of one question, classified once. */
export interface Classified {
  found: Found;
  /** The questions whose failure this code explains. */
  facts: FactName[];
  failures: Failure[];
}

/** Every refusal of the run, each under one code; what no code explains is `undecided`. */
export interface Diagnosis {
  causes: Classified[];
  /** Failures that change nothing (an optional read that is denied), with the permission to add. */
  optional: { fact: FactName; failure: Failure; permission: string | null }[];
}
