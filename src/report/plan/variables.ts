/**
 * Every variable that matters: the value that wins and where it stands, below it the values that lose.
 * The commonest fault of all is to be looked for here, a variable that is set twice.
 */
import type { Plan, PlanVariable } from "../../claude-code/types.js";
import type { Pen } from "../terminal/pen.js";
import { padEnd, textWidth } from "../terminal/text.js";
import { formatRow, placeWithScope, visible } from "./page.js";

const GAP = 2;
/** Longer values push their place to the next line instead of every other place to the right. */
const WIDEST_VALUE = 24;
/** Share of the page that names may take; a longer one has a line of its own. */
const NAMES_SHARE = 0.31;

/** What can be done about a value that a stranger's file set. */
const LEFT_OUT = "left out: --trust-project takes it";

interface Entry {
  name: string;
  value: string;
  notes: string[];
  dim: boolean;
}

/** The table of variables. */
export function formatVariables({ variables }: Plan, pen: Pen): string[] {
  const entries = variables.flatMap((variable, index) => entriesOf(variable, variables[index - 1]?.name));
  const names = entries.map(({ name }) => textWidth(name));
  const widestName = Math.max(0, ...names.filter((width) => width <= pen.columns * NAMES_SHARE));
  const widestValue = Math.max(
    0,
    ...entries.map(({ value }) => textWidth(value)).filter((width) => width <= WIDEST_VALUE),
  );
  const column = 2 + widestName + GAP;
  return entries.flatMap(({ name, value, notes, dim }) => {
    const [note = ""] = notes;
    const fits = column + widestValue + GAP + textWidth(note) <= pen.columns;
    return formatRow(
      { label: name, value: fits ? padEnd(value, widestValue).replaceAll(" ", "\u00a0") : value, notes, dim },
      pen,
      column,
    );
  });
}

function entriesOf(variable: PlanVariable, above: string | undefined): Entry[] {
  const { name, value, source, location, overrides, leftOut } = variable;
  const place = placeWithScope(source, location);
  const winner = {
    name: name === above ? "" : name,
    value: visible(value),
    notes: leftOut === true ? [place, LEFT_OUT] : [place],
    dim: leftOut === true,
  };
  const losers = overrides.map((loser) => ({
    name: "",
    value: visible(loser.value),
    notes: [`${placeWithScope(loser.scope, loser.location)}, overridden`],
    dim: true,
  }));
  return [winner, ...losers];
}
