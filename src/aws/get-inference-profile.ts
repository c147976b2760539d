/** One inference profile by its ID or ARN: the foundation models behind it. */
import type { Answer, Caller } from "./call.js";
import { readControlPlane } from "./control-read.js";
import { isObject } from "./normalise-response.js";

/**
 * Asks for one of them.
 *
 * @param profile - ID or ARN
 * @returns ARNs of the models it routes to
 */
export function getInferenceProfile(
  caller: Caller & { endpoint: string },
  profile: string,
): Promise<Answer<string[]>> {
  const path = `/inference-profiles/${encodeURIComponent(profile)}`;
  return readControlPlane(caller, { operation: "GetInferenceProfile", path }, ({ models }) =>
    Array.isArray(models)
      ? models.filter(isObject).flatMap(({ modelArn }) => (typeof modelArn === "string" ? [modelArn] : []))
      : null,
  );
}
