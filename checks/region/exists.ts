/** Whether the region exists: Claude Code checks neither spelling nor existence. */

import { knownRegion } from "../../src/diagnosis/known-region.js";
import { undecidedBy } from "../../src/diagnosis/left-out.js";
import { causesOf, consequence, defineCheck, found, proved, unknown } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "region/exists",
  area: "region",
  title: "The region exists and has Amazon Bedrock",
  codes: ["region.unknown"],
  needs: ["plan", "diagnosis"],
  reads: ["identity", "inferenceProfiles", "invocation"],
  run({ plan, diagnosis, identity, inferenceProfiles, invocation }) {
    const findings = causesOf(diagnosis, ["region.unknown"]);
    if (findings.length > 0) return found(...findings);
    if (plan.region.malformed === true) return consequence("region.malformed");
    const open = undecidedBy(plan, ["region"]);
    if (plan.provider !== "none" && open !== null) return unknown(open);
    const region = plan.region.value;
    const answered = [identity, inferenceProfiles, invocation].some(
      (fact) => fact.state === "answered" || fact.state === "refused",
    );
    if (answered) return proved(`AWS answered in ${region}.`);
    const known = knownRegion(region);
    if (known !== null) return proved(`${region} is an AWS region, as of ${known.asOf}.`);
    return unknown(`${region} is in no list of AWS regions known here, and no host of it was asked.`);
  },
});
