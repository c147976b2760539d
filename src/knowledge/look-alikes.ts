/**
 * Variables that look right and that Claude Code never reads, with the variable that was probably
 * meant. Some belong to other programs, which go on reading them.
 */
import { variables } from "./variables.js";

export interface LookAlike {
  name: string;
  meant: string;
  /** The program that does read it, where there is one. */
  readBy?: string;
  asOf: string;
  source: string;
}

const asOf = "2026-11-20";
const observed = "observed without effect, releases 2.1.170 and 2.1.328";
const issues = "public issues of anthropics/claude-code and of tools around it";

function row(name: string, meant: string, source: string, readBy?: string): LookAlike {
  return { name, meant, ...(readBy === undefined ? {} : { readBy }), asOf, source };
}

export const lookAlikes: readonly LookAlike[] = [
  row("AWS_REGION_NAME", "AWS_REGION", `${issues} (anthropics/claude-code#591)`, "LiteLLM"),
  row("BEDROCK_AWS_REGION", "AWS_REGION", `${issues} (anthropics/claude-code#119)`),
  row("AMAZON_REGION", "AWS_REGION", observed),
  row("AWS_DEFAULT_PROFILE", "AWS_PROFILE", observed, "the AWS CLI"),
  row("BEDROCK_BASE_URL", "ANTHROPIC_BEDROCK_BASE_URL", observed),
  row("CLAUDE_CODE_BEDROCK_OPUS_MODEL", "ANTHROPIC_DEFAULT_OPUS_MODEL", `${issues} (oh-my-claudecode#1415)`),
  row("CLAUDE_CODE_BEDROCK_SONNET_MODEL", "ANTHROPIC_DEFAULT_SONNET_MODEL", `${issues}, beside the Opus one`),
  row("CLAUDE_CODE_BEDROCK_HAIKU_MODEL", "ANTHROPIC_DEFAULT_HAIKU_MODEL", `${issues}, beside the Opus one`),
];

const byName = new Map(lookAlikes.map((one) => [one.name, one]));
const realNames = new Set(variables.map((one) => one.name));
/** Only names that begin like this are compared with the real ones: the rest is other programs' business. */
const families = /^(CLAUDE_CODE_|ANTHROPIC_|AWS_)/;

/**
 * What was probably meant by a variable that the client does not read, or null. Beside the list, a
 * name that is one slip of the finger away from a real one.
 */
export function findLookAlike(name: string): LookAlike | null {
  const listed = byName.get(name);
  if (listed !== undefined) return listed;
  if (realNames.has(name) || !families.test(name)) return null;
  const meant = [...realNames].find((real) => families.test(real) && isOneSlip(name, real));
  return meant === undefined ? null : row(name, meant, "one letter away from a variable that is read");
}

/** One letter too many, too few or wrong, or two neighbours swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (a.length !== b.length) {
    return a.length > b.length ? restA.slice(1) === restB : restB.slice(1) === restA;
  }
  if (restA.slice(1) === restB.slice(1)) return !/\d/.test(`${restA[0]}${restB[0]}`);
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
