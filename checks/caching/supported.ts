/** Whether the models in use cache prompts on Bedrock at all. */
import { cachingUnsupported } from "../../src/diagnosis/caching/tried.js";
import { defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "caching/supported",
  area: "caching",
  title: "The models in use cache prompts",
  codes: ["caching.unsupported"],
  needs: ["plan"],
  reads: ["promptCache"],
  run({ plan, promptCache }) {
    if (plan.provider === "none") return depends("invocation");
    const finding = cachingUnsupported(plan, promptCache);
    return finding === null ? proved("No model in use is one that is known not to cache.") : found(finding);
  },
});
