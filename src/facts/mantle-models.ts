/**
 * Mantle's own list of models: asked only where it refused a model by its ID, since it tells a model
 * that is not served from a Region without Claude. A healthy run does not need it.
 */
import { listMantleModels } from "../aws/list-mantle-models.js";
import { refusesMantleId } from "../aws/mantle-refusal.js";
import { callerOf, hostOf } from "./caller.js";
import type { Known } from "./more.js";
import { type Asked, notAsked, type RunContext, startQuestion, withinLimit } from "./run-context.js";
import type { FactValues } from "./types.js";
import type { MantleModelsValue } from "./values/mantle-models.js";

const DEFAULT_SERVICE = "bedrock-mantle";

export async function askMantleModels(run: RunContext, known: Known): Promise<Asked<MantleModelsValue>> {
  const { mantle } = run.plan.endpoints;
  const access = known.credentials.accesses?.mantle ?? null;
  const asked = await known.mantle;
  if (mantle === null || mantle.overriddenBy !== undefined || access === null || !refusedById(asked)) {
    return notAsked({ because: "plan", applies: false, text: "Mantle refused no model by its ID." });
  }
  const question = startQuestion(run, "mantleModels");
  const region = run.plan.region.value;
  const answer = await withinLimit(
    run,
    { operation: "MantleListModels", host: hostOf(mantle.url), limitMs: run.limits.requestMs },
    (signal) =>
      listMantleModels(callerOf(run, access, region, signal), {
        endpoint: mantle.url,
        service: run.plan.signing.mantle?.service || DEFAULT_SERVICE,
      }),
  );
  const depth = asked.depth + 1;
  return answer.ok
    ? { fact: question.answered({ region, ...answer.value }), depth }
    : { fact: question.failed(answer.failure), depth };
}

function refusedById({ fact }: Asked<FactValues["mantle"]>): boolean {
  return fact.state === "answered" && fact.value.probes.some(({ failure }) => refusesMantleId(failure));
}
