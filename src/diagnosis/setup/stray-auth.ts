/** Credentials for Anthropic's own API beside Bedrock: ignored today, harmful in early releases. */
import type { Plan } from "../../claude-code/types.js";
import { strayAuthBreaks } from "../../knowledge/client-defects.js";
import { anthropicCredentials } from "../../knowledge/stray-auth.js";
import { compareVersions } from "../../knowledge/versions.js";
import type { SetupArguments } from "../arguments/setup.js";
import { variableOf } from "../plan-variable.js";
import type { Found } from "../types.js";
import { openable, placeOf } from "./places.js";

type Source = SetupArguments["setup.stray-anthropic-auth"]["sources"][number];

/** The finding that lists them all, or null. */
export function strayAuth(plan: Plan): Found | null {
  // A gateway takes them: there they are no strays.
  if (plan.credentials.kind === "skipped") return null;
  const sources = [...variablesOf(plan), ...helpersOf(plan), ...headerOf(plan)];
  if (sources.length === 0) return null;
  const { version } = plan.claudeCode;
  const signs = [plan.signing.invoke, plan.signing.mantle].some((one) => one?.kind === "sigv4");
  const harmful =
    signs &&
    compareVersions(version, strayAuthBreaks.until) <= 0 &&
    sources.some((one) => one.name !== "ANTHROPIC_API_KEY");
  return {
    code: "setup.stray-anthropic-auth",
    ...(harmful ? { severity: "warning" as const } : {}),
    arguments: { sources, harmful, version },
    locations: openable(sources),
  };
}

function variablesOf(plan: Plan): Source[] {
  return anthropicCredentials.variables.flatMap((name) => {
    const variable = variableOf(plan, name);
    return variable === null ? [] : [{ name, ...placeOf(variable) }];
  });
}

function helpersOf(plan: Plan): Source[] {
  const name = anthropicCredentials.settingsKey;
  return plan.settings.flatMap(({ file, scope, keys = [] }) =>
    keys
      .filter((key) => key.name === name)
      .map(({ line }) => ({
        name,
        scope,
        location: { file, key: name, ...(line === undefined ? {} : { line }) },
      })),
  );
}

function headerOf(plan: Plan): Source[] {
  const stray = plan.request.customHeaders.some((one) => one.toLowerCase() === anthropicCredentials.header);
  const variable = stray ? variableOf(plan, "ANTHROPIC_CUSTOM_HEADERS") : null;
  return variable === null ? [] : [{ name: "ANTHROPIC_CUSTOM_HEADERS", ...placeOf(variable) }];
}
