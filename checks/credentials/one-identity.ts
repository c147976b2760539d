/** Whether the credentials that are set name one identity: of two the client takes one without a word. */
import { differingSources, incomparableSources } from "../../src/diagnosis/credentials/sources.js";
import { undecidedBy } from "../../src/diagnosis/left-out.js";
import { defineCheck, depends, found, proved, unknown } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "credentials/one-identity",
  area: "credentials",
  title: "One identity is set",
  codes: ["credentials.multiple-sources"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    if (plan.provider === "none") return depends("credentials");
    const open = undecidedBy(plan, ["credentials"]);
    if (open !== null) return unknown(open);
    const finding = differingSources(plan);
    if (finding !== null) return found(finding);
    const others = incomparableSources(plan);
    return others.length === 0
      ? proved("No second source names another identity.")
      : unknown(`Whether ${others.join(" and ")} is another identity than the one in use was not asked.`);
  },
});
