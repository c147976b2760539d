/**
 * Whether every source of the region holds a region. A release that passes a malformed value over
 * says nothing of it, so that the run goes on in another region.
 */
import { malformedRegion } from "../../src/diagnosis/region/malformed.js";
import { causesOf, defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "region/well-formed",
  area: "region",
  title: "What names the region is shaped like a region",
  codes: ["region.malformed"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    if (plan.provider === "none") return depends("invocation");
    const inForce = causesOf(diagnosis, ["region.malformed"]);
    if (inForce.length > 0) return found(...inForce);
    const skipped = malformedRegion(plan, false);
    return skipped === null
      ? proved(`${plan.region.value} is shaped like a region, and no source was passed over.`)
      : found(skipped);
  },
});
