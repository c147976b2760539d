/**
 * The client's start-up requests, asked with `--deep` only: one for each tier that nobody named. They
 * need InvokeModel, which the requests that follow do not. Where no model answered before, nothing is
 * to be learnt from them.
 */
import { invokeOnce } from "../aws/invoke-once.js";
import { baseModelId } from "../aws/model-id.js";
import { accessFor } from "./before-probes.js";
import { callerOf, endpointOf, hostOf } from "./caller.js";
import { askFurtherAccess } from "./model-access.js";
import type { Known } from "./more.js";
import { customHeadersOf, type ProbeTarget } from "./probes.js";
import { type Asked, notAsked, type RunContext, startQuestion, stateOf, withinLimit } from "./run-context.js";
import type { Fact, ModelAccessValue, Probe, ProbesValue } from "./types.js";

const services = { invoke: "bedrock", mantle: "bedrock-mantle" } as const;

/** Waits for the model requests. Called with `--deep` only. */
export async function askStartUp(run: RunContext, known: Known): Promise<Asked<ProbesValue>> {
  const plan = await known.settled;
  const targets = plan.startUp.probes.map(({ tier, model, route, region }) => ({
    model,
    route,
    region,
    roles: [tier],
  }));
  if (targets.length === 0) {
    return notAsked({ because: "plan", applies: false, text: "Claude Code tries no model at start." });
  }
  const [invocation, mantle] = await Promise.all([known.invocation, known.mantle]);
  const depth = Math.max(invocation.depth, mantle.depth);
  const before = { credentials: known.credentials, plan, disprovedBy: null, depth };
  const { fact: access } = await known.modelAccess;
  const blocked = accessFor(run, before, targets[0]?.route ?? "invoke");
  if ("notAsked" in blocked) return notAsked(blocked.notAsked);
  if (![invocation, mantle].some(answersAnything)) return notAsked({ because: "fact", fact: "invocation" });
  const question = startQuestion(run, "startUp");
  // Nobody named these models: whether this would be their first use has to be known before.
  const read = await askFurtherAccess(run, known.credentials, access, targets);
  const probes = await Promise.all(
    targets.map((target) =>
      lacksAgreement(run, target, access)
        ? { ...target, state: "not-asked" as const, durationMs: 0, why: "first-use" as const }
        : askOne(run, before, target),
    ),
  );
  return { fact: question.answered({ probes }), depth: depth + (read ? 2 : 1) };
}

async function askOne(
  run: RunContext,
  before: Parameters<typeof accessFor>[1],
  target: ProbeTarget,
): Promise<Probe> {
  const { route, region, model } = target;
  const access = accessFor(run, before, route);
  const endpoint = endpointOf(run, target);
  if ("notAsked" in access || endpoint === null) return { ...target, state: "not-asked", durationMs: 0 };
  const startedAt = run.monotonic();
  const answer = await withinLimit(
    run,
    {
      operation: route === "mantle" ? "MantleMessages" : "InvokeModel",
      host: hostOf(endpoint),
      limitMs: run.limits.requestMs,
    },
    (signal) =>
      invokeOnce(callerOf(run, access, region, signal), route, {
        model,
        endpoint,
        service: run.plan.signing[route]?.service || services[route],
        headers: customHeadersOf(run),
      }),
  );
  const about = { ...target, durationMs: Math.round(run.monotonic() - startedAt) };
  const requestId = answer.requestId === undefined ? {} : { requestId: answer.requestId };
  return answer.ok
    ? { ...about, state: "answered", ...requestId, ...answer.value }
    : { ...about, state: stateOf(answer.failure), ...requestId, failure: answer.failure };
}

function answersAnything({ fact }: Asked<ProbesValue>): boolean {
  return fact.state === "answered" && fact.value.probes.some(({ state }) => state === "answered");
}

/** Only AWS's own word counts: where it could not be read, the request is made (policy P1a). */
function lacksAgreement(
  run: RunContext,
  { model, route }: ProbeTarget,
  access: Fact<ModelAccessValue>,
): boolean {
  if (route === "mantle" || run.options.firstUse || access.state !== "answered") return false;
  const base = baseModelId(model);
  return access.value.models.some((one) => one.model === base && one.agreement === "NOT_AVAILABLE");
}
