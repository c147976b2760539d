/**
 * The paid requests of a run, on both routes: first all models in use at once, then, only where AWS
 * refused one that nobody pinned, the client's own chain from there, one model after another, until
 * one answers or the chain ends. No model is asked twice.
 */
import { baseModelId } from "../aws/model-id.js";
import type { Plan } from "../claude-code/types.js";
import type { BeforeProbes } from "./before-probes.js";
import { invocationKind, noInvocation } from "./invocation.js";
import { mantleKind, noMantle } from "./mantle.js";
import { askFurtherAccess } from "./model-access.js";
import { addRoles, keyOf, mergeRoles, openQuestion, type ProbeTarget, targetsOf } from "./probes.js";
import type { Asked, RunContext } from "./run-context.js";
import { readProbes } from "./tried-models.js";
import type { Fact, ModelAccessValue, Probe, ProbesValue } from "./types.js";

/** A model that the client goes on to, for one role. */
export interface NextModel {
  role: string;
  /** As it goes on the wire. */
  model: string;
  region: string;
  route: "invoke" | "mantle";
}

/** The client's rules for going on. */
export interface FallBack {
  /** The plan with what the profile list decides, and the length of the chain of requests it took. */
  settled: () => Promise<{ plan: Plan; depth: number }>;
  /** For each role whose model was refused, the next one; none where the role's model is pinned. */
  next: (plan: Plan, refused: string[]) => NextModel[];
}

/** Makes the requests. `modelAccess` gains an entry for each further model whose access is asked. */
export async function askModels(
  run: RunContext,
  before: BeforeProbes,
  modelAccess: Fact<ModelAccessValue>,
  fallBack: FallBack,
): Promise<{ invocation: Asked<ProbesValue>; mantle: Asked<ProbesValue> }> {
  const lacksAgreement = (model: string): boolean => saysNoAgreement(modelAccess, baseModelId(model));
  const invocation = openQuestion(
    run,
    "invocation",
    invocationKind(run, before, lacksAgreement),
    noInvocation,
  );
  const mantle = openQuestion(run, "mantle", mantleKind(run, before), noMantle);
  const ask = async (
    targets: readonly ProbeTarget[],
    more: { depth: number; walked?: true },
  ): Promise<Probe[]> => {
    const on = (route: ProbeTarget["route"]) => targets.filter((target) => target.route === route);
    const probes = await Promise.all([invocation.ask(on("invoke"), more), mantle.ask(on("mantle"), more)]);
    return probes.flat();
  };

  const targets = targetsOf(before.plan);
  const tried = new Set(targets.map(keyOf));
  let depth = before.depth + 1;
  const probes = await ask(targets, { depth });
  let told = 0;
  for (;;) {
    const { refused } = readProbes(probes);
    if (refused.length === told) break;
    told = refused.length;
    const settled = await fallBack.settled();
    const steps = mergeRoles(
      fallBack.next(settled.plan, refused).map(({ role, ...target }) => ({ ...target, roles: [role] })),
    );
    for (const probe of probes) {
      addRoles(probe, steps.find((step) => keyOf(step) === keyOf(probe))?.roles ?? []);
    }
    const fresh = steps.filter((step) => !tried.has(keyOf(step)));
    for (const step of fresh) tried.add(keyOf(step));
    const read = await askFurtherAccess(run, before.credentials, modelAccess, fresh);
    depth = Math.max(depth, settled.depth) + (read ? 2 : 1);
    probes.push(...(await ask(fresh, { depth, walked: true })));
  }
  return { invocation: invocation.close(), mantle: mantle.close() };
}

/** Only AWS's own word counts: where it could not be read, the request is made (policy P1a). */
function saysNoAgreement(fact: Fact<ModelAccessValue>, base: string | null): boolean {
  return (
    fact.state === "answered" &&
    fact.value.models.some(({ model, agreement }) => model === base && agreement === "NOT_AVAILABLE")
  );
}
