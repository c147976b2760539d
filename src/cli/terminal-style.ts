/** How the terminal formats write here: as wide as the terminal, in the colours it takes. */
import { colourLevel } from "../report/colour.js";
import { showsHyperlinks } from "../report/hyperlinks.js";
import type { TerminalStyle } from "../report/terminal/pen.js";
import type { ReportOptions } from "./run-options.js";

/** Terminals are narrower than this or wider than that only by accident. */
const narrowest = 60;
const widest = 160;
const usualWidth = 80;

/** The style of stdout, or of a file that takes its place. */
export function terminalStyle(
  options: Pick<ReportOptions, "ascii" | "color" | "verbose" | "quiet">,
  to: "stdout" | "file" = "stdout",
): TerminalStyle {
  const { stdout, env } = process;
  const isTTY = to === "stdout" && stdout.isTTY === true;
  const columns = isTTY ? stdout.columns : usualWidth;
  return {
    width: Math.min(widest, Math.max(narrowest, columns || usualWidth)),
    colour: colourLevel({
      flags: options.color === undefined ? {} : { color: options.color },
      environment: env,
      isTTY,
    }),
    ascii: options.ascii === true,
    verbose: options.verbose === true,
    quiet: options.quiet === true,
    hyperlinks: showsHyperlinks({ environment: env, isTTY }),
  };
}
