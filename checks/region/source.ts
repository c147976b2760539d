/** Whether somebody chose the region: the built-in default is rarely what was meant. */
import { lostRegion } from "../../src/diagnosis/settings-unreadable.js";
import { consequence, defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "region/source",
  area: "region",
  title: "The region was chosen",
  codes: ["region.default-fallback"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    const { value, source, setBy, location } = plan.region;
    if (source !== "default") {
      const place = setBy?.file ?? location?.file;
      return proved(
        `The region is ${value}, from ${source.replace("env:", "")}${place === undefined ? "" : ` in ${place}`}.`,
      );
    }
    // The region matters once Bedrock is on; until then it would be noise beside the cause.
    if (plan.provider === "none") return depends("invocation");
    if (lostRegion(plan)) return consequence("setup.settings-unreadable");
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
