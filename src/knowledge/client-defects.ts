/**
 * Defects of Claude Code by release, each with the condition under which a set-up meets it. A row's
 * condition is a name here and a function of the plan in `src/diagnosis/setup/client-defects.ts`.
 * Defects that have a code of their own (an empty API key, the cache of one hour, awsAuthRefresh behind
 * a proxy) are not among them.
 */

export type DefectCondition =
  | "sso-region-differs"
  | "blank-base-url"
  | "bearer-or-skipped"
  | "gateway-with-api-key-only";

export interface ClientDefect {
  condition: DefectCondition;
  /** First and last release that has it; an open end means "and all before", "and all after". */
  since?: string;
  until?: string;
  /** What goes wrong, as a clause whose subject is the client. */
  effect: string;
  /** The text a person sees, where one is known. */
  shows?: string;
  /** The first release without it; absent where none is known. */
  fixedIn?: string;
  asOf: string;
  source: string;
}

const asOf = "2026-11-20";

export const clientDefects: readonly ClientDefect[] = [
  {
    condition: "sso-region-differs",
    since: "2.1.207",
    until: "2.1.207",
    effect: "asks for SSO credentials in the region of Bedrock in place of the profile's sso_region",
    shows: "Session token not found or invalid",
    fixedIn: "2.1.208",
    asOf,
    source: "Claude Code changelog and documentation; anthropics/claude-code#76701",
  },
  {
    condition: "bearer-or-skipped",
    since: "2.1.94",
    until: "2.1.95",
    effect: "leaves out the Authorization header where an API key or a gateway is used",
    shows: '403 {"Message":"Authorization header is missing"}',
    fixedIn: "2.1.96",
    asOf,
    source: "Claude Code changelog; anthropics/claude-code#45000, #44963, #44929",
  },
  {
    condition: "blank-base-url",
    until: "2.1.96",
    effect: "cannot sign while ANTHROPIC_BEDROCK_BASE_URL is empty",
    shows: "Could not load credentials from any providers",
    fixedIn: "2.1.97",
    asOf,
    source: "Claude Code changelog; anthropics/claude-code-action#1090",
  },
  {
    condition: "gateway-with-api-key-only",
    since: "2.1.228",
    effect: "no longer sends ANTHROPIC_API_KEY to a gateway while AWS authentication is switched off",
    shows: "401 Authentication Error, No api key passed in.",
    asOf,
    source: "anthropics/claude-code#86572",
  },
];

/** Releases that a stray Anthropic credential breaks: its header took the place of the signature. */
export const strayAuthBreaks = {
  until: "2.1.100",
  asOf,
  source: "Claude Code changelog",
} as const;

/** The first release that does without Git Bash on Windows, with PowerShell as its shell. */
export const powerShellSince = {
  value: "2.1.120",
  asOf,
  source: "Claude Code changelog, quoted in anthropics/claude-code#53068",
} as const;

/** The first release that no longer reads managed settings below ProgramData. */
export const programDataIgnoredSince = {
  value: "2.1.75",
  asOf,
  source: "Claude Code documentation, settings",
} as const;
