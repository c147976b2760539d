/** Whether this release reads the place where the region stands: older ones do not read the AWS files. */
import { unreadRegions } from "../../src/diagnosis/region/ignored-by-version.js";
import { causesOf, defineCheck, depends, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "region/read-by-version",
  area: "region",
  title: "This version reads the place where the region stands",
  codes: ["region.ignored-by-version"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    if (plan.provider === "none") return depends("invocation");
    const ignored = causesOf(diagnosis, ["region.ignored-by-version"]);
    if (ignored.length > 0) return found(...ignored);
    const { version } = plan.claudeCode;
    return proved(
      unreadRegions(plan).length > 0
        ? `Claude Code ${version} does not read the AWS files, whose region is its default all the same.`
        : `Claude Code ${version} reads every source that names a region before ${plan.region.value}.`,
    );
  },
});
