/** Whether the commands that this report hands out can be run. */
import { missingAwsCli } from "../../src/diagnosis/setup/aws-cli.js";
import { defineCheck, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "setup/aws-cli",
  area: "setup",
  title: "The AWS CLI is there for the remedies that use it",
  codes: ["setup.aws-cli-missing"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    const finding = missingAwsCli(plan, diagnosis);
    if (finding !== null) return found(finding);
    const { awsCli } = plan.machine;
    return awsCli === null
      ? notApplicable("No remedy of this run needs the AWS CLI.")
      : proved(`The AWS CLI ${awsCli.version ?? "(its version is not told)"} was found.`);
  },
});
