/** Whether what the client remembers of its models still holds: it acts on it for minutes. */
import { staleMemory } from "../../src/diagnosis/models/access-memory.js";
import { defineCheck, depends, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/access-memory",
  area: "models",
  title: "What Claude Code remembers of its models still holds",
  codes: ["model.stale-access-memory"],
  needs: ["plan"],
  reads: ["invocation", "mantle"],
  run({ plan, invocation, mantle }) {
    if (plan.provider === "none") return depends("invocation");
    if (plan.memory === null || plan.memory.entries.length === 0) {
      return notApplicable("Claude Code remembers nothing of models that is still in force.");
    }
    const finding = staleMemory(plan, { invocation, mantle });
    if (finding !== null) return found(finding);
    const open = [invocation, mantle].every((fact) => fact.state !== "answered");
    return open
      ? depends("invocation")
      : proved(`Nothing in ${plan.memory.file} contradicts what AWS answered in this run.`);
  },
});
