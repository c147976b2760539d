/** One run, and what is known of a set-up before anything goes wrong in it. */
import type { Expected } from "./expected.js";
import type { FaultName } from "./list.js";
import type { Play, Played } from "./play.js";
import type { SetUp } from "./set-ups.js";

/** Of all that is chosen. */
export const SEED = 20_261_120;
export const NOTHING_WRONG = { answers: [], hosts: [], proxy: [] };

export interface Run extends Play {
  /** As it is told: `healthy: html at ListInferenceProfiles`. */
  name: string;
  /** Rows of the table that it belongs to. */
  faults: (FaultName | "helper")[];
  /** Of what acts where it matters. */
  expected: Expected[];
  /** What acts on a read may be told after all where no model answers either: it may be the only trace. */
  traces: readonly string[];
  group: "single" | "pair" | "process";
}

/** What a set-up asks where nothing is wrong. */
export interface Known {
  setUp: SetUp;
  asked: Played["asked"];
}
