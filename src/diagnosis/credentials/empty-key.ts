/** A blank API key with a release that takes it for a key: the client then signs nothing. */
import type { Plan } from "../../claude-code/types.js";
import { clientRules } from "../../knowledge/client-rules.js";
import { ruleFor } from "../../knowledge/versions.js";
import type { Found } from "../types.js";

/** The finding, or null where the key is no blank or this release passes a blank one over. */
export function emptyKeyFound(plan: Plan): Found | null {
  const { blankApiKey } = plan.credentials;
  const { version } = plan.claudeCode;
  if (blankApiKey === undefined || ruleFor(clientRules.blankApiKeySigns, version)) return null;
  return {
    code: "credentials.bearer-empty",
    arguments: { source: blankApiKey.source, version, fixedIn: "2.1.97" },
    locations: blankApiKey.location === undefined ? [] : [blankApiKey.location],
  };
}
