/** Switches of other providers beside Bedrock's, which wins. */
import type { Plan } from "../../claude-code/types.js";
import type { Found } from "../types.js";
import { openable } from "./places.js";

const ours = ["CLAUDE_CODE_USE_BEDROCK", "CLAUDE_CODE_USE_MANTLE"];

/** The finding that lists the other switches, or null. */
export function providerConflict(plan: Plan): Found | null {
  if (plan.provider === "none") return null;
  const others = plan.providerSwitches
    .filter(({ name, on }) => on && !ours.includes(name))
    .map(({ name, value, source, location }) => ({
      name,
      value,
      scope: source,
      ...(location === undefined ? {} : { location }),
    }));
  if (others.length === 0) return null;
  return { code: "setup.provider-conflict", arguments: { others }, locations: openable(others) };
}
