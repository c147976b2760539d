/**
 * From what goes on the wire as a model to the foundation model behind it. AWS's availability call
 * takes base model IDs only; asking it for anything else would be a refused call to no purpose.
 */

/** A geography in front of `<vendor>.<model>`: `us.`, `us-gov.`, `global.`. */
const GEOGRAPHY = /^[a-z]{2,8}(?:-[a-z]{2,4})?\.(?=[a-z][a-z0-9]*\.[a-z0-9])/;
const BASE_ID = /^[a-z][a-z0-9]*\.[a-z0-9][a-z0-9.:-]*$/;
const ARN = /^arn:[^:]+:bedrock:[^:]*:[^:]*:(?<type>foundation-model|inference-profile)\/(?<id>.+)$/;

/**
 * The base model ID behind an ID or ARN.
 *
 * @param model - as it goes on the wire: a base ID, a system-defined inference profile, or the ARN of either
 * @returns the base ID, or null where the text alone does not tell (application inference profiles,
 *   bare names, anything that is no Bedrock ID)
 */
export function baseModelId(model: string): string | null {
  const id = ARN.exec(model)?.groups?.id ?? model;
  const base = id.replace(GEOGRAPHY, "");
  return BASE_ID.test(base) ? base : null;
}
