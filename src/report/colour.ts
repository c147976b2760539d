/**
 * How much colour the terminal output may use. Decided here and not by the colour library, because
 * that library does not know NO_COLOR. Pure: the environment comes in.
 */

export interface ColourInput {
  /** `color` is set only where the person gave `--color` or `--no-color`. */
  flags: { color?: boolean };
  environment: Readonly<Record<string, string | undefined>>;
  /** Whether the stream that is written to is a terminal. */
  isTTY: boolean;
}

/** 0 none, 1 the 16 basic colours, 2 the 256, 3 all. */
type ColourLevel = 0 | 1 | 2 | 3;

/**
 * The colour level, by the first that speaks: the flag, NO_COLOR (non-empty), FORCE_COLOR, TERM=dumb,
 * CI, the terminal.
 *
 * A CI log shows the basic colours only; a run in CI whose output is redirected gets none, as the
 * output may be a file.
 */
export function colourLevel({ flags, environment, isTTY }: ColourInput): ColourLevel {
  if (flags.color === false) return 0;
  if (flags.color === true) return terminalLevel(environment);
  if (isSet(environment.NO_COLOR)) return 0;
  const forced = forcedLevel(environment.FORCE_COLOR);
  if (forced !== null) return forced;
  if (environment.TERM === "dumb" || !isTTY) return 0;
  return isSet(environment.CI) ? 1 : terminalLevel(environment);
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}

/** What FORCE_COLOR asks for; null where it is absent or says nothing that is known. */
function forcedLevel(value: string | undefined): ColourLevel | null {
  switch (value) {
    case "0":
    case "false":
      return 0;
    case "":
    case "true":
    case "1":
      return 1;
    case "2":
      return 2;
    case "3":
      return 3;
    default:
      return null;
  }
}

/** What the terminal says it can show, at least the basic colours. */
function terminalLevel(environment: ColourInput["environment"]): ColourLevel {
  if (/^(truecolor|24bit)$/i.test(environment.COLORTERM ?? "")) return 3;
  return /-256(color)?$/i.test(environment.TERM ?? "") ? 2 : 1;
}
