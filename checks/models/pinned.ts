/** Whether somebody chose the models: what is built in changes with the release. */
import type { Plan } from "../../src/claude-code/types.js";
import { fallsBackByMemory, silentFallback } from "../../src/diagnosis/models/fell-back.js";
import { leavingModels } from "../../src/diagnosis/models/geography.js";
import { unpinnedModels } from "../../src/diagnosis/models/unpinned.js";
import type { FindingCode } from "../../src/diagnosis/types.js";
import {
  consequence,
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
} from "../../src/engine/define-check.js";
import type { Facts } from "../../src/facts/types.js";

export default defineCheck({
  id: "models/pinned",
  area: "models",
  title: "Somebody chose the models in use",
  codes: ["model.unpinned"],
  needs: ["plan", "diagnosis"],
  reads: ["inferenceProfiles", "invocation", "mantle"],
  run({ plan, diagnosis, inferenceProfiles, invocation, mantle }) {
    if (plan.provider === "none") return depends("invocation");
    const finding = unpinnedModels(plan);
    if (finding === null) {
      return plan.models.every((model) => !model.inUse || model.pinned)
        ? proved("Every model in use was chosen by a setting, a variable or an option.")
        : notApplicable("What nobody chose is part of mantle.alias-surprise.");
    }
    const failed = diagnosis.causes.find((cause) =>
      cause.facts.some((fact) => fact === "invocation" || fact === "mantle"),
    );
    if (failed !== undefined) return consequence(failed.found.code);
    const said = saidElsewhere(plan, { inferenceProfiles, invocation, mantle });
    return said === null ? found(finding) : notApplicable(`Nobody did, which is part of ${said}.`);
  },
});

/** Each of these ends with a pin: it is said once, where it does harm. */
function saidElsewhere(
  plan: Plan,
  facts: Pick<Facts, "inferenceProfiles" | "invocation" | "mantle">,
): FindingCode | null {
  if (plan.allowList.refused.length > 0) return "model.not-selectable";
  if (silentFallback(plan, facts) !== null) return "model.silent-fallback";
  if (fallsBackByMemory(plan, facts)) return "model.stale-access-memory";
  const listAsked = facts.inferenceProfiles.state !== "not-asked";
  return listAsked && leavingModels(plan, facts) !== null ? "model.leaves-geography" : null;
}
