import { describe, expect, it } from "vitest";
import { type ColourInput, colourLevel } from "../../src/report/colour.js";

type Row = [name: string, input: Partial<ColourInput>, level: number];

const terminal = { TERM: "xterm-256color" };

const ROWS: Row[] = [
  ["a terminal with 256 colours gets them", { environment: terminal }, 2],
  ["a terminal that says truecolor gets all", { environment: { ...terminal, COLORTERM: "truecolor" } }, 3],
  ["a terminal that says nothing gets the basic colours", { environment: {} }, 1],
  ["no terminal, no colour", { environment: terminal, isTTY: false }, 0],
  ["in CI a terminal gets the basic colours", { environment: { ...terminal, CI: "true" } }, 1],
  ["CI without a terminal gets none: it may be a file", { environment: { CI: "true" }, isTTY: false }, 0],
  ["an empty CI is no CI", { environment: { ...terminal, CI: "" } }, 2],
  ["TERM=dumb stands above CI", { environment: { TERM: "dumb", CI: "true" } }, 0],
  ["TERM=dumb stands above COLORTERM", { environment: { TERM: "dumb", COLORTERM: "truecolor" } }, 0],
  ["FORCE_COLOR stands above TERM=dumb", { environment: { TERM: "dumb", FORCE_COLOR: "2" } }, 2],
  ["FORCE_COLOR stands above a missing terminal", { environment: { FORCE_COLOR: "3" }, isTTY: false }, 3],
  ["FORCE_COLOR=1", { environment: { FORCE_COLOR: "1" }, isTTY: false }, 1],
  ["FORCE_COLOR=true", { environment: { FORCE_COLOR: "true" }, isTTY: false }, 1],
  ["an empty FORCE_COLOR counts", { environment: { FORCE_COLOR: "" }, isTTY: false }, 1],
  ["FORCE_COLOR=0", { environment: { ...terminal, FORCE_COLOR: "0" } }, 0],
  ["FORCE_COLOR=false", { environment: { ...terminal, FORCE_COLOR: "false" } }, 0],
  [
    "a FORCE_COLOR that says nothing known is passed over",
    { environment: { FORCE_COLOR: "x" }, isTTY: false },
    0,
  ],
  ["NO_COLOR stands above FORCE_COLOR", { environment: { NO_COLOR: "1", FORCE_COLOR: "3" } }, 0],
  ["an empty NO_COLOR says nothing", { environment: { ...terminal, NO_COLOR: "" } }, 2],
  [
    "--color stands above NO_COLOR",
    { flags: { color: true }, environment: { NO_COLOR: "1" }, isTTY: false },
    1,
  ],
  ["--color stands above TERM=dumb", { flags: { color: true }, environment: { TERM: "dumb" } }, 1],
  [
    "--color takes as many as the terminal has",
    { flags: { color: true }, environment: terminal, isTTY: false },
    2,
  ],
  ["--no-color stands above FORCE_COLOR", { flags: { color: false }, environment: { FORCE_COLOR: "3" } }, 0],
];

describe("colourLevel", () => {
  it.each(ROWS)("%s", (_name, input, level) => {
    expect(colourLevel({ flags: {}, environment: {}, isTTY: true, ...input })).toBe(level);
  });
});
