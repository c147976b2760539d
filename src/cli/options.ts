/**
 * The options of the commands, as data: the quick reader of well-formed arguments and the parser that
 * explains the others are both made from it, so that they cannot disagree.
 */
import type { ReportFormat } from "./run-options.js";

/** What a value's text must be. A reader gives the value, or says in one sentence why it cannot. */
export type ReadValue = (text: string) => { value: unknown } | { wrong: string };

export interface OptionRow {
  /** Without dashes: `claude-version`. */
  name: string;
  /** `<id>` for an option with a value; absent for a switch. */
  value?: string;
  description: string;
  choices?: readonly string[];
  read?: ReadValue;
  default?: unknown;
  /** It may be given more than once; its values are a list. */
  repeatable?: true;
}

/** The formats of a report; the first is the default. */
const reportFormats: readonly ReportFormat[] = [
  "terminal",
  "json",
  "markdown",
  "junit",
  "sarif",
  "github",
  "html",
];

/** Longest time limit that is taken, in seconds: beyond it a hang cannot be told from patience. */
const longestTimeout = 3600;

const readText: ReadValue = (text) =>
  text.trim() === "" ? { wrong: "It is empty." } : { value: text.trim() };

const readVersion: ReadValue = (text) =>
  /^\d+\.\d+\.\d+$/.test(text) ? { value: text } : { wrong: "It is not a version such as 2.1.328." };

const readSeconds: ReadValue = (text) => {
  const seconds = Number(text);
  return seconds > 0 && seconds <= longestTimeout
    ? { value: seconds }
    : { wrong: `It is not a number of seconds above 0, at most ${longestTimeout}.` };
};

/** More people than this share no account's quota. */
const mostDevelopers = 1_000_000;

const readCount: ReadValue = (text) => {
  const count = Number(text);
  return Number.isInteger(count) && count > 0 && count <= mostDevelopers
    ? { value: count }
    : { wrong: `It is not a whole number above 0, at most ${mostDevelopers}.` };
};

const readAccount: ReadValue = (text) =>
  /^\d{12}$/.test(text) ? { value: text } : { wrong: "It is not an account ID of 12 digits." };

const readNames: ReadValue = (text) => {
  const names = text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  return names.length === 0 ? { wrong: "It names nothing." } : { value: names };
};

const readFileName: ReadValue = (text) => (text === "" ? { wrong: "It is empty." } : { value: text });

const readReport: ReadValue = (text) => {
  const [, name = "", file = ""] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const format = reportFormats.find((one) => one === name);
  if (format === undefined || file === "") {
    return { wrong: `It is not FORMAT=FILE with a format of ${reportFormats.join(", ")}.` };
  }
  return file === "-" ? { wrong: "For stdout there is --format." } : { value: { format, file } };
};

const predictionOptions: readonly OptionRow[] = [
  {
    name: "mode",
    value: "<mode>",
    description: "which way of starting Claude Code is predicted",
    choices: ["print", "interactive"],
    default: "interactive",
  },
  { name: "model", value: "<id>", description: "what if: Claude Code's own --model" },
  {
    name: "claude-version",
    value: "<version>",
    description: "what if: another version of Claude Code",
    read: readVersion,
  },
  {
    name: "region",
    value: "<region>",
    description: "what if: in place of the resolved region",
    read: readText,
  },
  { name: "profile", value: "<profile>", description: "what if: in place of AWS_PROFILE", read: readText },
  { name: "cwd", value: "<folder>", description: "the folder Claude Code is started in" },
  { name: "settings", value: "<file>", description: "as Claude Code's own --settings" },
  {
    name: "trust-project",
    description: "let project settings pick executables, files, hosts, proxies and trust roots",
  },
];

/** `verbose` is what that option adds; without it there is no such option. */
function printOptions(
  what: string,
  verbose?: string,
  formats: readonly ReportFormat[] = ["terminal", "json"],
): readonly OptionRow[] {
  return [
    {
      name: "format",
      value: "<format>",
      description: `how to print ${what}`,
      choices: formats,
      default: "terminal",
    },
    ...(verbose === undefined ? [] : [{ name: "verbose", description: verbose }]),
    { name: "ascii", description: "no symbols outside ASCII" },
    { name: "color", description: "colour, also where stdout is not a terminal" },
    { name: "no-color", description: "no colour" },
  ];
}

export const runOptions: readonly OptionRow[] = [
  {
    name: "simulate",
    value: "<scenario>",
    description: "diagnose a simulated machine against a simulated AWS",
  },
  {
    name: "simulate-aws",
    value: "<scenario>",
    description: "diagnose this machine against a simulated AWS",
  },
  { name: "offline", description: "no network: what the files and variables alone can prove" },
  { name: "no-invoke", description: "only free, read-only calls" },
  { name: "no-refresh", description: "do not renew and save tokens of `aws sso login` and `aws login`" },
  { name: "first-use", description: "make the request even where it is the account's first use of a model" },
  {
    name: "deep",
    description: "also prompt caching (two requests), the client's betas, guardrail and quotas",
  },
  {
    name: "developers",
    value: "<number>",
    description: "how many people work at once: what --deep holds the quotas against",
    read: readCount,
  },
  {
    name: "expect-account",
    value: "<id>",
    description: "fail unless the credentials belong to this AWS account",
    read: readAccount,
  },
  {
    name: "expect-region",
    value: "<region>",
    description: "fail unless Claude Code calls this region",
    read: readText,
  },
  {
    name: "expect-model",
    value: "<id>",
    description: "fail unless this is the main model",
    read: readText,
  },
  {
    name: "only",
    value: "<names>",
    description: "only these areas, check ids or codes (comma-separated)",
    read: readNames,
  },
  {
    name: "skip",
    value: "<names>",
    description: "leave out these areas, check ids or codes (comma-separated)",
    read: readNames,
  },
  {
    name: "fail-on",
    value: "<severity>",
    description: "what makes the exit code 1",
    choices: ["error", "warning", "never"],
    default: "error",
  },
  {
    name: "config",
    value: "<file>",
    description: "this configuration, in place of the nearest bedrock-doctor.config.json",
    read: readFileName,
  },
  {
    name: "plugin",
    value: "<module>",
    description: "load a plug-in: a path or an installed package; may be repeated",
    read: readFileName,
    repeatable: true,
  },
  {
    name: "timeout",
    value: "<seconds>",
    description: "limit of the whole run",
    read: readSeconds,
    default: 60,
  },
  {
    name: "wait",
    value: "<seconds>",
    description: "keep trying until it passes, for at most this long",
    read: readSeconds,
  },
  ...predictionOptions,
  ...printOptions("the report", "each check with what was proved", reportFormats),
  { name: "quiet", description: "only what is wrong, and the verdict" },
  {
    name: "output",
    value: "<file>",
    description: "write the report to this file and not to stdout",
    read: readFileName,
  },
  {
    name: "report",
    value: "<format=file>",
    description: "also write the report to a file in this format; may be repeated",
    read: readReport,
    repeatable: true,
  },
  {
    name: "redact",
    value: "<level>",
    description: "for public places: mask key IDs, account IDs and the user part of ARNs",
    choices: ["strict"],
  },
];

/** Options that change what is asked or predicted have no meaning where that is done. */
const replayed = new Set([
  ...[
    "only",
    "skip",
    "fail-on",
    "config",
    "plugin",
    "format",
    "verbose",
    "quiet",
    "ascii",
    "color",
    "no-color",
  ],
  ...["output", "report", "redact"],
]);

export const replayOptionRows: readonly OptionRow[] = runOptions
  .filter(({ name }) => replayed.has(name))
  .map((row) =>
    row.name === "config"
      ? { ...row, description: "this configuration, in place of the one the report was made with" }
      : row,
  );

export const diffOptionRows: readonly OptionRow[] = printOptions("what changed");

export const explainOptionRows: readonly OptionRow[] = printOptions("the explanation");

export const policyOptionRows: readonly OptionRow[] = [
  { name: "check", value: "<file>", description: "which needs the IAM policy in this file does not cover" },
  {
    name: "account",
    value: "<id>",
    description: "the AWS account of the ARNs",
    read: readAccount,
  },
  { name: "simulate", value: "<scenario>", description: "the policy of a simulated machine" },
  ...predictionOptions,
  ...printOptions("the policy", "also what the policy covers"),
];

export const planOptionRows: readonly OptionRow[] = [
  { name: "simulate", value: "<scenario>", description: "the plan of a simulated machine" },
  ...predictionOptions,
  ...printOptions("the plan", "also what is plain or not in use"),
];
