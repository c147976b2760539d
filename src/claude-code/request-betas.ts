/**
 * The beta flags of the main model's requests. On the Invoke API they are split: some go in the
 * `anthropic-beta` header, most in the body, a few in both. Bedrock acts on those in the body.
 * Source: observed, releases 2.1.170 and 2.1.328.
 */
import { type ModelFlag, modelFlags } from "../knowledge/request-models.js";
import { addableBetas, awsHost, betaFlags, toolSearchOff } from "../knowledge/requests.js";
import { ruleFor } from "../knowledge/versions.js";
import { thinkingIsOff } from "./request-limits.js";
import type { ModelTraits } from "./request-traits.js";
import type { Situation } from "./situation.js";
import type { PlanModel, PlanRequest } from "./types.js";
import { isOn, readVariable } from "./variables.js";

/**
 * Header and body flags, each in the order they are sent.
 *
 * @returns null where the model's flags are not known for this release, and on Mantle, of whose
 * flags only a part was recorded
 */
export function readBetas(
  situation: Situation,
  primary: PlanModel | undefined,
  traits: ModelTraits | null,
  context1m: boolean,
): PlanRequest["betas"] {
  if (primary === undefined || primary.route === "mantle" || traits === null) return null;
  const experimental = !isOn(situation.variables, "CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS");
  const toolSearch = experimental && searchesTools(situation, traits);
  const asked = askedFlags(situation, traits, experimental);
  if (toolSearch === null || asked === null) return null;
  const { claudeCode, effort, interleaved } = betaFlags;
  const flagsIn = (place: "header" | "body", ...flags: string[]): [string, boolean][] =>
    flags.map((flag) => [flag, asked.some((one) => one.flag === flag && one.place !== other(place))]);
  const own = collect([
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
    body: [...extraBetas(situation), ...(own.length === 0 ? [claudeCode] : own)],
  };
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
  traits: ModelTraits,
  experimental: boolean,
): readonly ModelFlag[] | null {
  const asked: ModelFlag[] = [];
  for (const flag of traits.flags) {
    if (flag.experimental && !experimental) continue;
    if (flag.ofThinking === true && thinkingIsOff(situation, traits)) continue;
    if (flag.ofAws === true && leavesAws(situation)) continue;
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

function leavesAws({ variables }: Situation): boolean {
  const url = readVariable(variables, "ANTHROPIC_BEDROCK_BASE_URL") ?? "";
  return url !== "" && !awsHost.test(URL.canParse(url) ? new URL(url).hostname : "");
}

/** Flags of ANTHROPIC_BETAS that the client lets through. */
function addedBetas({ variables }: Situation): string[] {
  const flags = (readVariable(variables, "ANTHROPIC_BETAS") ?? "").split(",").map((flag) => flag.trim());
  return flags.filter((flag) => addableBetas.values.includes(flag));
}

/** `anthropic_beta` in CLAUDE_CODE_EXTRA_BODY stands in front, as it is written. */
function extraBetas({ variables }: Situation): string[] {
  const text = readVariable(variables, "CLAUDE_CODE_EXTRA_BODY") ?? "";
  try {
    const body: unknown = JSON.parse(text);
    const flags = (body as { anthropic_beta?: unknown } | null)?.anthropic_beta;
    return Array.isArray(flags) ? flags.filter((flag) => typeof flag === "string") : [];
  } catch {
    return [];
  }
}

function collect(flags: readonly (readonly [string, boolean])[]): string[] {
  return [...new Set(flags.flatMap(([flag, sent]) => (sent ? [flag] : [])))];
}
