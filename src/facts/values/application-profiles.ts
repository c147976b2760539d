/** GetInferenceProfile of each application inference profile in use, as the client asks it. */
import type { Failure } from "../../aws/types.js";

export interface ApplicationProfileEntry {
  arn: string;
  state: "answered" | "refused" | "no-answer";
  /** ARNs of the foundation models that it routes to. */
  models: string[];
  failure?: Failure;
}

export interface ApplicationProfilesValue {
  profiles: ApplicationProfileEntry[];
}
