/** What is known of the installed client: whether it is there, can be started by its name, and is known. */
import type { Plan } from "../../claude-code/types.js";
import { newestVerified } from "../../knowledge/versions.js";
import type { Found } from "../types.js";

/** The finding about the client, or null. A release that was named by option needs no installed one. */
export function judgeClient(plan: Plan): Found[] {
  const { version, source, newerThanKnown } = plan.claudeCode;
  const { client } = plan.machine;
  const findings: Found[] = [];
  if (client === null && source !== "option") {
    return [{ code: "setup.client-not-found", arguments: { assumed: version } }];
  }
  if (client !== null && !client.onPath && !isStartedByAlias(client.path)) {
    findings.push({ code: "setup.client-not-on-path", arguments: { path: client.path } });
  }
  if (newerThanKnown) {
    findings.push({
      code: "setup.client-newer-than-knowledge",
      arguments: { version, newest: newestVerified },
    });
  }
  return findings;
}

/** This installation is started by an alias that its installer wrote, and never by PATH. */
function isStartedByAlias(path: string): boolean {
  return /[/\\]\.claude[/\\]local[/\\]/.test(path);
}
