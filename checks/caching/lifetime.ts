/** Whether a cache of one hour, where it was asked for, is one that client and models take. */
import { judgeLongCache } from "../../src/diagnosis/caching/switches.js";
import { lifetimeRefused } from "../../src/diagnosis/caching/tried.js";
import { defineCheck, depends, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "caching/lifetime",
  area: "caching",
  title: "A cache of one hour is taken where it was asked for",
  codes: ["caching.ttl-unsupported"],
  needs: ["plan"],
  reads: ["promptCache"],
  run({ plan, promptCache }) {
    if (plan.provider === "none") return depends("invocation");
    const judged = judgeLongCache(plan, lifetimeRefused(promptCache));
    switch (judged) {
      case "unasked":
        return notApplicable("No cache of one hour was asked for.");
      case "taken":
        return proved("Client and models in use take a cache of one hour.");
      default:
        return found(judged);
    }
  },
});
