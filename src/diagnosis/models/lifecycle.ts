/**
 * Models near or past their end on Bedrock: by AWS's own dates, else by the dated table. A model that
 * answers has not ended, whatever a date says, and one that AWS calls active is not reported.
 */
import type { Failure } from "../../aws/types.js";
import type { Plan, PlanModel } from "../../claude-code/types.js";
import type { Facts, Probe } from "../../facts/types.js";
import { lifecycleRowOf, noticeDays } from "../../knowledge/model-lifecycles.js";
import { findRefusalMeaning } from "../../knowledge/refusals.js";
import type { LifecycleModel } from "../arguments/models.js";
import { type CollectedFailure, probesOf } from "../collect.js";
import type { Evidence, FindingArguments, Found } from "../types.js";
import { byResolved } from "./by-roles.js";
import { baseOf, successorOf } from "./successor.js";
import { overrideOf, writtenOf } from "./written.js";

type EndedModel = FindingArguments["model.end-of-life"]["models"][number];

const dayMs = 24 * 60 * 60 * 1000;

/** The answers that tell of it. */
type Told = Pick<
  Facts,
  "modelLifecycle" | "invocation" | "mantle" | "inferenceProfiles" | "applicationProfiles"
>;

/** What is known of one model's life. */
export interface Life {
  state: "active" | "legacy" | "ended";
  told: "AWS" | "table";
  legacySince?: string;
  endOfLife?: string;
}

/** A model's life on the plan's day, or null where neither AWS nor the table tells. */
export function lifeOf(
  plan: Plan,
  id: string,
  facts: Pick<Facts, "modelLifecycle" | "applicationProfiles">,
): Life | null {
  const model = modelBehind(facts, id) ?? id;
  const row = lifecycleRowOf(model);
  const entry =
    facts.modelLifecycle.state === "answered"
      ? facts.modelLifecycle.value.models.find((one) => one.model === baseOf(model) && one.status)
      : undefined;
  if (entry === undefined) {
    return row === undefined ? null : { ...dated(plan, row, false), told: "table" };
  }
  const legacy = entry.status === "LEGACY";
  const dates = {
    legacySince: entry.legacyTime ?? (legacy ? row?.legacySince : undefined),
    endOfLife: entry.endOfLifeTime ?? (legacy ? row?.endOfLife : undefined),
  };
  return { ...dated(plan, dates, legacy), told: "AWS" };
}

/** The base model of an application profile that the account made, where AWS told it; null for any other ID. */
function modelBehind({ applicationProfiles }: Pick<Facts, "applicationProfiles">, id: string): string | null {
  if (applicationProfiles.state !== "answered") return null;
  const [model] = applicationProfiles.value.profiles.find(({ arn }) => arn === id)?.models ?? [];
  return model === undefined ? null : baseOf(model);
}

function dated(
  plan: Plan,
  dates: { legacySince?: string | undefined; endOfLife?: string | undefined },
  legacy: boolean,
): Omit<Life, "told"> {
  const at = Date.parse(plan.at);
  const { legacySince, endOfLife } = dates;
  const left = endOfLife === undefined ? Number.POSITIVE_INFINITY : Date.parse(endOfLife) - at;
  const since = legacySince !== undefined && Date.parse(legacySince) <= at;
  const near = legacy || since || left <= noticeDays * dayMs;
  return {
    state: left <= 0 ? "ended" : near ? "legacy" : "active",
    ...(legacySince === undefined ? {} : { legacySince }),
    ...(endOfLife === undefined ? {} : { endOfLife }),
  };
}

/** Whether the dated table alone says that a model has ended: what AWS then says of its ID follows from it. */
export function endedByTable(plan: Plan, model: string): boolean {
  const row = lifecycleRowOf(model);
  return row !== undefined && Date.parse(row.endOfLife) <= Date.parse(plan.at);
}

/** Whether a failed model request only says that the model has ended, or may no longer be called for its age. */
export function isEnded(plan: Plan, facts: Told, { failure, probe }: CollectedFailure): boolean {
  if (probe === undefined || failure.kind !== "refusal") return false;
  const life = lifeOf(plan, probe.model, facts);
  switch (findRefusalMeaning(failure)) {
    case "end-of-life":
    case "legacy-inactive":
      return true;
    case "operation-not-allowed":
      // Of an old model AWS says so as well: it is the model's where another one answers.
      return life?.state === "ended" || (life?.state === "legacy" && servesAnother(facts));
    case "no-model-access":
      return life?.state === "ended";
    case "invalid-identifier":
      return endedByTable(plan, probe.model) && life?.state === "ended";
    default:
      return false;
  }
}

function servesAnother(facts: Told): boolean {
  return [...probesOf(facts, "invocation"), ...probesOf(facts, "mantle")].some(
    (one) => one.state === "answered",
  );
}

/** The finding for models in use that have ended; null where none has. */
export function endOfLife(plan: Plan, facts: Told): Found | null {
  const models = inUse(plan).flatMap(({ first, roles }): EndedModel[] => {
    const probe = probeOf(facts, first);
    const refused = probe?.failure !== undefined && isEnded(plan, facts, collected(probe, probe.failure));
    const life = lifeOf(plan, first.resolved, facts);
    if (probe === undefined ? life?.state !== "ended" : !refused) return [];
    const days = inactiveDays(probe?.failure);
    const described = describe(plan, facts, first, roles, life);
    return [
      days === null
        ? { ...described, reason: life?.state === "legacy" && !saysEnded(probe) ? "inactive" : "ended" }
        : { ...described, told: "AWS", reason: "inactive", inactiveDays: days },
    ];
  });
  if (models.length === 0) return null;
  return { code: "model.end-of-life", arguments: { models }, locations: locationsOf(models) };
}

/** The finding for models in use that are legacy or end soon; null where there is none. */
export function legacyModels(plan: Plan, facts: Told): Found | null {
  const ended = endOfLife(plan, facts);
  const names = ended?.code === "model.end-of-life" ? ended.arguments.models.map((one) => one.model) : [];
  const models = inUse(plan).flatMap(({ first, roles }) => {
    const life = lifeOf(plan, first.resolved, facts);
    if (life === null || life.state === "active" || names.includes(first.resolved)) return [];
    // A model that answers disproves the table, where that knows nothing but its last day.
    const answers = probeOf(facts, first)?.state === "answered";
    const lastDayOnly = life.told === "table" && life.legacySince === undefined;
    if (answers && lastDayOnly && life.state === "ended") return [];
    return [describe(plan, facts, first, roles, life)];
  });
  if (models.length === 0) return null;
  return {
    code: "model.legacy",
    arguments: { models },
    locations: locationsOf(models),
    evidence: models.map(toEvidence),
  };
}

function inUse(plan: Plan): { first: PlanModel; roles: string[] }[] {
  return byResolved(plan.models.filter((one) => one.inUse));
}

function describe(
  plan: Plan,
  facts: Told,
  model: PlanModel,
  roles: string[],
  life: Life | null,
): LifecycleModel {
  const location = overrideOf(plan, model)?.location ?? model.location;
  const behind = modelBehind(facts, model.resolved);
  const successor = successorOf(plan, facts, behind === null ? model : { ...model, resolved: behind });
  return {
    model: model.resolved,
    ...(behind === null ? {} : { behind }),
    roles,
    region: model.region,
    requested: writtenOf(plan, model),
    suggestion: successor?.id ?? null,
    ...(successor === null ? {} : { suggestedBy: successor.from }),
    ...(location === undefined ? {} : { location }),
    told: life?.told ?? "AWS",
    ...(life?.legacySince === undefined ? {} : { legacySince: life.legacySince }),
    ...(life?.endOfLife === undefined ? {} : { endOfLife: life.endOfLife }),
  };
}

function toEvidence({ model, told, legacySince, endOfLife: end }: LifecycleModel): Evidence {
  const dates = [
    ...(legacySince === undefined ? [] : [`legacy since ${legacySince.slice(0, 10)}`]),
    ...(end === undefined ? [] : [`end of life ${end.slice(0, 10)}`]),
  ];
  return told === "AWS"
    ? {
        source: "fact:modelLifecycle",
        request: "GetFoundationModel",
        excerpt: [model, ...dates].join(": "),
      }
    : { source: "knowledge", excerpt: [model, ...dates].join(": ") };
}

function probeOf(facts: Told, model: PlanModel): Probe | undefined {
  const probes = probesOf(facts, model.route === "mantle" ? "mantle" : "invocation");
  return probes.find(
    (one) => one.model === model.resolved && one.region === model.region && one.state !== "not-asked",
  );
}

function collected(probe: Probe, failure: Failure): CollectedFailure {
  return { fact: probe.route === "mantle" ? "mantle" : "invocation", failure, probe };
}

function saysEnded(probe: Probe | undefined): boolean {
  return probe?.failure?.kind === "refusal" && findRefusalMeaning(probe.failure) === "end-of-life";
}

/** The days AWS names: 15 and 30 were reported. */
function inactiveDays(failure: Failure | undefined): number | null {
  if (failure?.kind !== "refusal") return null;
  const days = /in the last (\d+) days/i.exec(failure.message)?.[1];
  return days === undefined ? null : Number(days);
}

function locationsOf(models: readonly LifecycleModel[]): NonNullable<Found["locations"]> {
  return models.flatMap(({ location }) => (location === undefined ? [] : [location]));
}
