/** Known defects of the installed release that this set-up meets; a row whose condition fails is silent. */
import type { Plan } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { clientDefects, type DefectCondition } from "../../knowledge/client-defects.js";
import { compareVersions } from "../../knowledge/versions.js";
import { probesOf } from "../collect.js";
import { variableOf } from "../plan-variable.js";
import type { Found } from "../types.js";

type Routes = Pick<Facts, "invocation" | "mantle">;

/** The finding that lists them all, or null. */
export function knownDefects(plan: Plan, facts: Routes): Found | null {
  const { version } = plan.claudeCode;
  const bugs = clientDefects
    .filter(
      ({ since, until, condition }) =>
        (since === undefined || compareVersions(version, since) >= 0) &&
        (until === undefined || compareVersions(version, until) <= 0) &&
        conditions[condition](plan, facts),
    )
    .map(({ condition, effect, shows, fixedIn }) => ({
      condition,
      effect,
      ...(shows === undefined ? {} : { shows }),
      ...(fixedIn === undefined ? {} : { fixedIn }),
    }));
  return bugs.length === 0 ? null : { code: "setup.client-known-bug", arguments: { version, bugs } };
}

const conditions: Record<DefectCondition, (plan: Plan, facts: Routes) => boolean> = {
  "sso-region-differs": ({ credentials, region }) =>
    credentials.kind === "sso" &&
    credentials.ssoRegion !== undefined &&
    credentials.ssoRegion !== region.value,
  "bearer-or-skipped": ({ signing }) =>
    [signing.invoke, signing.mantle].some((one) => one !== null && one.kind !== "sigv4"),
  "blank-base-url": (plan) =>
    plan.credentials.kind !== "skipped" && isBlank(plan, "ANTHROPIC_BEDROCK_BASE_URL"),
  "gateway-with-api-key-only": (plan, facts) =>
    plan.signing.invoke?.kind === "none" &&
    plan.endpoints.invoke?.overriddenBy !== undefined &&
    variableOf(plan, "ANTHROPIC_API_KEY") !== null &&
    !plan.request.customHeaders.some((one) => /^(authorization|x-api-key)$/i.test(one)) &&
    !probesOf(facts, "invocation").some((probe) => probe.state === "answered"),
};

/** Set, and to nothing: `variableOf` takes that for unset, as later releases do. */
function isBlank(plan: Plan, name: string): boolean {
  return plan.variables.some((one) => one.name === name && one.leftOut !== true && one.value.trim() === "");
}
