/** The finding for an API key past its end: made from the key itself, or confirmed by AWS's refusal. */
import type { Plan } from "../claude-code/types.js";
import type { Found } from "./types.js";

/** Names the end of the key and the credentials that it hides. */
export function expiredKey(plan: Plan): Found {
  const { apiKey, others, location } = plan.credentials;
  return {
    code: "credentials.bearer-expired",
    arguments: {
      expiredAt: apiKey?.expiresAt ?? plan.at,
      ...(apiKey?.region === undefined ? {} : { region: apiKey.region }),
      hides: others
        .filter((one) => one.kind !== "none" && one.kind !== "instance-metadata")
        .map((one) => one.source),
    },
    locations: location === undefined ? [] : [location],
  };
}
