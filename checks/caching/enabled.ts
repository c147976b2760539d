/** Whether prompts of the models in use are cached: without that every turn is read and paid in full. */
import { cachingDisabled } from "../../src/diagnosis/caching/switches.js";
import { defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "caching/enabled",
  area: "caching",
  title: "Prompt caching is not switched off",
  codes: ["caching.disabled"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    if (plan.provider === "none") return depends("invocation");
    const disabled = cachingDisabled(plan);
    return disabled === null ? proved("No switch leaves the cache marks out.") : found(disabled);
  },
});
