/** Whether everything that the project's own settings decide was taken into account. */
import { needTrust } from "../../src/diagnosis/left-out.js";
import { causesOf, defineCheck, found, notApplicable, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "setup/project-trust",
  area: "setup",
  title: "Nothing in the project's settings was left out",
  codes: ["setup.project-settings-need-trust"],
  needs: ["plan", "diagnosis"],
  reads: [],
  run({ plan, diagnosis }) {
    const made = causesOf(diagnosis, ["setup.project-settings-need-trust"])[0];
    const finding = made ?? needTrust(plan);
    if (finding !== null) return found(finding);
    const own = plan.settings.filter(({ scope, status }) => isProject(scope) && status === "read");
    return own.length === 0
      ? notApplicable("The folder has no settings of its own that can be read.")
      : proved("The project's settings pick nothing that would need trust.");
  },
});

function isProject(scope: string): boolean {
  return scope === "project" || scope === "local";
}
