/** Whether Claude Code is there, can be started by its name, and is a release whose behaviour is known. */
import { judgeClient } from "../../src/diagnosis/setup/client.js";
import { defineCheck, found, proved } from "../../src/engine/define-check.js";

export default defineCheck({
  id: "setup/client",
  area: "setup",
  title: "Claude Code is installed and its release is known",
  codes: ["setup.client-not-found", "setup.client-not-on-path", "setup.client-newer-than-knowledge"],
  needs: ["plan"],
  reads: [],
  run({ plan }) {
    const findings = judgeClient(plan);
    if (findings.length > 0) return found(...findings);
    const { version, source } = plan.claudeCode;
    if (source === "option") return proved(`The report is about ${version}, as it was asked for.`);
    const path = plan.machine.client?.path ?? "its package";
    return source === "assumed-newest"
      ? proved(`Claude Code is ${path}; its release could not be told, and ${version} is assumed.`)
      : proved(`Claude Code is ${version}, told from ${path}.`);
  },
});
