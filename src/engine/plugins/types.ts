/**
 * A plug-in as its author writes it: checks with codes of their own. It is plain data and functions, so
 * that a plug-in needs nothing of this package at run time but, for its types, `definePlugin`.
 */
import type { Evidence, FindingCode, Remedy, Severity } from "../../diagnosis/types.js";
import type { FactName } from "../../facts/types.js";
import type { Location } from "../../machine/types.js";
import type { CheckInput, InputName } from "../types.js";

/** What is said of a code, wherever it is found. */
export interface PluginCode {
  severity: Severity;
  /** What is wrong, in a few words. */
  title: string;
  /** One sentence on what it breaks, or for whom. */
  why: string;
  remedy: PluginRemedy;
  /** `https://…`: where it is explained; without it the report links to the page on plug-ins. */
  docs?: string;
}

/** A remedy; the lists that are left out are empty. */
export type PluginRemedy = Pick<Remedy, "summary"> & Partial<Omit<Remedy, "terraform">>;

/** One finding. What it does not say itself is that of its code. */
export interface PluginFinding extends Partial<PluginCode> {
  /** The code without the plug-in's name in front. */
  code: string;
  /** What is the case: a value and where it stands. */
  measured: string;
  /** What should be the case. */
  expected: string;
  /** What decides. */
  locations?: Location[];
  evidence?: Evidence[];
}

/** What a check came to; sentences end with a full stop. */
export type PluginOutcome =
  | { kind: "proved"; proved: string }
  | { kind: "found"; found: PluginFinding[] }
  | { kind: "unknown"; reason: string }
  | { kind: "not-applicable"; reason: string }
  | { kind: "depends"; on: FactName }
  | { kind: "consequence"; of: FindingCode };

/** `AbortSignal`, where the compiler of the plug-in's author knows it, and what can be told of it where not. */
export type PluginSignal = typeof globalThis extends { AbortSignal: { prototype: infer S } }
  ? S
  : { readonly aborted: boolean };

export interface PluginCheckBase {
  /** Without the plug-in's name in front: `approved-profiles`. */
  id: string;
  /** What is true when it passes. */
  title: string;
  /** Every code this check can report, without the plug-in's name in front. */
  codes: Readonly<Record<string, PluginCode>>;
  /** The verdict is `inconclusive` when this could not be decided and nothing failed. */
  required?: boolean;
}

/** A check as it is written, with its inputs' types. */
export interface TypedPluginCheck<N extends InputName = never, R extends InputName = never>
  extends PluginCheckBase {
  /** Must be answered, else the check is blocked by what failed. */
  needs?: readonly N[];
  /** Given in any state. */
  reads?: readonly R[];
  /**
   * Judges. What it is given is a copy without secrets.
   *
   * @param context.signal - aborted when the time limit is over.
   */
  run(input: CheckInput<N, R>, context: { signal: PluginSignal }): PluginOutcome | Promise<PluginOutcome>;
}

/** A check with its inputs erased. */
export interface PluginCheck extends PluginCheckBase {
  needs?: readonly InputName[];
  reads?: readonly InputName[];
  // biome-ignore lint/suspicious/noExplicitAny: checks of different inputs are in one list, and each knows its own.
  run(input: any, context: { signal: PluginSignal }): PluginOutcome | Promise<PluginOutcome>;
}

export interface Plugin {
  /** In front of its codes and checks: lower-case letters, digits and dashes. */
  name: string;
  checks: readonly PluginCheck[];
}

/** A plug-in that was named on the command line, and what became of loading it. */
export type LoadedPlugin =
  | { module: string; plugin: Plugin }
  /** It was found, and has no use: why, in one sentence. */
  | { module: string; broken: string };

/** What a finding of a plug-in says, complete. */
export interface PluginWords {
  title: string;
  measured: string;
  expected: string;
  why: string;
  remedy: Remedy;
  docs?: string;
}
