/**
 * The draft plan: what Claude Code will do on this machine, from the snapshot alone. What only AWS
 * can tell is marked as an assumption, and `settlePlan` resolves it.
 */
import { findLookAlike } from "../knowledge/look-alikes.js";
import { requestVariables } from "../knowledge/requests.js";
import { isKnownVariable } from "../knowledge/variables.js";
import type { Snapshot } from "../machine/types.js";
import { planAllowList } from "./available-models.js";
import { describeOddities, hiddenCredentials } from "./credential-oddities.js";
import { credentialsInUse } from "./early.js";
import { resolveEndpoints, resolveSigning } from "./endpoints.js";
import { describeMachine } from "./machine.js";
import { planMemory } from "./memory.js";
import { planModels } from "./models.js";
import { planNetwork } from "./network.js";
import { planOverrides } from "./overrides.js";
import { resolveRegion } from "./region.js";
import { planRequest } from "./request.js";
import { readSituation, type Situation } from "./situation.js";
import { planStartUp } from "./start-up.js";
import { planTrust } from "./trust.js";
import type { Draft, Plan, PlanModel, PlanOptions } from "./types.js";
import { isOn, listVariables, locationOf, readVariable } from "./variables.js";
import { wire } from "./wiring.js";

const switches = [
  "CLAUDE_CODE_USE_BEDROCK",
  "CLAUDE_CODE_USE_MANTLE",
  "CLAUDE_CODE_USE_VERTEX",
  "CLAUDE_CODE_USE_FOUNDRY",
  "CLAUDE_CODE_USE_ANTHROPIC_AWS",
];

/** Variables that a machine always has; they show only where a settings file sets them. */
const ofEveryMachine = new Set(["PATH", "HOME", "SHELL", "COMSPEC", "USERPROFILE", "HOMEDRIVE", "HOMEPATH"]);
const ofEveryWindows = new Set(["APPDATA", "LOCALAPPDATA"]);

/**
 * Predicts what Claude Code does with this machine, without a call.
 *
 * @returns the plan, free of secrets, and the wiring that the probes need beside it
 */
export function draftPlan(snapshot: Snapshot, options: PlanOptions): Draft {
  const situation = readSituation(snapshot, options);
  const provider = providerOf(situation);
  const region = resolveRegion(situation);
  const credentials = credentialsInUse(situation, provider, region.value);
  const hidden = hiddenCredentials(situation, provider, credentials);
  const endpoints = resolveEndpoints(situation, provider, region.value);
  const { models } = planModels(situation, provider, region.value);
  const requestFor = (primary: PlanModel | undefined) => planRequest(situation, primary);
  const plan: Plan = {
    mode: options.mode,
    platform: snapshot.platform,
    at: new Date(snapshot.takenAt).toISOString(),
    claudeCode: situation.claudeCode,
    provider,
    region,
    credentials: { ...credentials.plan, ...describeOddities(situation, credentials, hidden) },
    endpoints,
    signing: resolveSigning(situation, endpoints, credentials),
    models,
    request: requestFor(models[0]),
    settings: situation.settings.listed,
    variables: listVariables(situation.variables, matters),
    machine: describeMachine(snapshot),
    startUp: planStartUp(situation, provider, region.value),
    allowList: planAllowList(situation, provider, region.value),
    overrides: planOverrides(situation, models),
    trust: planTrust(situation),
    memory: planMemory(situation, provider),
    providerSwitches: readSwitches(situation),
    ...planNetwork(situation, endpoints, region.value),
    ...(options.expected === undefined ? {} : { expected: options.expected }),
  };
  const wiring = wire(situation, credentials.route, endpoints, region.value);
  return { plan, wiring: hidden === null ? wiring : { ...wiring, hidden: hidden.route }, requestFor };
}

/** Bedrock wins over other cloud providers (observed, releases 2.1.170 and 2.1.328). */
function providerOf({ variables }: Situation): Plan["provider"] {
  const invoke = isOn(variables, "CLAUDE_CODE_USE_BEDROCK");
  const mantle = isOn(variables, "CLAUDE_CODE_USE_MANTLE");
  if (invoke) return mantle ? "invoke+mantle" : "invoke";
  return mantle ? "mantle" : "none";
}

function readSwitches({ variables }: Situation): Plan["providerSwitches"] {
  return switches.flatMap((name) => {
    const value = readVariable(variables, name);
    if (value === undefined) return [];
    const location = locationOf(variables, name);
    const source = variables.effective.get(name)?.scope ?? "environment";
    return [
      { name, value, on: isOn(variables, name), source, ...(location === undefined ? {} : { location }) },
    ];
  });
}

function matters(name: string): boolean {
  const known = isKnownVariable(name) || requestVariables.has(name) || findLookAlike(name) !== null;
  return known && !ofEveryMachine.has(name) && !ofEveryWindows.has(name);
}
