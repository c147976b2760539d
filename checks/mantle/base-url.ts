/** Whether a base URL of one's own leads where Mantle takes Messages requests. */
import { judgeMantle } from "../../src/diagnosis/mantle/judge.js";
import { causesOf, defineCheck, found } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "mantle/base-url",
  area: "mantle",
  title: "The base URL of Mantle leads to the Messages API",
  codes: ["mantle.base-url"],
  needs: ["plan", "diagnosis"],
  reads: ["mantle"],
  run({ plan, diagnosis, mantle }) {
    const findings = causesOf(diagnosis, ["mantle.base-url"]);
    if (findings.length > 0) return found(...findings);
    return judgeMantle(
      plan,
      mantle,
      "any",
      () => `${plan.endpoints.mantle?.url ?? "The base URL"} serves the Messages API.`,
    );
  },
});
