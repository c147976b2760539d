/** What the `guardrail` codes carry beside their name: never the value of a header but the guardrail's. */
import type { PlanRequest } from "../../claude-code/types.js";

export interface GuardrailArguments {
  "guardrail.header-malformed": {
    faults: PlanRequest["headerFaults"];
    /** The file that sets the variable; null for the process environment. */
    file: string | null;
    /** Names of the headers that are sent as they were meant. */
    sent: string[];
  };
}
