/** Whether every variable that is set for Claude Code has a name that it reads. */
import { lookAlikes } from "../../src/diagnosis/setup/look-alikes.js";
import { defineCheck, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "setup/variable-names",
  area: "setup",
  title: "No variable looks right and is never read",
  codes: ["setup.look-alike-variable"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    const finding = lookAlikes(plan);
    return finding === null
      ? proved("No variable is set that is known to be mistaken for one that counts.")
      : found(finding);
  },
});
