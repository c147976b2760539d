/** Whether Claude Code is told to use Bedrock at all: without that nothing else matters. */
import { lossOf, lostProvider } from "../../src/diagnosis/settings-unreadable.js";
import { causesOf, consequence, defineCheck, found, proved } from "../../src/engine/define-check.js";

const routes = {
  invoke: "the Bedrock Invoke API",
  mantle: "Mantle",
  "invoke+mantle": "the Bedrock Invoke API and Mantle",
};

export default defineCheck({
  id: "setup/provider",
  area: "setup",
  title: "Claude Code is told to use Amazon Bedrock",
  codes: ["setup.provider-not-enabled"],
  needs: ["plan", "diagnosis"],
  reads: [],
  required: true,
  run({ plan, diagnosis }) {
    if (plan.provider !== "none") return proved(`Claude Code will use ${routes[plan.provider]}.`);
    if (lostProvider(plan)) return consequence(lossOf(plan, "provider"));
    return found(...causesOf(diagnosis, ["setup.provider-not-enabled"]));
  },
});
