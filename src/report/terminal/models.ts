/**
 * Each model in use and what became of its request. A table where all fits; where an ARN is among the
 * IDs or the page is narrow there is none, because a table would cut what has to be copied.
 */
import { stripVTControlCharacters } from "node:util";
import Table from "cli-table3";
import type { PlanModel } from "../../claude-code/types.js";
import type { Probe } from "../../facts/types.js";
import type { Report } from "../types.js";
import type { Mark, Pen } from "./pen.js";
import { formatMilliseconds, indent, padEnd, textWidth } from "./text.js";

/** One model on one route and region, with all the roles it is used in. */
interface ModelLine {
  roles: string[];
  model: string;
  route: "invoke" | "mantle";
  region: string;
  mark: Mark;
  /** `answered`, `refused 403`, `not asked`. */
  outcome: string;
  /** Duration of the request, ms; null where none was made. */
  durationMs: number | null;
}

const NO_BORDERS = Object.fromEntries(
  ["top", "bottom", "left", "mid", "right"].flatMap((side) =>
    [side, `${side}-mid`, `${side}-left`, `${side}-right`].map((part) => [part, ""]),
  ),
);

const WIDEST_ROLE = 16;

/** Roles that only repeat the one they share a model with: an alias is shown by `plan`. */
const ALIAS_ROLES = ["opus", "sonnet", "haiku", "custom"];

/** The models in use, each with its request's outcome. */
export function modelLines(report: Report): ModelLine[] {
  const lines = new Map<string, ModelLine>();
  const inUse = report.plan.models.filter((model) => model.inUse);
  for (const model of inUse) {
    const key = [model.resolved, model.route, model.region].join(" ");
    const line = lines.get(key);
    if (line !== undefined) {
      if (!ALIAS_ROLES.includes(model.role) && !model.role.startsWith("override:"))
        line.roles.push(model.role);
    } else {
      const { resolved, route, region } = model;
      lines.set(key, { roles: [model.role], model: resolved, route, region, ...outcomeOf(model, report) });
    }
  }
  return [...lines.values()];
}

interface Cells {
  line: ModelLine;
  role: string;
  outcome: string;
  time: string;
}

/** The models as a table without lines, or as rows. */
export function formatModels(report: Report, pen: Pen): string[] {
  const lines = modelLines(report);
  if (lines.length === 0) return [];
  const cells: Cells[] = lines.map((line) => ({
    line,
    role: line.roles.join(", "),
    outcome: `${line.outcome}${whereabouts(line, report)}`,
    time: line.durationMs === null ? "" : formatMilliseconds(line.durationMs),
  }));
  const table = new Table({
    chars: { ...NO_BORDERS, middle: "  " },
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    colAligns: ["left", "left", "left", "right"],
  });
  table.push(
    ...cells.map(({ line, role, outcome, time }) => [
      role,
      line.model,
      marked(line.mark, outcome, pen),
      pen.dim(time),
    ]),
  );
  const rows = table
    .toString()
    .split("\n")
    .map((row) => row.trimEnd());
  // Measured here: the table's own width counts colours as columns.
  const width = Math.max(...rows.map((row) => textWidth(stripVTControlCharacters(row))));
  const fits = 2 + width <= pen.columns && !lines.some(({ model }) => model.startsWith("arn:"));
  if (fits) return indent(rows, 2);
  return formatRows(cells, pen);
}

/** The model on a line that it alone may make too long, its outcome below. */
function formatRows(cells: readonly Cells[], pen: Pen): string[] {
  const told = cells.map(({ line, outcome, time }) => {
    return marked(line.mark, outcome, pen) + (time === "" ? "" : ` in ${time}`);
  });
  const widestTold = Math.max(...told.map((text) => textWidth(stripVTControlCharacters(text))));
  const widestRole = Math.max(...cells.map(({ role }) => Math.min(textWidth(role), WIDEST_ROLE)));
  const hasRoom = 2 + widestRole + 2 + widestTold <= pen.columns;
  const column = hasRoom ? widestRole + 2 : 2;
  return cells.flatMap(({ line, role }, index) => {
    const beside = textWidth(role) + 2 <= column;
    const head = beside ? [padEnd(role, column) + line.model] : [role, " ".repeat(column) + line.model];
    return indent([...head, " ".repeat(column) + (told[index] ?? "")], 2);
  });
}

/** A symbol that is the word itself is not followed by the word. */
function marked(mark: Mark, outcome: string, pen: Pen): string {
  return mark === "blocked" && pen.ascii ? pen.symbol(mark) : `${pen.symbol(mark)} ${outcome}`;
}

/** Said only where it is not the same for all. */
function whereabouts(line: ModelLine, { plan }: Report): string {
  const route =
    plan.provider === "invoke+mantle" ? ` by ${line.route === "invoke" ? "Invoke" : "Mantle"}` : "";
  return line.region === plan.region.value ? route : `${route} in ${line.region}`;
}

type Told = Pick<ModelLine, "mark" | "outcome" | "durationMs">;

function outcomeOf(model: PlanModel, { facts }: Report): Told {
  const fact = model.route === "mantle" ? facts.mantle : facts.invocation;
  if (fact.state === "refused") return { mark: "fail", outcome: "refused", durationMs: null };
  if (fact.state === "no-answer") return { mark: "unknown", outcome: "no answer", durationMs: null };
  if (fact.state === "not-asked") {
    const { why } = fact;
    if (why.because === "fact") return { mark: "blocked", outcome: "blocked", durationMs: null };
    return { mark: "skipped", outcome: "not asked", durationMs: null };
  }
  const probe = fact.value.probes.find(
    ({ model: id, route, region }) =>
      id === model.resolved && route === model.route && region === model.region,
  );
  return probe === undefined
    ? { mark: "skipped", outcome: "not asked", durationMs: null }
    : probeOutcome(probe);
}

function probeOutcome({ state, durationMs, failure }: Probe): Told {
  switch (state) {
    case "answered":
      return { mark: "pass", outcome: "answered", durationMs };
    case "not-asked":
      return {
        mark: "skipped",
        outcome: "not asked",
        durationMs: null,
      };
    case "refused": {
      const status = failure !== undefined && "status" in failure ? ` ${failure.status}` : "";
      return { mark: "fail", outcome: `refused${status}`, durationMs };
    }
    case "no-answer": {
      const gaveUp = failure?.kind === "no-answer" && ["deadline", "interrupted"].includes(failure.reason);
      return { mark: gaveUp ? "unknown" : "fail", outcome: "no answer", durationMs };
    }
  }
}
