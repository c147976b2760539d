/** The findings for IDs that name nothing that can be called: one code, with all models it holds for. */
import type { Plan, PlanModel, PlanVariable } from "../../claude-code/types.js";
import type { Facts } from "../../facts/types.js";
import { prefixesFor } from "../../knowledge/geographies.js";
import { geographyOf } from "../../knowledge/inference-profile-ids.js";
import type { MisnamedModel, ReplacedModel } from "../arguments/models.js";
import { variableOf } from "../plan-variable.js";
import { suggestModel } from "../suggest-model.js";
import type { Evidence, Found } from "../types.js";
import { decodedArn, profileIdOf, readArn } from "./arn.js";
import { type Listed, listedIds, type MisnamedCode, type ModelFault, modelFaults } from "./faults.js";
import { bare, isDerived, overrideOf, writtenOf } from "./written.js";

/**
 * Builds the finding of a code from every model that has it.
 *
 * @param evidence - what AWS answered, where it was asked.
 */
export function misnamedFound(
  code: MisnamedCode,
  plan: Plan,
  facts: Facts,
  evidence: Evidence[] = [],
): Found {
  const listed = listedIds(facts);
  const faults = modelFaults(plan, facts).filter((one) => one.code === code);
  const models = mergeRoles(faults.map((fault) => describe(plan, fault, listed)));
  const common = {
    evidence,
    ...(faults.every((one) => !one.model.inUse) ? { severity: "warning" as const } : {}),
    locations: models.flatMap((one) => (one.location === undefined ? [] : [one.location])),
  };
  switch (code) {
    case "model.prefix-mismatch":
      return {
        code,
        arguments: {
          models: models.map((one) => ({
            ...one,
            prefix: geographyOf(profileIdOf(one.model)) ?? "",
            callable: prefixesFor(one.region),
          })),
        },
        ...common,
      };
    case "model.profile-missing":
      return { code, arguments: { models, listed: listed !== null }, ...common };
    case "model.arn-region-mismatch":
      return {
        code,
        arguments: { models: models.map((one) => ({ ...one, arnRegion: readArn(one.model)?.region ?? "" })) },
        ...common,
      };
    case "model.arn-invalid":
      return { code, arguments: { models: models.map(withArnFault) }, ...common };
    case "model.override-invalid":
      return {
        code,
        arguments: {
          models: models.flatMap((one) => {
            const entry = plan.overrides.find((other) => other.known && bare(other.value) === one.model);
            return entry === undefined ? [] : [{ ...one, key: entry.key }];
          }),
        },
        ...common,
      };
    case "model.invalid-id":
      return { code, arguments: { models }, ...common };
  }
}

/** A model of the plan with what to write in its place. */
export function replacedModel(plan: Plan, model: PlanModel, listed: Listed): ReplacedModel {
  const location = overrideOf(plan, model)?.location ?? model.location;
  const written = writtenOf(plan, model);
  const suggestion = suggestModel(asWritten(model, written), { region: model.region, listed });
  return {
    model: model.resolved,
    roles: [model.role],
    requested: written,
    suggestion: suggestion?.id ?? null,
    ...(suggestion === null ? {} : { suggestedBy: suggestion.from }),
    ...(location === undefined ? {} : { location }),
  };
}

/** What is to be replaced: the ID with the suffix that somebody wrote behind it. */
function asWritten(model: PlanModel, written: string | null): string {
  return model.longContext?.asked === true || /\[1m\]$/i.test(written?.trim() ?? "")
    ? `${model.resolved}[1m]`
    : model.resolved;
}

function describe(plan: Plan, { model, refusal }: ModelFault, listed: Listed): MisnamedModel {
  const override = overrideOf(plan, model);
  const prefix = prefixBehind(plan, model);
  const source = override === null ? model.source : `modelOverrides["${override.key}"]`;
  const replaced = replacedModel(plan, model, listed);
  return {
    ...replaced,
    source: prefix === null ? source : `${source} with ${prefix.name}=${prefix.value}`,
    region: model.region,
    refusal,
    inUse: model.inUse,
    ...(prefix?.location === undefined || replaced.location !== undefined
      ? {}
      : { location: prefix.location }),
  };
}

/** The variable that chose the geography, where the client put it in front of the model. */
export function prefixBehind(plan: Plan, model: PlanModel): PlanVariable | null {
  const variable = variableOf(plan, "ANTHROPIC_BEDROCK_REGION_PREFIX");
  const taken = variable !== null && geographyOf(model.resolved) === variable.value;
  return taken && isDerived(plan, model) ? variable : null;
}

/** One entry for each ID and region, with all roles. */
function mergeRoles(models: readonly MisnamedModel[]): MisnamedModel[] {
  const merged = new Map<string, MisnamedModel>();
  for (const one of models) {
    const known = merged.get(`${one.region} ${one.model}`);
    if (known === undefined) merged.set(`${one.region} ${one.model}`, { ...one });
    else {
      known.roles = [...known.roles, ...one.roles];
      known.inUse ||= one.inUse;
    }
  }
  return [...merged.values()];
}

function withArnFault(model: MisnamedModel) {
  const read = readArn(model.model);
  const decoded = decodedArn(model.model);
  return {
    ...model,
    ...(decoded === null ? {} : { suggestion: decoded }),
    fault: read?.fault ?? "malformed",
    type: read?.type ?? null,
  } as const;
}
