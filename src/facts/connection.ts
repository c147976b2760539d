/** See `values/connection.ts`. Filled from the transport when every other question is over. */
import { type Asked, notAsked, type RunContext } from "./run-context.js";
import type { ConnectionValue } from "./values/connection.js";

export function askConnection(_run: RunContext): Asked<ConnectionValue> {
  return notAsked({ because: "plan", applies: false, text: "Not asked yet." });
}
