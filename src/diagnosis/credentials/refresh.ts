/**
 * What `awsAuthRefresh` does to a set-up. The client asks AWS STS first and runs the command where STS
 * does not take the credentials; what the command brings is known only when it has run, and this tool
 * never runs it. So credentials that it would renew are no plain failure, and a command that cannot
 * help, or runs without need, is a risk of its own. Source: observed, releases 2.1.170 and 2.1.328.
 */

import type { Plan } from "../../claude-code/types.js";
import { clientRules } from "../../knowledge/client-rules.js";
import { ruleFor } from "../../knowledge/versions.js";
import type { RefreshRisk } from "../arguments/credentials.js";
import { probesOf } from "../collect.js";
import { variableOf } from "../plan-variable.js";
import type { Classified, FindingCode, Found } from "../types.js";
import type { AskedFacts } from "./accepted.js";
import { hasApiKey } from "./caller.js";

/** What a sign-in mends: the client goes on by itself once the command has succeeded. */
const renewable: readonly FindingCode[] = [
  "credentials.none",
  "credentials.expired",
  "credentials.sso-expired",
  "credentials.login-expired",
] as readonly FindingCode[];

const proxyNames = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"];
const trustNames = ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE"];

/** The command that Claude Code runs before it gives up, where nothing speaks against it; else null. */
export function usableRefresh(plan: Plan): string | null {
  const { refresh, kind } = plan.credentials;
  if (refresh === undefined || hasApiKey(plan) || kind === "env-keys" || kind === "skipped") return null;
  return refresh.programFound === false || refresh.profileFault !== undefined ? null : refresh.label;
}

/** Softens what the client would renew by itself, and says with which command. */
export function leaveToRefresh(causes: Classified[], plan: Plan): void {
  const command = usableRefresh(plan);
  if (command === null) return;
  for (const cause of causes) {
    if (!renewable.includes(cause.found.code)) continue;
    cause.found = {
      ...cause.found,
      severity: "warning",
      evidence: [
        ...(cause.found.evidence ?? []),
        { source: "plan", excerpt: `awsAuthRefresh: Claude Code runs ${command} first; it was not run here` },
      ],
    };
  }
}

/** The finding for a command that cannot help or runs without need, or null. */
export function refreshRisk(plan: Plan, facts: AskedFacts): Found | null {
  const { refresh } = plan.credentials;
  if (refresh === undefined || plan.provider === "none") return null;
  const risks = [...cannotSucceed(plan), ...cannotAsk(plan, facts)];
  if (risks.length === 0) return null;
  return {
    code: "credentials.refresh-loop-risk",
    arguments: { label: refresh.label, risks, version: plan.claudeCode.version },
    locations: [refresh.location],
  };
}

function cannotSucceed({ credentials }: Plan): RefreshRisk[] {
  const { refresh, kind, hidden, keyFaults, others } = credentials;
  const risks: RefreshRisk[] = [];
  if (refresh?.programFound === false && refresh.program !== null) {
    risks.push({ what: "program-missing", program: refresh.program });
  }
  if (refresh?.profileFault !== undefined) {
    const { what, profile } = refresh.profileFault;
    risks.push({ what: what === "absent" ? "profile-absent" : "profile-no-sign-in", profile });
  }
  const alone = hidden === undefined && others.every((one) => one.kind === "none");
  if (kind.startsWith("api-key-") && alone) risks.push({ what: "api-key-alone" });
  // Temporary keys end, and no command changes the variables of a process that runs.
  const temporary = credentials.accessKeyId?.startsWith("ASIA") === true;
  if (kind === "env-keys" && temporary && !keyFaults?.includes("token-missing")) {
    risks.push({ what: "keys-in-variables" });
  }
  return risks;
}

/** The question that goes before the command does not get through, while the requests may. */
function cannotAsk(plan: Plan, facts: AskedFacts): RefreshRisk[] {
  const { version } = plan.claudeCode;
  const proxy = proxyNames.find((name) => variableOf(plan, name) !== null);
  if (proxy !== undefined && !ruleFor(clientRules.refreshAsksThroughProxy, version)) {
    return [{ what: "proxy-not-used", proxy, since: "2.1.239" }];
  }
  const variable = trustNames.find((name) => variableOf(plan, name) !== null);
  if (variable !== undefined && proxy === undefined && !ruleFor(clientRules.trustReachesSts, version)) {
    return [{ what: "trust-not-used", variable, since: "2.1.260" }];
  }
  const { identity } = facts;
  const works = (["invocation", "mantle"] as const).some((name) =>
    probesOf(facts, name).some(({ state }) => state === "answered"),
  );
  if (identity.state !== "no-answer" || !works || hasApiKey(plan)) return [];
  const { failure } = identity;
  if (failure.kind !== "no-answer" || failure.reason === "interrupted") return [];
  return [{ what: "sts-out-of-reach", host: failure.host, code: failure.code }];
}
