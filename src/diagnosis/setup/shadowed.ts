/**
 * Values that a settings file takes out of force. Most people expect the shell to win; the client lets
 * the files win. Reported only where the variable decides something in this plan and the values really
 * differ, since a repeated value is a good habit.
 */
import type { Plan, PlanVariable, SourcedValue } from "../../claude-code/types.js";
import type { SetupArguments } from "../arguments/setup.js";
import type { Found } from "../types.js";
import { isInFile, openable, placeOf } from "./places.js";

type Decides = SetupArguments["setup.setting-shadowed"]["variables"][number]["decides"];

/** The finding, or null where nothing that decides is shadowed. */
export function shadowedSettings(plan: Plan): Found | null {
  const variables = plan.variables.flatMap((variable) => {
    const decides = variable.leftOut === true ? null : whatDecides(plan, variable.name);
    const winner = placeOf(variable);
    // Given for this one start, or left empty: both are said on purpose.
    const meant = !isInFile(winner) || winner.scope === "command-line" || variable.value.trim() === "";
    if (decides === null || meant) return [];
    const losers = variable.overrides.filter(differs(variable));
    if (losers.length === 0) return [];
    return [{ name: variable.name, decides, value: variable.value, winner, losers: losers.map(toLoser) }];
  });
  if (variables.length === 0) return null;
  return {
    code: "setup.setting-shadowed",
    arguments: { variables },
    locations: openable(variables.flatMap((one) => [one.winner, ...one.losers])),
  };
}

function toLoser({ value, scope, location }: SourcedValue) {
  return { value, scope, ...(location === undefined ? {} : { location }) };
}

function differs(winner: PlanVariable): (loser: SourcedValue) => boolean {
  return (loser) =>
    loser.same !== true &&
    // The place of ~/.claude.json among the settings files was never observed.
    loser.scope !== "state" &&
    loser.value.trim() !== "" &&
    !sameText(winner.value, loser.value);
}

function sameText(a: string, b: string): boolean {
  return a !== "<secret>" && a.trim() === b.trim();
}

const filesOfAws = ["AWS_PROFILE", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"];
const environmentKeys = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
const endpointVariables = [
  "ANTHROPIC_BEDROCK_BASE_URL",
  "ANTHROPIC_BEDROCK_MANTLE_BASE_URL",
  "AWS_ENDPOINT_URL_BEDROCK",
  "AWS_ENDPOINT_URL",
];

/** What the variable decides in this plan, or null where something else decides it. */
export function whatDecides(plan: Plan, name: string): Decides | null {
  if (plan.region.source === `env:${name}`) return "region";
  if (filesOfAws.includes(name)) {
    if (plan.credentials.profile !== undefined) return "credentials";
    return plan.region.source === "config-file" || plan.region.source === "credentials-file"
      ? "region"
      : null;
  }
  if (environmentKeys.includes(name)) return plan.credentials.kind === "env-keys" ? "credentials" : null;
  if (name === "AWS_BEARER_TOKEN_BEDROCK")
    return plan.credentials.apiKey === undefined ? null : "credentials";
  if (namesModel(plan, name)) return "models";
  const endpoints = [plan.endpoints.invoke, plan.endpoints.control, plan.endpoints.mantle];
  const moves = endpointVariables.includes(name) && endpoints.some((one) => one?.overriddenBy === name);
  return moves ? "endpoints" : null;
}

function namesModel(plan: Plan, name: string): boolean {
  if (name === "ANTHROPIC_BEDROCK_REGION_PREFIX") return plan.models.some((one) => !one.pinned);
  return plan.models.some(
    ({ setBy, source }) => (setBy?.kind === "variable" && setBy.name === name) || source === name,
  );
}
