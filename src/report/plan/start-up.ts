/** What Claude Code asks AWS, and a person, before the first prompt. */
import type { Plan, PlanStartUp } from "../../claude-code/types.js";
import type { Pen } from "../terminal/pen.js";
import { ASSUMED, assumptionRows, formatRows, place, type Row, visible } from "./page.js";

const WHY: Readonly<Record<PlanStartUp["probes"][number]["why"], string>> = {
  unpinned: "tried, as nothing pins it",
  "upgrade-offer": "tried, to offer it instead of an older pin",
};

/** Calls and questions, in the order in which they happen. */
export function formatStartUp({ startUp, region, models }: Plan, pen: Pen): string[] {
  const { listsProfiles, probes, upgradeOffers } = startUp;
  const told = new Set(models.filter(({ inUse }) => inUse).map(({ assumption }) => assumption));
  const rows: Row[] = [
    ...(listsProfiles ? [{ label: "lists", value: "the account's inference profiles" }] : []),
    ...probes.map((probe) => ({
      label: "asks",
      value: visible(probe.model),
      notes: [
        `one token; ${WHY[probe.why]}${probe.assumption === undefined ? "" : ASSUMED}`,
        probe.route === "mantle" ? "by the Mantle API" : "",
        probe.region === region.value ? "" : `in ${probe.region}`,
      ],
    })),
    ...assumptionRows(probes.filter(({ assumption }) => !told.has(assumption))),
    ...upgradeOffers.map(({ variable, pinned, latest, location, comesBack }) => ({
      label: "offers",
      value: visible(latest),
      notes: [
        `in place of ${visible(pinned)}, which ${variable} pins`,
        place(location),
        comesBack ? "The answer cannot be written where the pin stands, so the question comes back." : "",
      ],
    })),
  ];
  return formatRows(rows.length === 0 ? [{ label: "calls", value: "none" }] : rows, pen);
}
