/** GetFoundationModel of each base model in use: AWS's own dates. */
import type { Failure } from "../../aws/types.js";

export interface ModelLifecycleEntry {
  /** Base model ID, without a geographic prefix. */
  model: string;
  state: "answered" | "refused" | "no-answer";
  status?: string;
  /** ISO 8601. */
  legacyTime?: string;
  endOfLifeTime?: string;
  failure?: Failure;
}

export interface ModelLifecycleValue {
  models: ModelLifecycleEntry[];
}
