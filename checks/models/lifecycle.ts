/** Whether the models in use will go on: by AWS's own dates, else by the dated table. */
import { legacyModels, lifeOf } from "../../src/diagnosis/models/lifecycle.js";
import { causesOf, defineCheck, depends, found, proved, unknown } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "models/lifecycle",
  area: "models",
  title: "The models in use are active",
  codes: ["model.legacy", "model.end-of-life"],
  needs: ["plan", "diagnosis"],
  reads: ["modelLifecycle", "invocation", "mantle", "inferenceProfiles", "applicationProfiles"],
  run({ plan, diagnosis, ...facts }) {
    if (plan.provider === "none") return depends("invocation");
    const ended = causesOf(diagnosis, ["model.end-of-life"]);
    const legacy = legacyModels(plan, facts);
    const findings = [...ended, ...(legacy === null ? [] : [legacy])];
    if (findings.length > 0) return found(...findings);
    const models = [...new Set(plan.models.filter((one) => one.inUse).map((one) => one.resolved))];
    const open = models.filter((one) => lifeOf(plan, one, facts) === null);
    if (open.length === 0) return proved(`${models.join(", ")}: active, with no end within 90 days.`);
    if (facts.modelLifecycle.state !== "answered") return depends("modelLifecycle");
    return unknown(
      `AWS did not tell of ${open.join(", ")}; the permission bedrock:GetFoundationModel would let it be asked.`,
    );
  },
});
