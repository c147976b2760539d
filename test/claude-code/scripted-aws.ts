/**
 * What AWS was made to answer in a recorded run, and how the client's probes take such an answer.
 * The format is that of the records; a model without a script is answered.
 */
import { nextInChain, settlePlan } from "../../src/claude-code/settle.js";
import type { Draft, Plan } from "../../src/claude-code/types.js";
import { compareVersions } from "../../src/knowledge/versions.js";

/** A scripted answer; of several, the last repeats. */
interface Answer {
  status: number;
  type?: string;
  delayMs?: number;
}
type Script = Answer | (Answer | null)[] | null;
type Operation = "invoke" | "invoke-with-response-stream";
type Route = "invoke" | "mantle";

export interface ScriptedAws {
  profiles?: string[];
  models?: Record<string, Script>;
  onlyModels?: string[];
  invoke?: Script;
  "invoke-with-response-stream"?: Script;
  any?: Script;
  mantle?: Script;
  /** Models that Mantle does not have, as the recorded calls show. */
  mantleRefuses?: string[];
}

/** What AWS says to the nth request of an operation (from 0) for a model. */
function answerTo(aws: ScriptedAws, operation: Operation, route: Route, model: string, nth: number): Answer {
  const pick = (script: Script | undefined): Answer | undefined => {
    const one = Array.isArray(script) ? (script[Math.min(nth, script.length - 1)] ?? null) : script;
    return one === undefined ? undefined : (one ?? { status: 200 });
  };
  if (route === "mantle") {
    return aws.mantleRefuses?.includes(model) ? { status: 404 } : (pick(aws.mantle) ?? { status: 200 });
  }
  if (aws.onlyModels !== undefined && !aws.onlyModels.includes(model)) return { status: 400 };
  return pick(aws.models?.[model]) ?? pick(aws[operation]) ?? pick(aws.any) ?? { status: 200 };
}

/**
 * Whether a probe takes an answer for a refusal. On Mantle all but a throttled one is; on the Invoke
 * API releases before 2.1.328 counted what says nothing about the model too.
 */
function refuses({ status, type, delayMs = 0 }: Answer, version: string, route: Route): boolean {
  if (status === 200 || status === 429) return false;
  if (route === "mantle") return true;
  const saysNothing = status >= 500 || type === "ExpiredTokenException" || delayMs > 8000;
  return !saysNothing || compareVersions(version, "2.1.328") < 0;
}

/** What start-up comes to: the models asked, sorted, and the plan after it. */
export function startUp(draft: Draft, aws: ScriptedAws): { asked: string[]; plan: Plan } {
  const profiles = aws.profiles ?? null;
  const listed = settlePlan(draft, { profiles });
  const remembered = listed.memory?.entries ?? [];
  const asked: string[] = [];
  const refused: string[] = [];
  const ask = (model: string, route: Route): boolean => {
    asked.push(model);
    const no = refuses(answerTo(aws, "invoke", route, model, 0), listed.claudeCode.version, route);
    if (no) refused.push(model);
    return !no;
  };
  const fallen = new Set<string>();
  for (const { model, route, tier } of listed.startUp.probes) {
    if (!ask(model, route)) fallen.add(tier);
  }
  const tiers = listed.models.filter(({ role }) => tierName(role) === role);
  for (const { role, resolved, fellBackFrom } of tiers) {
    const first = fellBackFrom?.resolved ?? resolved;
    if (remembered.some(({ model, state }) => model === first && state === "refused")) fallen.add(role);
  }
  // A whole family is asked, even after one of it says yes; Sonnet after Opus only where none does.
  for (const { chain = [], route } of tiers.filter(({ role }) => fallen.has(role))) {
    const family = chain.filter(({ model }, _, [first]) => tierName(model) === tierName(first?.model ?? ""));
    const fresh = family.filter(({ resolved }) => !remembered.some(({ model }) => model === resolved));
    const yes = fresh.filter(({ resolved }) => ask(resolved, route)).length + family.length - fresh.length;
    if (yes === 0) for (const { resolved } of chain.slice(family.length)) ask(resolved, route);
  }
  return { asked: asked.sort(), plan: settlePlan(draft, { profiles, refused }) };
}

function tierName(model: string): string | undefined {
  return /opus|sonnet|haiku/.exec(model)?.[0];
}

/**
 * Walks the main model's chain by requests for an answer, as the run does, and settles the plan by
 * what came of it.
 */
export function walk(draft: Draft, aws: ScriptedAws): { plan: Plan; refused: string[] } {
  const profiles = aws.profiles ?? null;
  const listed = settlePlan(draft, { profiles });
  const refused: string[] = [];
  const answered: string[] = [];
  const [primary] = listed.models;
  let next = primary === undefined ? undefined : { model: primary.resolved, route: primary.route };
  for (let nth = 0; next !== undefined && nth < 20; nth += 1) {
    const { model, route } = next;
    const { status, type } = answerTo(aws, "invoke-with-response-stream", route, model, nth);
    const turnedDown = [400, 403, 404].includes(status) && type !== "ExpiredTokenException";
    (turnedDown ? refused : answered).push(model);
    next = turnedDown ? nextInChain(listed, refused).find(({ role }) => role === "primary") : undefined;
  }
  return { plan: settlePlan(draft, { profiles, refused, answered }), refused };
}
