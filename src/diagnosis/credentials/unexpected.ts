/** The gate of `--expect-account`: a finding where AWS, or the key itself, names another account. */

import type { Plan } from "../../claude-code/types.js";
import type { Found } from "../types.js";
import type { AskedFacts } from "./accepted.js";
import { callerAccount } from "./caller.js";

export function unexpectedAccount(plan: Plan, facts: AskedFacts): Found | null {
  const expected = plan.expected?.account;
  const caller = callerAccount(plan, facts);
  if (expected === undefined || caller === null || caller.account === expected) return null;
  const { source, location } = plan.credentials;
  return {
    code: "credentials.unexpected-account",
    arguments: { expected, account: caller.account, toldBy: caller.toldBy, source },
    locations: location === undefined ? [] : [location],
  };
}
