/**
 * Whether AWS caches the prompts of the models in use, asked with `--deep` only: two identical requests
 * above the model's minimum, and one more where the second read nothing, since a cross-Region profile
 * may have sent it elsewhere. Only models that answered are asked, and none whose caching is off.
 */
import { cacheProbeOf } from "../aws/cache-probe.js";
import { callerOf, endpointOf, hostOf } from "./caller.js";
import { invocationKind } from "./invocation.js";
import { mantleKind } from "./mantle.js";
import type { Known } from "./more.js";
import type { ProbeKind } from "./probes.js";
import { type Asked, notAsked, type RunContext, startQuestion, stateOf, withinLimit } from "./run-context.js";
import type { Probe, ProbesValue } from "./types.js";
import type { PromptCacheEntry, PromptCacheValue } from "./values/prompt-cache.js";

/** The second request, and one more for another Region. */
const MOST_REQUESTS = 3;

/** Waits for the model requests. Called with `--deep` only. */
export async function askPromptCache(run: RunContext, known: Known): Promise<Asked<PromptCacheValue>> {
  if (run.options.noInvoke) return notAsked({ because: "option", option: "--no-invoke" });
  const [invocation, mantle] = await Promise.all([known.invocation, known.mantle]);
  const answered = [...probesOf(invocation), ...probesOf(mantle)].filter(({ state }) => state === "answered");
  if (answered.length === 0) return notAsked({ because: "fact", fact: factOf(invocation) });
  const probes = answered.filter((probe) => !isSwitchedOff(run, probe));
  if (probes.length === 0) {
    const text = "Prompt caching is switched off for every model that answered.";
    return notAsked({ because: "plan", applies: false, text });
  }
  const depth = Math.max(invocation.depth, mantle.depth);
  const before = { credentials: known.credentials, plan: await known.settled, disprovedBy: null, depth };
  const kinds = { invoke: invocationKind(run, before, () => false), mantle: mantleKind(run, before) };
  const question = startQuestion(run, "promptCache");
  const entries = await Promise.all(
    probes.map(async (probe) => {
      const kind = kinds[probe.route];
      return "notAsked" in kind ? null : askOne(run, kind, probe);
    }),
  );
  const models = entries.filter((one) => one !== null);
  const longest = Math.max(...models.map(({ requests }) => Math.max(1, requests.length)));
  return { fact: question.answered({ models }), depth: depth + longest };
}

async function askOne(run: RunContext, kind: ProbeKind, probe: Probe): Promise<PromptCacheEntry> {
  const { model, roles, region, route } = probe;
  const { body, minimum } = cacheProbeOf(model, run.plan.request.cacheTtl);
  const about = { model, roles, region, route, minimum };
  const endpoint = endpointOf(run, probe) ?? "";
  const requests: PromptCacheEntry["requests"] = [];
  for (let count = 0; count < MOST_REQUESTS; count += 1) {
    const answer = await withinLimit(
      run,
      { operation: kind.operation, host: hostOf(endpoint), limitMs: run.limits.requestMs },
      (signal) =>
        kind.send(callerOf(run, kind.access, region, signal), {
          model,
          endpoint,
          service: kind.service,
          headers: kind.headers,
          body,
        }),
    );
    if (!answer.ok) return { ...about, state: stateOf(answer.failure), requests, failure: answer.failure };
    const { usage, cache } = answer.value;
    requests.push({
      inputTokens: usage?.inputTokens ?? 0,
      writtenTokens: cache?.writtenTokens ?? 0,
      readTokens: cache?.readTokens ?? 0,
      outputTokens: usage?.outputTokens ?? 0,
    });
    if (count > 0 && (cache?.readTokens ?? 0) > 0) break;
  }
  return { ...about, state: "answered", requests };
}

function isSwitchedOff({ plan }: RunContext, { model }: Probe): boolean {
  return (plan.request.cachingOff ?? []).some((family) => family === "all" || model.includes(family));
}

function factOf(invocation: Asked<ProbesValue>): "invocation" | "mantle" {
  return invocation.fact.state === "not-asked" ? "mantle" : "invocation";
}

function probesOf({ fact }: Asked<ProbesValue>): Probe[] {
  return fact.state === "answered" ? fact.value.probes : [];
}
