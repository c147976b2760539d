/**
 * The models behind the application inference profiles in use: GetInferenceProfile, which the client
 * asks as well before it sends a request to one. Beside the other questions; nothing waits for it.
 */
import type { Plan } from "../claude-code/types.js";
import { callerOf, hostOf } from "./caller.js";
import type { Known } from "./more.js";
import { type Asked, notAsked, type RunContext, startQuestion, stateOf, withinLimit } from "./run-context.js";
import type { ApplicationProfileEntry, ApplicationProfilesValue } from "./values/application-profiles.js";

/** Asks for each of them. */
export async function askApplicationProfiles(
  run: RunContext,
  { credentials }: Pick<Known, "credentials">,
): Promise<Asked<ApplicationProfilesValue>> {
  const endpoint = run.plan.endpoints.control;
  const arns = applicationProfilesOf(run.plan);
  if (endpoint === null || arns.length === 0) {
    const text = "No application inference profile is in use.";
    return notAsked({ because: "plan", applies: false, text });
  }
  const access = credentials.accesses?.control ?? null;
  if (access === null) return notAsked({ because: "fact", fact: "credentials" });
  const { getInferenceProfile } = await import("../aws/get-inference-profile.js");
  const question = startQuestion(run, "applicationProfiles");
  const limit = { operation: "GetInferenceProfile", host: hostOf(endpoint.url) } as const;
  const profiles = await Promise.all(
    arns.map(async (arn): Promise<ApplicationProfileEntry> => {
      const answer = await withinLimit(run, { ...limit, limitMs: run.limits.requestMs }, (signal) =>
        getInferenceProfile(
          { ...callerOf(run, access, run.plan.region.value, signal), endpoint: endpoint.url },
          arn,
        ),
      );
      if (answer.ok) return { arn, state: "answered", models: answer.value };
      return { arn, state: stateOf(answer.failure), models: [], failure: answer.failure };
    }),
  );
  return { fact: question.answered({ profiles }), depth: credentials.depth + 1 };
}

function applicationProfilesOf({ models }: Plan): string[] {
  const arns = models
    .filter((one) => one.inUse && one.resolved.includes(":application-inference-profile/"))
    .map(({ resolved }) => resolved);
  return [...new Set(arns)];
}
