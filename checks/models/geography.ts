/** Whether the profiles that the client chose by itself keep requests in the region's geography. */
import type { PlanModel } from "../../src/claude-code/types.js";
import { chosenByClient, leavingModels } from "../../src/diagnosis/models/geography.js";
import {
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
  unknown,
} from "../../src/engine/define-check.js";
import type { Fact, ProbesValue } from "../../src/facts/types.js";

export default defineCheck({
  id: "models/geography",
  area: "models",
  title: "Models that nobody pinned stay in the region's geography",
  codes: ["model.leaves-geography"],
  needs: ["plan"],
  reads: ["inferenceProfiles", "invocation"],
  run({ plan, inferenceProfiles, invocation }) {
    if (plan.provider === "none") return depends("invocation");
    const chosen = chosenByClient(plan);
    if (chosen.length === 0) return notApplicable("The client chooses no profile of a geography by itself.");
    if (inferenceProfiles.state === "not-asked") {
      return unknown("The account's list of profiles decides it, and was not asked for.");
    }
    const finding = leavingModels(plan, { inferenceProfiles });
    if (finding === null) {
      const ids = [...new Set(chosen.map((model) => model.resolved))].join(", ");
      return proved(`${ids}: of the geography of ${plan.region.value}.`);
    }
    // Where the model does not answer, nothing leaves; what is wrong with it is said elsewhere.
    const open = invocation.state === "not-asked" && invocation.why.because === "option";
    return open || answers(invocation, chosen) ? found(finding) : depends("invocation");
  },
});

function answers(invocation: Fact<ProbesValue>, chosen: readonly PlanModel[]): boolean {
  const probes = invocation.state === "answered" ? invocation.value.probes : [];
  return probes.some(
    (probe) => probe.state === "answered" && chosen.some((model) => model.resolved === probe.model),
  );
}
