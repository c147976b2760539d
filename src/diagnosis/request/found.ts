/** Findings of this area that refusals prove. */
import type { Refusal } from "../../aws/types.js";
import type { FoundBuilders, FoundInput } from "../found-builder.js";
import { addedFields, addedFlags } from "./additions.js";

const saidLimit = 200;

export const requestFound: FoundBuilders = {
  "request.beta-rejected": ({ members, plan, evidence }) => {
    const { model, said, flags } = refusedOf(members);
    const addedBy = addedFlags(plan, flags);
    return {
      code: "request.beta-rejected",
      arguments: {
        model,
        flags,
        addedBy,
        version: plan.claudeCode.version,
        clientFallsBackTo: null,
        said,
      },
      evidence,
      locations: addedBy.flatMap(({ location }) => (location === undefined ? [] : [location])),
    };
  },
  "request.extra-fields": ({ members, plan, evidence }) => {
    const { model, said } = refusedOf(members);
    const fields = fieldsIn(said);
    const addedBy = addedFields(plan, fields);
    return {
      code: "request.extra-fields",
      arguments: { model, fields, addedBy, said },
      evidence,
      locations: addedBy.flatMap(({ location }) => (location === undefined ? [] : [location])),
    };
  },
  "request.too-long": ({ members, evidence }) => {
    const { model, said } = refusedOf(members);
    return { code: "request.too-long", arguments: { model, said }, evidence };
  },
};

/** What a refusal names of the body, in each of its wordings. */
function fieldsIn(said: string): string[] {
  const named = said.matchAll(
    /([\w.[\]-]+): Extra inputs are not permitted|extraneous key \[(\w+)\]|support the (effort) parameter/gi,
  );
  return [...named].map(([, extra, extraneous, parameter]) =>
    parameter === undefined ? (extra ?? extraneous ?? "") : `output_config.${parameter}`,
  );
}

function refusedOf(members: FoundInput["members"]): { model: string; said: string; flags: string[] } {
  const first = members.find(({ failure }) => failure.kind === "refusal");
  const failure = first?.failure as Refusal | undefined;
  return {
    model: first?.probe?.model ?? "the model",
    said: (failure?.message ?? "").slice(0, saidLimit),
    flags: first?.probe?.sent?.flags ?? [],
  };
}
