/**
 * Whether a terminal shows OSC-8 links, told by the variables that terminals set. Where nothing tells
 * it there are none: a terminal that does not know them may print them as rubbish. Pure: the
 * environment comes in. Source of the rows: the terminals' own release notes, gathered in the public
 * list "OSC8-Adoption" (as of 2026-11).
 */

type Environment = Readonly<Record<string, string | undefined>>;

/** By `TERM_PROGRAM`, with the first version that shows them: major and minor. */
const PROGRAMS: Readonly<Record<string, readonly [number, number]>> = {
  "iTerm.app": [3, 1],
  WezTerm: [0, 0],
  vscode: [1, 72],
  ghostty: [0, 0],
  Hyper: [0, 0],
  zed: [0, 0],
};

/** By `TERM`, for terminals that are named for what they are. */
const TERMS = /^(xterm-kitty|xterm-ghostty|alacritty(-direct)?|foot(-.*)?|wezterm)$/;

/** GNOME's terminal widget; 0.50.0 crashed on them. */
const VTE_FIRST = 5001;

/** @param terminal.isTTY - whether the stream that is written to is a terminal. */
export function showsHyperlinks({
  environment,
  isTTY,
}: {
  environment: Environment;
  isTTY: boolean;
}): boolean {
  const forced = environment.FORCE_HYPERLINK;
  if (forced !== undefined && forced !== "") return forced !== "0" && forced !== "false";
  if (!isTTY || environment.TERM === "dumb" || isSet(environment.CI)) return false;
  // A multiplexer stands between, and most of them drop what they do not know.
  if (isSet(environment.TMUX) || isSet(environment.STY)) return false;
  if (isSet(environment.WT_SESSION) || isSet(environment.DOMTERM)) return true;
  if (isSet(environment.VTE_VERSION)) return Number(environment.VTE_VERSION) >= VTE_FIRST;
  const first = Object.hasOwn(PROGRAMS, environment.TERM_PROGRAM ?? "")
    ? PROGRAMS[environment.TERM_PROGRAM ?? ""]
    : undefined;
  if (first !== undefined) return isAtLeast(environment.TERM_PROGRAM_VERSION, first);
  return TERMS.test(environment.TERM ?? "");
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}

function isAtLeast(version: string | undefined, [major, minor]: readonly [number, number]): boolean {
  if (major === 0 && minor === 0) return true;
  const [own = 0, ownMinor = 0] = (version ?? "").split(".").map(Number);
  return own > major || (own === major && ownMinor >= minor);
}
