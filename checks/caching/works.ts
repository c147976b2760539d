/** With `--deep`: whether a second, identical request reads its prompt from AWS's cache. */
import { openCaching, triedCaching } from "../../src/diagnosis/caching/tried.js";
import { defineCheck, depends, found, unknown } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "caching/works",
  area: "caching",
  title: "AWS reads a repeated prompt from its cache",
  codes: ["caching.ineffective", "caching.verified"],
  needs: ["plan"],
  reads: ["promptCache"],
  run({ plan, promptCache }) {
    if (plan.provider === "none") return depends("invocation");
    if (promptCache.state !== "answered") return depends("promptCache");
    const findings = triedCaching(plan, promptCache);
    if (findings.length > 0) return found(...findings);
    const open = openCaching(promptCache);
    return open.length === 0
      ? unknown("No model that caches was tried.")
      : unknown(`The caching requests to ${open.join(", ")} did not come to an answer that tells.`);
  },
});
