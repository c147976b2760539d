/** Whether somebody chose the region: the built-in default is rarely what was meant. */

import { undecidedBy } from "../../src/diagnosis/left-out.js";
import { ignoredRegion, unreadRegions } from "../../src/diagnosis/region/ignored-by-version.js";
import { malformedRegion } from "../../src/diagnosis/region/malformed.js";
import { lossOf, lostRegion } from "../../src/diagnosis/settings-unreadable.js";
import { consequence, defineCheck, depends, found, proved, unknown } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "region/source",
  area: "region",
  title: "The region was chosen",
  codes: ["region.default-fallback"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    const { value, source, setBy, location } = plan.region;
    const open = undecidedBy(plan, ["region"]);
    if (plan.provider !== "none" && open !== null) return unknown(open);
    if (source !== "default") {
      const place = setBy?.file ?? location?.file;
      return proved(
        `The region is ${value}, from ${source.replace("env:", "")}${place === undefined ? "" : ` in ${place}`}.`,
      );
    }
    // The region matters once Bedrock is on; until then it would be noise beside the cause.
    if (plan.provider === "none") return depends("invocation");
    if (lostRegion(plan)) return consequence(lossOf(plan, "region"));
    if (malformedRegion(plan, false) !== null) return consequence("region.malformed");
    if (ignoredRegion(plan) !== null) return consequence("region.ignored-by-version");
    if (unreadRegions(plan).length > 0) {
      return proved(`The AWS files name ${value}, which this version takes by default.`);
    }
    return found({
      code: "region.default-fallback",
      arguments: {
        region: value,
        profile: plan.credentials.profile ?? "default",
        version: plan.claudeCode.version,
      },
    });
  },
});
