/** Whether the models in use cache prompts on Bedrock at all. */
import { cachingUnsupported } from "../../src/diagnosis/caching/tried.js";
import { defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "caching/supported",
  area: "caching",
  title: "The models in use cache prompts",
  codes: ["caching.unsupported"],
  needs: ["plan"],
  reads: ["promptCache", "invocation"],
  run({ plan, promptCache, invocation }) {
    if (plan.provider === "none") return depends("invocation");
    const probes = invocation.state === "answered" ? invocation.value.probes : [];
    const refused = probes.filter(({ state }) => state === "refused").map(({ model }) => model);
    // What AWS does not serve caches nothing either: that is said where it is mended.
    const models = plan.models.filter(({ resolved }) => !refused.includes(resolved));
    const finding = cachingUnsupported({ ...plan, models }, promptCache);
    return finding === null ? proved("No model in use is one that is known not to cache.") : found(finding);
  },
});
