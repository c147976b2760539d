/**
 * What a person says that a pinned model can do, by ANTHROPIC_DEFAULT_OPUS_MODEL_SUPPORTED_CAPABILITIES
 * and its like: of the model that the pin names nothing else is believed then.
 * Source: observed, releases 2.1.170 and 2.1.328.
 */
import { pinVariable, withoutSuffix } from "./model-names.js";
import type { ModelTraits } from "./request-traits.js";
import type { Situation } from "./situation.js";
import { readVariable } from "./variables.js";

const pins = [
  ...(["fable", "opus", "sonnet", "haiku"] as const).map(pinVariable),
  "ANTHROPIC_CUSTOM_MODEL_OPTION",
];

/**
 * The traits as they were declared, or those that were given where nothing was.
 *
 * @param model - what goes on the wire
 */
export function asDeclared(situation: Situation, model: string, traits: ModelTraits): ModelTraits {
  const declared = readDeclared(situation, model);
  if (declared === null) return traits;
  const adapts = declared.includes("adaptive_thinking");
  return {
    ...traits,
    thinking: !declared.includes("thinking") ? "none" : adapts ? "adaptive" : "budget",
    interleaved: declared.includes("interleaved_thinking"),
    effort: declared.includes("effort"),
  };
}

/** An empty text declares that the model can do nothing. */
function readDeclared({ variables }: Situation, model: string): string[] | null {
  for (const name of pins) {
    const pin = withoutSuffix(readVariable(variables, name) ?? "").toLowerCase();
    const text = readVariable(variables, `${name}_SUPPORTED_CAPABILITIES`);
    if (pin === "" || text === undefined || pin !== model.toLowerCase()) continue;
    return text.split(",").map((one) => one.trim().toLowerCase());
  }
  return null;
}
