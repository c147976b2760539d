/** How the terminal formats write here: as wide as the terminal, in the colours it takes. */
import { colourLevel } from "../report/colour.js";
import type { TerminalStyle } from "../report/terminal/pen.js";
import type { PrintOptions } from "./run-options.js";

/** Terminals are narrower than this or wider than that only by accident. */
const narrowest = 60;
const widest = 160;
const usualWidth = 80;

/** The style of stdout. */
export function terminalStyle(options: PrintOptions): TerminalStyle {
  const { stdout, env } = process;
  const columns = stdout.isTTY ? stdout.columns : usualWidth;
  return {
    width: Math.min(widest, Math.max(narrowest, columns || usualWidth)),
    colour: colourLevel({
      flags: options.color === undefined ? {} : { color: options.color },
      environment: env,
      isTTY: stdout.isTTY === true,
    }),
    ascii: options.ascii === true,
    verbose: options.verbose === true,
    hyperlinks: false,
  };
}
