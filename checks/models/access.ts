/** Whether each model in use answers a real request: the one proof that nothing on the way is wrong. */

import { judgeModels } from "../../src/diagnosis/judge-models.js";
import { knownDefects } from "../../src/diagnosis/setup/client-defects.js";
import { causesOf, consequence, defineCheck, found } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/access",
  area: "models",
  title: "Each model in use answers",
  codes: ["model.access-denied"],
  needs: ["plan", "diagnosis"],
  reads: ["invocation", "mantle"],
  required: true,
  run({ plan, diagnosis, invocation, mantle }) {
    const findings = causesOf(diagnosis, ["model.access-denied"]);
    if (findings.length > 0) return found(...findings);
    // The request made here carries what the client of this release leaves out: its answer proves nothing.
    if (knownDefects(plan, { invocation, mantle }) !== null) return consequence("setup.client-known-bug");
    if (causesOf(diagnosis, ["credentials.bearer-empty"]).length > 0) {
      return consequence("credentials.bearer-empty");
    }
    return judgeModels(
      plan,
      { invocation, mantle },
      "all",
      (models) => `${models} answered a real request of one token.`,
    );
  },
});
