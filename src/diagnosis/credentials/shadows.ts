/**
 * An API key in front of credentials that work. That they work is proved by STS, which is asked about
 * a hidden key pair, or by a cached sign-in that is still good; else nothing is claimed.
 */

import type { Plan } from "../../claude-code/types.js";
import type { Found } from "../types.js";
import type { AskedFacts } from "./accepted.js";
import { hasApiKey } from "./caller.js";

/** The finding, or null where nothing that is known to work is hidden. */
export function shadowedByKey(plan: Plan, facts: AskedFacts): Found | null {
  const { hidden, source, location } = plan.credentials;
  if (!hasApiKey(plan) || hidden === undefined || plan.provider === "none") return null;
  const { identity } = facts;
  const arn = identity.state === "answered" ? identity.value.arn : undefined;
  if (arn === undefined && hidden.signedIn !== true) return null;
  return {
    code: "credentials.bearer-shadows",
    arguments: {
      source,
      hidden: hidden.source,
      provedBy: arn === undefined ? "signed-in" : "sts",
      ...(arn === undefined ? {} : { arn }),
      ...(hidden.accessKeyId === undefined ? {} : { accessKeyId: hidden.accessKeyId }),
    },
    locations: location === undefined ? [] : [location],
  };
}
