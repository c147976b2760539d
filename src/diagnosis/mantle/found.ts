/** Findings of this area that refusals prove. */
import type { NotAws, Refusal } from "../../aws/types.js";
import type { Facts } from "../../facts/types.js";
import { mantleFamilyModel, mantleIdOf } from "../../knowledge/mantle-models.js";
import type { CollectedFailure } from "../collect.js";
import type { FoundBuilders, FoundInput } from "../found-builder.js";
import { variableOf } from "../plan-variable.js";
import type { Found } from "../types.js";

/** AWS's texts are cut at this many characters. */
const saidLimit = 200;

export const mantleFound: FoundBuilders = {
  "mantle.not-granted": ({ members, evidence }) => ({
    code: "mantle.not-granted",
    arguments: {
      models: members.flatMap(({ probe }) =>
        probe === undefined
          ? []
          : [{ model: probe.model, roles: probe.roles, route: probe.route, region: probe.region }],
      ),
    },
    evidence,
  }),
  "mantle.iam-denied": ({ members, evidence }) => {
    const denials = new Map<string, { action: string; resource: string | null; principal: string | null }>();
    for (const { failure } of members) {
      if (failure.kind !== "refusal" || failure.denial === undefined) continue;
      const { action, resource = null, principal = null } = failure.denial;
      denials.set(`${action} ${resource}`, { action, resource, principal });
    }
    return { code: "mantle.iam-denied", arguments: { denials: [...denials.values()] }, evidence };
  },
  "mantle.model-not-served": notServed,
  "mantle.auth-rejected": ({ members, plan, evidence }) => {
    const { kind } = plan.signing.mantle ?? { kind: "none" };
    const { accessKeyId, source, location } = plan.credentials;
    return {
      code: "mantle.auth-rejected",
      arguments: {
        ...saidOf(members),
        with: kind === "bearer" ? "api-key" : kind,
        source,
        ...(accessKeyId === undefined ? {} : { accessKeyId }),
      },
      evidence,
      locations: location === undefined ? [] : [location],
    };
  },
  "mantle.base-url": ({ members, plan, evidence }) => {
    const { url = "", overriddenBy: variable = "" } = plan.endpoints.mantle ?? {};
    const location = variableOf(plan, variable)?.location;
    return {
      code: "mantle.base-url",
      arguments: {
        url,
        variable,
        asked: `${url}/v1/messages`,
        ...saidOf(members),
        suggestion: rightUrl(url),
      },
      evidence,
      locations: location === undefined ? [] : [location],
    };
  },
};

function notServed({ members, plan, facts, evidence }: FoundInput): Found {
  // What AWS refused in this run is no way out, whatever its list says.
  const refused = members.flatMap(({ probe }) => (probe === undefined ? [] : [probe.model]));
  const served = lineUpOf(facts)?.filter((id) => !refused.includes(id)) ?? null;
  const models = members.flatMap(({ probe }) =>
    probe === undefined
      ? []
      : [{ model: probe.model, roles: probe.roles, suggestion: suggestServed(probe.model, served) }],
  );
  return {
    code: "mantle.model-not-served",
    arguments: { models, region: plan.region.value, ...saidOf(members), served },
    evidence,
    locations: members.flatMap(({ probe }) => {
      const location = plan.models.find((one) => one.resolved === probe?.model)?.location;
      return location === undefined ? [] : [location];
    }),
  };
}

/** The Claude models of Mantle's own list, or null where it was not read. */
export function lineUpOf({ mantleModels }: Pick<Facts, "mantleModels">): string[] | null {
  return mantleModels.state === "answered"
    ? mantleModels.value.models.filter((id) => id.startsWith("anthropic.claude-"))
    : null;
}

/** The same family from the line-up, newest first by AWS's own order of names; else from the table. */
function suggestServed(model: string, served: string[] | null): string | null {
  const known = mantleIdOf(model) ?? mantleFamilyModel(model);
  if (served === null) return known === model ? null : known;
  if (known !== null && known !== model && served.includes(known)) return known;
  const family = /(opus|sonnet|haiku|fable)/.exec(model)?.[1];
  const same = served.filter((id) => family !== undefined && id.includes(family)).sort();
  return same.at(-1) ?? served[0] ?? null;
}

function saidOf(members: readonly CollectedFailure[]): { status: number; said: string } {
  const failure = members
    .map((one) => one.failure)
    .find((one): one is Refusal | NotAws => one.kind !== "no-answer");
  if (failure === undefined) return { status: 0, said: "" };
  const text =
    failure.kind === "refusal" ? failure.message || failure.code : (failure.excerpt ?? failure.what);
  return { status: failure.status, said: text.slice(0, saidLimit) };
}

/** AWS serves Claude below `/anthropic`; what a gateway's path is nobody here can know. */
function rightUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { hostname, origin } = new URL(url);
  return /(^|\.)bedrock-mantle\.[a-z0-9-]+\.api\.aws$/i.test(hostname) ? `${origin}/anthropic` : null;
}
