/**
 * Does to a scenario what a person does with a remedy: merges the settings patch into the file it
 * names, runs the commands that set or remove variables, attaches the policy.
 */
import type { ReportFinding } from "../../src/report/types.js";
import type { Scenario } from "../../src/simulator/types.js";

export function applyRemedy(
  scenario: Scenario,
  finding: ReportFinding,
): { scenario: Scenario; changed: boolean } {
  const next = structuredClone(scenario);
  let changed = false;
  const { settings, policy, commands } = finding.remedy;
  if (settings !== undefined) {
    const path = fileKey(next, settings.file);
    next.machine.files[path] = mergePatch(parse(next.machine.files[path]), settings.patch);
    changed = true;
  }
  for (const command of commands) changed = runShell(next.machine.environment, command) || changed;
  if (policy !== undefined) {
    for (const identity of next.aws.identities) identity.policies.push({ name: "remedy", document: policy });
    changed = true;
  }
  return { scenario: next, changed };
}

function fileKey(scenario: Scenario, file: string): string {
  const home = scenario.machine.home ?? "/home/dev";
  const short = file.startsWith(home) ? `~${file.slice(home.length)}` : file;
  return Object.keys(scenario.machine.files).find((one) => one === short || one === file) ?? short;
}

function parse(content: string | object | undefined): object {
  if (content === undefined) return {};
  return typeof content === "string" ? JSON.parse(content) : content;
}

/** RFC 7396. */
function mergePatch(target: object, patch: object): object {
  const merged: Record<string, unknown> = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else if (typeof value === "object" && !Array.isArray(value)) {
      const inner = merged[key];
      merged[key] = mergePatch(typeof inner === "object" && inner !== null ? inner : {}, value);
    } else merged[key] = value;
  }
  return merged;
}

/** The two commands of a shell that remedies use on the machine itself; others need a person or AWS. */
function runShell(environment: Record<string, string>, command: string): boolean {
  const path = /^export PATH="([^"]*)"$/.exec(command);
  if (path?.[1] !== undefined) {
    environment.PATH = path[1].replace("$PATH", environment.PATH ?? "");
    return true;
  }
  const assignment = /^export (\w+)=(?:'(.*)'|(\S*))$/.exec(command);
  if (assignment?.[1] !== undefined) {
    environment[assignment[1]] = assignment[2] ?? assignment[3] ?? "";
    return true;
  }
  const removal = /^unset (.+)$/.exec(command);
  if (removal?.[1] === undefined) return false;
  for (const name of removal[1].split(" ")) delete environment[name];
  return true;
}
