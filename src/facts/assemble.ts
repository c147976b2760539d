/** All facts of a run in one object: one reason for all of them, or what each question came to. */
import { type Asked, notAsked } from "./run-context.js";
import type { FactName, Facts, FactValues, NotAsked } from "./types.js";

/** What each question came to. */
export type AllAsked = { [N in FactName]: Asked<FactValues[N]> };

/** Every question left out for the same reason. */
export function everyFact(why: NotAsked): Facts {
  const none = <T>() => notAsked<T>(why).fact;
  return {
    credentials: none(),
    identity: none(),
    inferenceProfiles: none(),
    applicationProfiles: none(),
    modelAccess: none(),
    invocation: none(),
    mantle: none(),
    connection: none(),
    modelLifecycle: none(),
    dataRetention: none(),
    quotas: none(),
    provisionedThroughput: none(),
    guardrail: none(),
    mantleModels: none(),
    iamCoverage: none(),
    promptCache: none(),
    startUp: none(),
  };
}

/** Without the chains of requests. */
export function factsOf(asked: AllAsked): Facts {
  return {
    credentials: asked.credentials.fact,
    identity: asked.identity.fact,
    inferenceProfiles: asked.inferenceProfiles.fact,
    applicationProfiles: asked.applicationProfiles.fact,
    modelAccess: asked.modelAccess.fact,
    invocation: asked.invocation.fact,
    mantle: asked.mantle.fact,
    connection: asked.connection.fact,
    modelLifecycle: asked.modelLifecycle.fact,
    dataRetention: asked.dataRetention.fact,
    quotas: asked.quotas.fact,
    provisionedThroughput: asked.provisionedThroughput.fact,
    guardrail: asked.guardrail.fact,
    mantleModels: asked.mantleModels.fact,
    iamCoverage: asked.iamCoverage.fact,
    promptCache: asked.promptCache.fact,
    startUp: asked.startUp.fact,
  };
}
