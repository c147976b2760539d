/** A scenario's machine for the disk, and its moments in time moved to now: programs have no other clock. */
import type { Scenario } from "../src/simulator/types.js";
import type { Laid, Machine } from "./machine.js";
import { onEveryMachine } from "./programs.js";

export const SCENARIO_HOME = "/home/dev";

export function machineOf({ machine }: Scenario): Machine {
  const files = Object.entries(machine.files).map(([path, content]) => [
    path.startsWith(SCENARIO_HOME) ? `~${path.slice(SCENARIO_HOME.length)}` : path,
    typeof content === "string"
      ? content.replaceAll(SCENARIO_HOME, "{HOME}")
      : JSON.parse(JSON.stringify(content).replaceAll(SCENARIO_HOME, "{HOME}")),
  ]);
  return { environment: {}, files: { ...Object.fromEntries(files), "~/project/.keep": "" } };
}

export function environmentOf({ machine }: Scenario, laid: Laid, client: string): Record<string, string> {
  const { HOME: _, PATH: __, ...own } = machine.environment;
  const moved = Object.entries(own).map(([name, value]) => [
    name,
    value.replaceAll(SCENARIO_HOME, laid.home),
  ]);
  return { ...onEveryMachine(laid.home, client), ...Object.fromEntries(moved) };
}

/** Moments keep their distance from the scenario's clock. */
export function moveToNow(scenario: Scenario): Scenario {
  const shift = Date.now() - Date.parse(scenario.clock);
  const text = JSON.stringify(scenario).replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (moment) =>
    new Date(Date.parse(moment) + shift).toISOString().replace(/\.\d+Z$/, "Z"),
  );
  return JSON.parse(text) as Scenario;
}
