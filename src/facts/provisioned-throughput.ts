/**
 * The state of each provisioned throughput that a model in use names by its ARN. The first is asked
 * alone where there are more: a denial there is mostly one for all of them (P7).
 */
import type { Answer } from "../aws/call.js";
import { getProvisionedThroughput, type ProvisionedThroughput } from "../aws/get-provisioned-throughput.js";
import { callerOf, hostOf } from "./caller.js";
import type { Known } from "./more.js";
import { targetsOf } from "./probes.js";
import { type Asked, notAsked, type RunContext, startQuestion, withinLimit } from "./run-context.js";
import type { ProvisionedThroughputValue } from "./values/provisioned-throughput.js";

const PROVISIONED = /^arn:[^:]+:bedrock:[^:]+:\d{12}:provisioned-model\/./;

/** Asks for each of them. */
export async function askProvisionedThroughput(
  run: RunContext,
  known: Known,
): Promise<Asked<ProvisionedThroughputValue>> {
  const endpoint = run.plan.endpoints.control;
  const [first, ...others] = targetsOf(run.plan)
    .filter(({ route, model }) => route === "invoke" && PROVISIONED.test(model))
    .map(({ model }) => model);
  if (first === undefined || endpoint === null) {
    return notAsked({
      because: "plan",
      applies: false,
      text: "No model in use is a provisioned throughput.",
    });
  }
  const access = known.credentials.accesses?.control ?? null;
  if (access === null) return notAsked({ because: "fact", fact: "credentials" });
  const limit = { operation: "GetProvisionedModelThroughput", host: hostOf(endpoint.url) } as const;
  const ask = (arn: string): Promise<Answer<ProvisionedThroughput>> =>
    withinLimit(run, { ...limit, limitMs: run.limits.requestMs }, (signal) =>
      getProvisionedThroughput(
        { ...callerOf(run, access, run.plan.region.value, signal), endpoint: endpoint.url },
        arn,
      ),
    );
  const question = startQuestion(run, "provisionedThroughput");
  const answer = await ask(first);
  const depth = known.credentials.depth + 1;
  if (!answer.ok && (answer.failure.kind !== "refusal" || answer.failure.status === 403)) {
    return { fact: question.failed(answer.failure), depth };
  }
  const arns = [first, ...others];
  const answers = [answer, ...(await Promise.all(others.map(ask)))];
  const resources = answers.map((one, index) => ({
    arn: arns[index] ?? "",
    ...(one.ok ? one.value : { failure: one.failure }),
  }));
  return { fact: question.answered({ resources }), depth: depth + (others.length > 0 ? 1 : 0) };
}
