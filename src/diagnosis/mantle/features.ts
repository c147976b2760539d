/** What is configured for models on Mantle that Mantle does not have, by the plan alone. */
import type { Plan } from "../../claude-code/types.js";
import type { MantleArguments } from "../arguments/mantle.js";
import { variableOf } from "../plan-variable.js";
import type { Found } from "../types.js";

type Feature = MantleArguments["mantle.feature-unsupported"]["features"][number];

/** The finding, or null where nothing is asked of Mantle that it lacks. */
export function unsupportedFeatures(plan: Plan): Found | null {
  const models = modelsOnMantle(plan);
  if (models.length === 0) return null;
  const features = [guardrail(plan), structuredOutput(plan)].flatMap((one) => one ?? []);
  if (features.length === 0) return null;
  return {
    code: "mantle.feature-unsupported",
    arguments: { features, models },
    locations: features.flatMap((one) => (one.location === undefined ? [] : [one.location])),
  };
}

/** IDs of the models in use that are called at Mantle. */
export function modelsOnMantle(plan: Plan): string[] {
  const used = plan.models.filter((model) => model.inUse && model.route === "mantle");
  return [...new Set(used.map((model) => model.resolved))];
}

function guardrail(plan: Plan): Feature | null {
  const named = plan.request.guardrail;
  return named === null || named.identifier === null
    ? null
    : featureOf(plan, "guardrail", "ANTHROPIC_CUSTOM_HEADERS");
}

/** A format for the answer, in the fields that a variable adds to the body. */
function structuredOutput(plan: Plan): Feature | null {
  const text = variableOf(plan, "CLAUDE_CODE_EXTRA_BODY")?.value ?? "";
  return /"output_(config|format)"\s*:/.test(text)
    ? featureOf(plan, "structured-output", "CLAUDE_CODE_EXTRA_BODY")
    : null;
}

function featureOf(plan: Plan, feature: Feature["feature"], setBy: string): Feature {
  const location = variableOf(plan, setBy)?.location;
  return { feature, setBy, ...(location === undefined ? {} : { location }) };
}
