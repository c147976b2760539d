/** What the `iam` codes mean and how they are mended. */

import type { InferenceProfile } from "../../facts/types.js";
import { findClientSentence } from "../../knowledge/client-sentences.js";
import type { IamArguments } from "../arguments/iam.js";
import type { Catalogue, CatalogueEntry, PolicyStatement } from "../types.js";
import { clientOf } from "./client-of.js";

const denied: CatalogueEntry<"iam.denied"> = {
  title: ({ denials }) => {
    const actions = [...new Set(denials.map((one) => one.action))];
    return actions.length === 1
      ? `IAM does not allow ${actions[0]}`
      : `IAM does not allow ${actions.length} actions`;
  },
  why: () => "No policy of the caller allows what Claude Code has to do, so AWS refuses the request.",
  measured: ({ denials }) =>
    denials
      .map((one) => `${one.action} denied${one.resource === null ? "" : ` on ${one.resource}`}`)
      .join("; "),
  expected: () => "allowed by an identity policy of the caller",
  clientShows: (_, { plan }) => findClientSentence("denied", clientOf(plan)),
  remedy: ({ denials }, { identity, profiles }) => ({
    summary: "Add the missing statement to a policy of the caller.",
    steps: [
      `Whoever administers IAM adds the statement below to a policy of ${identity?.arn ?? denials[0]?.principal ?? "the caller"}.`,
      "It holds just what was refused, and for an inference profile its foundation model in each region that the profile routes to: without those the next request is refused.",
    ],
    commands: [],
    policy: { Version: "2012-10-17", Statement: statementsFor(denials, profiles ?? []) },
    links: [
      "https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html",
    ],
  }),
  docs: "iam.md#denied",
};

/** One statement for each action. */
function statementsFor(
  denials: { action: string; resource: string | null }[],
  profiles: readonly InferenceProfile[],
): PolicyStatement[] {
  const byAction = new Map<string, Set<string>>();
  for (const denial of denials) {
    const resources = byAction.get(denial.action) ?? new Set<string>();
    for (const resource of widen(denial.resource, profiles)) resources.add(resource);
    byAction.set(denial.action, resources);
  }
  return [...byAction].map(([action, resources]) => ({
    Effect: "Allow",
    Action: [action],
    Resource: [...resources],
  }));
}

/**
 * A denial names the first resource that was looked at. A profile is only of use together with its
 * foundation model in each region it routes to, as AWS lists them; where the list is not known, in
 * every region, which also covers the region-less ARN of `global.` profiles.
 */
function widen(resource: string | null, profiles: readonly InferenceProfile[]): string[] {
  if (resource === null) return ["*"];
  const listed = profiles.find((one) => one.arn === resource);
  if (listed !== undefined && listed.models.length > 0) return [resource, ...listed.models];
  const profile = /^(arn:[\w-]+:bedrock):[\w-]*:\d*:inference-profile\/(?:[a-z-]+)\.(.+)$/.exec(resource);
  if (profile) return [resource, `${profile[1]}:*::foundation-model/${profile[2]}`];
  const model = /^(arn:[\w-]+:bedrock):[\w-]*::foundation-model\/(.+)$/.exec(resource);
  return model ? [`${model[1]}:*::foundation-model/${model[2]}`] : [resource];
}

export const iamCatalogue: Catalogue<keyof IamArguments> = {
  "iam.denied": denied,
};
