/** The gate of `--expect-region`. */
import { undecidedBy } from "../../src/diagnosis/left-out.js";
import {
  defineCheck,
  depends,
  found,
  notApplicable,
  proved,
  unknown,
} from "../../src/engine/define-check.js";

export default defineCheck({
  id: "region/expected",
  area: "region",
  title: "Claude Code calls the expected region",
  codes: ["region.unexpected"],
  needs: ["plan"],
  reads: [],
  required: true,
  run({ plan }) {
    const expected = plan.expected?.region;
    if (expected === undefined) return notApplicable("No region was named with --expect-region.");
    if (plan.provider === "none") return depends("invocation");
    const open = undecidedBy(plan, ["region"]);
    if (open !== null) return unknown(open);
    const { value, source, location } = plan.region;
    if (value === expected) return proved(`The region is ${value}.`);
    return found({
      code: "region.unexpected",
      arguments: { expected, region: value, source, ...(location === undefined ? {} : { location }) },
      locations: location === undefined ? [] : [location],
    });
  },
});
