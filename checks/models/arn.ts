/** Whether ARNs in the place of model IDs are well formed and of the region that is called. */
import { readArn } from "../../src/diagnosis/models/arn.js";
import {
  causesOf,
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
} from "../../src/engine/define-check.js";

const codes = ["model.arn-region-mismatch", "model.arn-invalid"] as const;

export default defineCheck({
  id: "models/arn",
  area: "models",
  title: "ARNs of models are well formed and of the region",
  codes,
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    const findings = causesOf(diagnosis, codes);
    if (findings.length > 0) return found(...findings);
    if (plan.provider === "none") return depends("invocation");
    const arns = plan.models.filter((model) => readArn(model.resolved) !== null);
    if (arns.length === 0) return notApplicable("No model is named by an ARN.");
    return proved(
      `${[...new Set(arns.map((model) => model.resolved))].join(", ")}: form and region are right.`,
    );
  },
});
