/** What the rest of the text tells: whether it is about AWS at all, and which region is the user's own. */

export interface TextContext {
  /** Speaks of AWS or of Claude Code. */
  aws: boolean;
  /** Speaks of Bedrock. */
  bedrock: boolean;
  /** Speaks of Mantle. */
  mantle: boolean;
  /** Regions that are called, set, or that a profile's ARN is of, as opposed to those that only an answer names. */
  regions: ReadonlySet<string>;
  /** Of these, those that are called or set. */
  called: ReadonlySet<string>;
}

const AWS =
  /\baws\b|\baws_|amazon|bedrock|anthropic\.claude|\bclaude|mantle|API Error|boto|arn:aws|x-amzn|CLAUDE_CODE|NODE_EXTRA_CA_CERTS|sigv4/i;
const BEDROCK =
  /bedrock|mantle|anthropic\.claude|InvokeModel|API Error: Request rejected|AWS credentials expired or invalid/i;
const MANTLE = /mantle/i;
const REGION = "([a-z]{2,4}(?:-[a-z]+)+-\\d)";
const PROFILE_REGION = `arn:aws[\\w-]*:bedrock:${REGION}:\\d{12}:(?:application-)?inference-profile/`;
const CALLED_REGIONS = [
  `\\bbedrock(?:-runtime|-mantle)?(?:-fips)?\\.${REGION}\\.`,
  `AWS_(?:DEFAULT_)?REGION["' ]{0,3}[=:]["' ]{0,3}${REGION}`,
  `--region[ =]${REGION}`,
  `\\bregion["' ]{0,3}[=:]["' ]{0,3}${REGION}`,
];

/** The context of a joined text; each part is looked for when it is first asked for. */
export function readContext(text: string): TextContext {
  const seen = new Map<RegExp, boolean>();
  const speaksOf = (words: RegExp): boolean => {
    const said = seen.get(words) ?? words.test(text);
    seen.set(words, said);
    return said;
  };
  let regions: ReadonlySet<string> | null = null;
  let called: ReadonlySet<string> | null = null;
  return {
    get aws() {
      return speaksOf(AWS);
    },
    get bedrock() {
      return speaksOf(BEDROCK);
    },
    get mantle() {
      return speaksOf(MANTLE);
    },
    get regions() {
      regions ??= readRegions(text, [...CALLED_REGIONS, PROFILE_REGION]);
      return regions;
    },
    get called() {
      called ??= readRegions(text, CALLED_REGIONS);
      return called;
    },
  };
}

function readRegions(text: string, sources: readonly string[]): Set<string> {
  const found = [...text.matchAll(new RegExp(sources.join("|"), "gi"))].map((match) =>
    match.slice(1).find(Boolean),
  );
  return new Set(found.flatMap((region) => (region === undefined ? [] : [region.toLowerCase()])));
}

const OWN_HOST =
  /amazonaws|\bapi\.aws\b|awsapps|bedrock|mantle|api error|unable to connect to api|claude code|boto|your proxy/i;
const ANY_HOST =
  /(?:https?:\/\/|(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|resolve host|host:?|hostname:?|connect to|address) ?['"(]?)(?:[\w%:.-]*@)?((?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d+)?)/i;
/** An address without a name, at a port where AWS or a proxy is. */
const OWN_ADDRESS = /^\d+\.\d+\.\d+\.\d+(?::(?:443|80|3128|80[08][0-9]|8888|9))?$/;
const OTHER_PROGRAM =
  /\bnpm\b|\bpip\d?\b|\byarn\b|\bpnpm\b|\bgit\b|\bfatal:|\bdocker\b|\bmaven\b|\bgradle\b|\bcargo\b|\bapt(?:-get)?\b|\bbrew\b|postgres|redis|mongo|mysql|kafka|\bTraceback\b|api\.openai|pydantic|\bkubectl\b|terraform|webpack/i;

/**
 * Whether a network error is the business of this tool: no other host stands by it, and no other
 * program is speaking. A text that is hardly more than the error itself is taken at its word.
 */
export function isOwnHost(text: string, start: number, end: number, context: TextContext): boolean {
  const near = text.slice(Math.max(0, start - 240), end + 240);
  if (OWN_HOST.test(near)) return true;
  if (OTHER_PROGRAM.test(near)) return false;
  const host = ANY_HOST.exec(near)?.[1];
  if (host !== undefined) return OWN_ADDRESS.test(host) && (context.aws || text.length <= 200);
  return context.aws || isMostOf(text, start, end);
}

/** The text is hardly more than these words. */
export function isMostOf(text: string, start: number, end: number): boolean {
  return text.length <= 300 && end - start >= 0.3 * text.length;
}
