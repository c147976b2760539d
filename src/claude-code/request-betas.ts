/**
 * The beta flags of the main model's requests. On the Invoke API they are split: some go in the
 * `anthropic-beta` header, most in the body, a few in both. Bedrock acts on those in the body. On
 * Mantle all of them go in the header. Source: observed, releases 2.1.170 to 2.1.328.
 */

import { nativeLongContext } from "../knowledge/models.js";
import { type ModelFlag, modelFlags } from "../knowledge/request-models.js";
import { addableBetas, awsHost, betaFlags, mantleBetas, toolSearchOff } from "../knowledge/requests.js";
import { ruleFor } from "../knowledge/versions.js";
import { extraBody } from "./request-extras.js";
import { thinkingIsOff } from "./request-limits.js";
import type { ModelTraits } from "./request-traits.js";
import type { Situation } from "./situation.js";
import type { PlanModel, PlanRequest } from "./types.js";
import { isOn, readVariable } from "./variables.js";

/**
 * Header and body flags, each in the order they are sent.
 *
 * @returns null where the model's flags are not known for this release
 */
export function readBetas(
  situation: Situation,
  primary: PlanModel | undefined,
  traits: ModelTraits | null,
  context1m: boolean,
): PlanRequest["betas"] {
  if (primary === undefined || traits === null) return null;
  if (primary.route === "mantle") return betasOnMantle(situation, primary, traits);
  const experimental = !isOn(situation.variables, "CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS");
  const toolSearch = experimental && searchesTools(situation, traits);
  const asked = askedFlags(situation, "invoke", traits, experimental);
  if (toolSearch === null || asked === null) return null;
  const { claudeCode, effort, interleaved } = betaFlags;
  const extra = extraBetas(situation);
  const flagsIn = (place: "header" | "body", ...flags: string[]): [string, boolean][] =>
    flags.map((flag) => [flag, asked.some((one) => one.flag === flag && one.place !== other(place))]);
  const own = collect([
    [betaFlags.longContext, experimental && primary.longContext?.effect === "beta"],
    [interleaved, traits.interleaved && !isOn(situation.variables, "DISABLE_INTERLEAVED_THINKING")],
    [betaFlags.longContext, experimental && context1m],
    ...addedBetas(situation).map((flag): [string, boolean] => [flag, experimental]),
    [betaFlags.toolSearch, toolSearch],
    ...flagsIn("body", ...inBody),
  ]);
  return {
    header: collect([
      [claudeCode, true],
      ...flagsIn("header", modelFlags.thinkingCount, modelFlags.midConversation),
      [effort, traits.effort],
      ...flagsIn("header", ...atTheEnd),
    ]),
    body:
      own.length === 0 && extra.length === 0
        ? [claudeCode]
        : [...extra, ...own.filter((flag) => !extra.includes(flag))],
  };
}

/** On Mantle all flags stand in the header; the body has those of CLAUDE_CODE_EXTRA_BODY alone. */
function betasOnMantle(situation: Situation, primary: PlanModel, traits: ModelTraits): PlanRequest["betas"] {
  const { variables, claudeCode } = situation;
  const experimental = !isOn(variables, "CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS");
  const toolSearch = experimental && searchesTools(situation, traits);
  const asked = askedFlags(situation, "mantle", traits, experimental);
  const longContext =
    isOn(variables, "CLAUDE_CODE_DISABLE_1M_CONTEXT") || primary.longContext?.asked !== true
      ? false
      : longContextOnMantle(primary, claudeCode.version);
  if (toolSearch === null || asked === null || longContext === null) return null;
  const added = addedBetas(situation, mantleBetas.addable);
  return {
    header: collect([
      [betaFlags.claudeCode, true],
      [betaFlags.longContext, longContext],
      [betaFlags.interleaved, !isOn(variables, "DISABLE_INTERLEAVED_THINKING")],
      [mantleBetas.contextManagement, experimental],
      ...added.map((flag): [string, boolean] => [flag, true]),
      ...asked.map(({ flag }): [string, boolean] => [flag, true]),
      [betaFlags.toolSearch, toolSearch],
      [betaFlags.effort, traits.effort],
    ]),
    body: extraBetas(situation),
  };
}

/** Whether `[1m]` brings its flag; null where this release was not observed to. */
function longContextOnMantle({ resolved }: PlanModel, version: string): boolean | null {
  const native = ruleFor(nativeLongContext, version)?.test(resolved) ?? false;
  return native ? ruleFor(mantleBetas.longContextForAll, version) : true;
}

const inBody = [
  modelFlags.midConversation,
  modelFlags.afkMode,
  modelFlags.thinkingCount,
  modelFlags.fallbackCredit,
  modelFlags.dangerousTools,
  modelFlags.thinkingControls,
];
const atTheEnd = [
  modelFlags.fallbackCredit,
  modelFlags.dangerousTools,
  modelFlags.thinkingControls,
  modelFlags.afkMode,
];

function other(place: "header" | "body"): "header" | "body" {
  return place === "header" ? "body" : "header";
}

/** The flags of the model that are asked for here; null where this release's are not known. */
function askedFlags(
  situation: Situation,
  route: PlanModel["route"],
  traits: ModelTraits,
  experimental: boolean,
): readonly ModelFlag[] | null {
  const asked: ModelFlag[] = [];
  for (const flag of traits.flags) {
    if (flag.experimental && !experimental) continue;
    if (flag.ofThinking === true && thinkingIsOff(situation, traits)) continue;
    if (flag.ofAws === true && leavesAws(situation, route)) continue;
    const on = ruleFor(flag.rows, situation.claudeCode.version);
    if (on === null) return null;
    if (on) asked.push(flag);
  }
  return asked;
}

/** Whether the window of one million tokens is asked for, by the model's name or by ANTHROPIC_BETAS. */
export function sendsLongContext(situation: Situation, primary: PlanModel | undefined): boolean {
  if (isOn(situation.variables, "CLAUDE_CODE_DISABLE_1M_CONTEXT")) return false;
  return addedBetas(situation).includes(betaFlags.longContext) || primary?.longContext?.effect === "beta";
}

function searchesTools(situation: Situation, { toolSearch }: ModelTraits): boolean | null {
  const text = readVariable(situation.variables, "ENABLE_TOOL_SEARCH")?.trim().toLowerCase() ?? "";
  return toolSearchOff.values.includes(text) ? false : ruleFor(toolSearch, situation.claudeCode.version);
}

/** By the host of a base URL; AWS's own of Mantle is under another domain, and counts as a foreign one. */
function leavesAws({ variables }: Situation, route: PlanModel["route"]): boolean {
  const url = readVariable(variables, baseUrls[route]) ?? "";
  return url !== "" && !awsHost.test(URL.canParse(url) ? new URL(url).hostname : "");
}

const baseUrls = {
  invoke: "ANTHROPIC_BEDROCK_BASE_URL",
  mantle: "ANTHROPIC_BEDROCK_MANTLE_BASE_URL",
} as const;

/** Flags of ANTHROPIC_BETAS that the client lets through. */
function addedBetas({ variables }: Situation, addable: readonly string[] = addableBetas.values): string[] {
  const flags = (readVariable(variables, "ANTHROPIC_BETAS") ?? "").split(",").map((flag) => flag.trim());
  return flags.filter((flag) => addable.includes(flag));
}

/** `anthropic_beta` in CLAUDE_CODE_EXTRA_BODY stands in front, as it is written. */
function extraBetas(situation: Situation): string[] {
  const flags = extraBody(situation).anthropic_beta;
  return Array.isArray(flags) ? flags.filter((flag) => typeof flag === "string") : [];
}

function collect(flags: readonly (readonly [string, boolean])[]): string[] {
  return [...new Set(flags.flatMap(([flag, sent]) => (sent ? [flag] : [])))];
}
