/**
 * What the client adds to a model request beyond the prompt and its limits, so that `--deep` can send
 * it too: the fields of CLAUDE_CODE_EXTRA_BODY, and what it leaves out again when AWS refuses.
 */
import { modelFlags } from "../knowledge/request-models.js";
import { betaFlags, requestRules } from "../knowledge/requests.js";
import { ruleFor } from "../knowledge/versions.js";
import type { Secret } from "../machine/types.js";
import type { Situation } from "./situation.js";
import { conceal } from "./text.js";
import { readVariable } from "./variables.js";

export interface RequestExtras {
  /** JSON of the fields that are added to the body, without what the probe has of its own; null for none. */
  fields: Secret | null;
  /** For each further try of the client after a refusal: the beta flags that it leaves out. */
  retriesWithout: readonly (readonly string[])[];
}

/** The probe's own, and what would make one output token too little. */
const ofTheProbe = new Set([
  "anthropic_beta",
  "anthropic_version",
  "max_tokens",
  "messages",
  "model",
  "stream",
  "thinking",
  "tools",
]);

/** Reads them. A text that is no JSON object adds nothing (inferred). */
export function readRequestExtras(situation: Situation): RequestExtras {
  const { toolSearch } = betaFlags;
  const { thinkingControls } = modelFlags;
  const retries = ruleFor(requestRules.retriesWithFewerBetas, situation.claudeCode.version) !== false;
  const fields = Object.entries(extraBody(situation)).filter(([name]) => !ofTheProbe.has(name));
  return {
    fields: fields.length === 0 ? null : writtenAgain(Object.fromEntries(fields)),
    retriesWithout: retries ? [[thinkingControls], [thinkingControls, toolSearch]] : [],
  };
}

/** Null for levels without end, which can be read and not be written: the client fails at them as well. */
function writtenAgain(fields: Record<string, unknown>): Secret | null {
  try {
    return conceal(JSON.stringify(fields));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The fields of CLAUDE_CODE_EXTRA_BODY; none where the text is no JSON object. */
export function extraBody({ variables }: Situation): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(readVariable(variables, "CLAUDE_CODE_EXTRA_BODY") ?? "");
    return typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body } : {};
  } catch {
    return {};
  }
}
