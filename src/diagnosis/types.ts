/**
 * Codes, their arguments and what the catalogue must say of each. `FindingArguments` is the list:
 * adding a code there makes the compiler ask for its catalogue entry and its place in the order.
 */
import type { Failure } from "../aws/types.js";
import type { Plan } from "../claude-code/types.js";
import type { FactName, IdentityValue, InferenceProfile } from "../facts/types.js";
import type { Location } from "../machine/types.js";

export type Severity = "error" | "warning" | "info";

/** Models that one refusal hit. */
export interface ModelsArgument {
  models: { model: string; roles: string[]; route: "invoke" | "mantle"; region: string }[];
}

export interface FindingArguments {
  "setup.provider-not-enabled": {
    /** Switches that are set and do not count, if any. */
    switches: { name: string; value: string; location?: Location; source: string }[];
  };
  "setup.settings-unreadable": {
    files: {
      file: string;
      scope: string;
      message: string;
      line?: number;
      column?: number;
      refusesToStart: boolean;
      /** Known names that the file seems to hold. */
      lost: string[];
    }[];
  };
  "region.default-fallback": { region: string; profile: string; version: string };
  "region.unknown": { region: string; nearest: string[]; location?: Location; source: string };
  "credentials.none": { missingProfile?: string; version: string };
  "credentials.expired": { what: string; accessKeyId?: string; expiredAt?: string };
  "credentials.bearer-expired": { expiredAt: string; region?: string; hides: string[] };
  "network.dns": { hosts: string[]; region: string };
  "network.unreachable": { hosts: { host: string; reason: string; code: string }[]; proxied: boolean };
  "model.access-denied": ModelsArgument;
  "model.use-case-missing": ModelsArgument;
  "model.first-use": ModelsArgument;
  "throughput.on-demand-unsupported": {
    models: {
      model: string;
      roles: string[];
      suggestion: string | null;
      location?: Location;
      requested: string | null;
    }[];
  };
  "iam.denied": { denials: { action: string; resource: string | null; principal: string | null }[] };
  "doctor.check-crashed": { check: string; message: string };
  "doctor.timed-out": { questions: string[]; seconds: number };
  "doctor.unrecognised-error": {
    refusals: {
      operation: string;
      status: number;
      code: string;
      message: string;
      requestId?: string;
      host: string;
    }[];
  };
}

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
  links: string[];
}

export interface PolicyStatement {
  Sid?: string;
  Effect: "Allow";
  Action: string[];
  Resource: string | string[];
}

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
