/** What the `guardrail` codes carry beside their name: never the value of a header but the guardrail's. */
import type { PlanRequest } from "../../claude-code/types.js";
import type { Location } from "../../machine/types.js";

/** The guardrail that the headers name. */
export interface NamedGuardrail {
  identifier: string;
  version: string;
  region: string;
  /** The file that sets the headers; absent for the process environment. */
  location?: Location;
}

export interface GuardrailArguments {
  "guardrail.header-malformed": {
    faults: PlanRequest["headerFaults"];
    /** The file that sets the variable; null for the process environment. */
    file: string | null;
    /** Names of the headers that are sent as they were meant. */
    sent: string[];
  };
  "guardrail.not-found": NamedGuardrail & {
    /** Who said so: the read of the guardrail, or the model request. */
    by: "GetGuardrail" | "request";
    said: string;
  };
  "guardrail.not-ready": NamedGuardrail & {
    status: string;
    /** A model answered a request with it all the same. */
    served: boolean;
  };
  "guardrail.cross-region-off": NamedGuardrail & { profiles: string[] };
  "guardrail.denied": {
    /** `denied`: the right to apply it is missing; `not-sent`: a guardrail is demanded and none is named. */
    how: "denied" | "not-sent";
    action: string;
    resource: string | null;
    principal: string | null;
    /** ARN or ID of the guardrails that the account enforces, where they were read. */
    enforced: string[];
    /** The simulation says that a policy asks which guardrail is sent. */
    asked: boolean;
  };
}
