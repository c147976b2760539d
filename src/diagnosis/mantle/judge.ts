/** What the Mantle requests prove together, apart from those of the Invoke API. */
import type { Plan } from "../../claude-code/types.js";
import type { Outcome } from "../../engine/types.js";
import type { Fact, ProbesValue } from "../../facts/types.js";
import { judgeModels } from "../judge-models.js";
import { modelsOnMantle } from "./features.js";

const none: Fact<ProbesValue> = {
  state: "not-asked",
  askedAt: null,
  durationMs: 0,
  why: { because: "plan", applies: false, text: "Only Mantle is looked at." },
};

/**
 * The outcome of a check that is about Mantle's models and found nothing of its own.
 *
 * @param wanted - `all`: every model in use must have answered; `any`: one answer is proof enough.
 * @param say - the sentence for the list of models that answered.
 */
export function judgeMantle(
  plan: Plan,
  mantle: Fact<ProbesValue>,
  wanted: "all" | "any",
  say: (models: string) => string,
): Outcome {
  if (plan.provider === "none") return { kind: "depends", on: "mantle" };
  if (plan.provider === "invoke") return { kind: "not-applicable", reason: "Mantle is off." };
  if (modelsOnMantle(plan).length === 0) {
    return { kind: "not-applicable", reason: "No model in use is called at the Mantle endpoint." };
  }
  const models = plan.models.filter((model) => model.route === "mantle");
  return judgeModels({ ...plan, models }, { invocation: none, mantle }, wanted, say);
}
