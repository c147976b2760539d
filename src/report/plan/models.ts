/**
 * The models: for each role the ID on the wire, the API, what chose it and what the choice still
 * depends on; and what limits the choice (allow-list, overrides, the client's memory of refusals).
 */
import type { Plan, PlanModel } from "../../claude-code/types.js";
import type { Pen } from "../terminal/pen.js";
import { duration } from "../terminal/phrases.js";
import { ASSUMED, assumptionRows, formatRows, place, type Row, visible, whole } from "./page.js";

/** Older models that are named without being asked for. */
const FIRST_OF_CHAIN = 2;

/** The models that are used; with `verbose` also those that a person could choose. */
export function formatModels(plan: Plan, pen: Pen): string[] {
  const shown = plan.models.filter(({ inUse }) => inUse || pen.verbose);
  const first = (model: PlanModel) => shown.find(({ resolved }) => resolved === model.resolved) === model;
  return formatRows(
    [
      ...shown.map((model) => modelRow(model, plan, first(model) ? chain(model, pen) : "")),
      ...assumptionRows(shown),
      ...limitRows(plan, pen),
      ...memoryRows(plan),
    ],
    pen,
  );
}

function modelRow(model: PlanModel, plan: Plan, older: string): Row {
  const { role, resolved, inUse } = model;
  return {
    label: role,
    value: visible(resolved),
    notes: [
      whereabouts(model, plan),
      `${[askedFor(model), sourceOf(model)].filter((part) => part !== "").join(" by ")}${
        model.assumption === undefined ? "" : ASSUMED
      }`,
      place(model.location),
      longContext(model),
      model.unknownToClient === true ? "Claude Code has no rules for this name" : "",
      older,
      inUse ? "" : "only where somebody chooses it",
    ],
    dim: !inUse,
  };
}

/** Said only where it is not the same for all. */
function whereabouts({ route, region }: PlanModel, plan: Plan): string {
  const parts = [
    plan.provider === "invoke+mantle" ? `by the ${route === "invoke" ? "Invoke" : "Mantle"} API` : "",
    region === plan.region.value ? "" : `in ${region}`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function askedFor({ requested, resolved }: PlanModel): string {
  return requested === null || requested === resolved ? "" : `asked for as ${visible(requested)}`;
}

const LONG_CONTEXT = {
  beta: "[1m] asks for the long context by a beta flag",
  native: "[1m] changes nothing: the long context is this model's own",
  none: "[1m] has no effect for this model",
  "switched-off": "[1m] is switched off",
} as const;

function longContext({ longContext: asked }: PlanModel): string {
  return asked?.asked === true ? LONG_CONTEXT[asked.effect] : "";
}

/** The source without the file that the place names anyway. */
function sourceOf({ source, location, setBy }: PlanModel): string {
  const short = location === undefined ? source : source.replaceAll(` in ${location.file}`, "");
  return setBy?.kind === "settings-key" && short === setBy.name ? `the setting ${short}` : short;
}

/** More of them than a person wants to know are shown on request. */
function chain({ chain: older = [] }: PlanModel, pen: Pen): string {
  if (older.length === 0) return "";
  const shown = pen.verbose ? older : older.slice(0, FIRST_OF_CHAIN);
  const rest = older.length - shown.length;
  const names = shown.map(({ resolved }) => visible(resolved)).join(", then ");
  return `where it is refused, ${names}${rest === 0 ? "" : `, then ${rest} more (--verbose)`}`;
}

function limitRows({ allowList, overrides }: Plan, pen: Pen): Row[] {
  const { entries, enforced, location, refused } = allowList;
  const list: Row[] =
    entries === null
      ? []
      : [
          {
            label: "allowed",
            value: entries.length === 0 ? "none" : entries.map(visible).join(", "),
            notes: [
              "availableModels",
              place(location),
              enforced ? "" : "the default model is not held to it",
            ],
          },
        ];
  const refusals = refused.map((one) => ({
    label: "refused",
    value: visible(one.requested),
    notes: [
      `${one.source}; ${visible(one.replacement)} takes its place${one.message ? "" : " without a word"}`,
      place(one.location),
    ],
  }));
  const mapped = overrides
    .filter(({ used, known }) => used || !known || pen.verbose)
    .map(({ key, value, known, used, location: at }) => ({
      label: "override",
      value: `${visible(key)} ${pen.either("→", "->")} ${visible(value)}`,
      notes: [
        known
          ? used
            ? ""
            : "not used by a model in use"
          : "ignored: this version knows no model of that name",
        place(at),
      ],
      dim: !known || !used,
    }));
  return [...list, ...refusals, ...mapped];
}

function memoryRows({ memory, at }: Plan): Row[] {
  return (memory?.entries ?? []).map(({ model, state, forgottenAt }) => {
    const minutes = Math.floor((Date.parse(forgottenAt) - Date.parse(at)) / 60_000);
    return {
      label: "remembered",
      value: visible(model),
      notes: [
        `${state === "ok" ? "it answered" : "it was refused"}, forgotten in ${duration(minutes)}`,
        whole(memory?.file ?? ""),
      ],
    };
  });
}
