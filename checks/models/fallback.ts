/** Whether the models in use are the client's first choice: it goes on to older ones almost in silence. */

import { judgeModels } from "../../src/diagnosis/judge-models.js";
import { fallsBackByMemory, silentFallback } from "../../src/diagnosis/models/fell-back.js";
import { defineCheck, depends, found, notApplicable } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/fallback",
  area: "models",
  title: "Claude Code uses the models of its first choice",
  codes: ["model.silent-fallback"],
  needs: ["plan"],
  reads: ["invocation", "mantle"],
  run({ plan, invocation, mantle }) {
    if (plan.provider === "none") return depends("invocation");
    const finding = silentFallback(plan, { invocation, mantle });
    if (finding !== null) return found(finding);
    if (fallsBackByMemory(plan, { invocation, mantle }))
      return notApplicable("AWS refuses none; what Claude Code remembers is model.stale-access-memory.");
    if (plan.models.every((model) => !model.inUse || model.pinned)) {
      return notApplicable("A model that was chosen is not exchanged for another.");
    }
    return judgeModels(
      plan,
      { invocation, mantle },
      "all",
      (models) => `${models} answered, so the client goes on to no older model.`,
    );
  },
});
