/**
 * GetGuardrail of the guardrail that the headers name. Where they name none and a statement denies the
 * requests, the guardrails that the account enforces are read instead: the denial does not tell.
 */
import { getGuardrail, listEnforcedGuardrails } from "../aws/get-guardrail.js";
import { callerOf, hostOf } from "./caller.js";
import type { Known } from "./more.js";
import { type Asked, notAsked, type RunContext, startQuestion, withinLimit } from "./run-context.js";
import type { FactValues, NotAsked } from "./types.js";
import type { GuardrailValue } from "./values/guardrail.js";

const nothing: NotAsked = {
  because: "plan",
  applies: false,
  text: "No guardrail is named, and no request was denied for want of one.",
};

export async function askGuardrail(run: RunContext, known: Known): Promise<Asked<GuardrailValue>> {
  const { endpoints, request, models, region } = run.plan;
  const { control } = endpoints;
  const access = known.credentials.accesses?.control ?? null;
  const used = models.some((model) => model.inUse && model.route === "invoke");
  if (control === null || !used) return notAsked(nothing);
  const { identifier = null, version = null } = request.guardrail ?? {};
  if (identifier !== null && version !== null) {
    if (access === null) return notAsked({ because: "fact", fact: "credentials" });
    // A gateway stands for the model requests only: it has nothing to say of the account's guardrails.
    if (control.overriddenBy === "ANTHROPIC_BEDROCK_BASE_URL") {
      const text = `${control.overriddenBy} leads to a gateway, which has no description of the guardrail.`;
      return notAsked({ because: "plan", applies: true, text });
    }
    const question = startQuestion(run, "guardrail");
    const answer = await withinLimit(
      run,
      { operation: "GetGuardrail", host: hostOf(control.url), limitMs: run.limits.requestMs },
      (signal) =>
        getGuardrail(callerOf(run, access, region.value, signal), {
          endpoint: control.url,
          id: identifier,
          version,
        }),
    );
    const depth = known.credentials.depth + 1;
    return answer.ok
      ? { fact: question.answered({ guardrail: answer.value, enforced: null }), depth }
      : { fact: question.failed(answer.failure), depth };
  }
  const invocation = await known.invocation;
  if (access === null || request.guardrail !== null || !deniedExplicitly(invocation))
    return notAsked(nothing);
  const question = startQuestion(run, "guardrail");
  const answer = await withinLimit(
    run,
    {
      operation: "ListEnforcedGuardrailsConfiguration",
      host: hostOf(control.url),
      limitMs: run.limits.requestMs,
    },
    (signal) =>
      listEnforcedGuardrails(callerOf(run, access, region.value, signal), { endpoint: control.url }),
  );
  const depth = invocation.depth + 1;
  return answer.ok
    ? { fact: question.answered({ guardrail: null, enforced: answer.value }), depth }
    : { fact: question.failed(answer.failure), depth };
}

/**
 * Only a statement that denies can demand a guardrail: want of an allow is another matter, and so is
 * a region that the profile leads to.
 */
function deniedExplicitly({ fact }: Asked<FactValues["invocation"]>): boolean {
  return (
    fact.state === "answered" &&
    fact.value.probes.some(
      ({ failure, region }) =>
        failure?.kind === "refusal" &&
        failure.denial?.effect === "explicit" &&
        failure.denial.resource?.includes(`:${region}:`) === true,
    )
  );
}
