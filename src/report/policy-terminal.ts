/**
 * What the command `policy` prints for a person: the policy as JSON and as Terraform, to be copied as
 * they stand, or which needs the text of a policy leaves open.
 */
import { makePen, type TerminalStyle } from "./terminal/pen.js";
import { countOf, withoutControls } from "./terminal/text.js";

/** The policy of a plan, written in both ways. */
export interface WrittenPolicy {
  tool: { version: string };
  claudeCode: string;
  region: string;
  account: string | null;
  statements: { sid: string; need: "required" | "first-use" | "optional"; reason: string }[];
  policy: object;
  terraform: string;
}

const needs = {
  required: "required",
  "first-use": "for the account's first use of a model",
  optional: "optional",
} as const;

/** The policy as text, with a newline at the end. */
export function formatPolicy(written: WrittenPolicy, style: TerminalStyle): string {
  const pen = makePen(style);
  const { tool, claudeCode, region, account, statements, policy, terraform } = withoutControls(written);
  return `${[
    `${pen.bold(`bedrock-doctor ${tool.version}`)} ${pen.dim(`Claude Code ${claudeCode} in ${region}`)}`,
    "",
    `  ${pen.bold("What has to be allowed, and why")}`,
    ...statements.flatMap(({ sid, need, reason }) => [`  ${sid} (${needs[need]})`, ...pen.prose(reason, 4)]),
    ...(account === null
      ? [
          "",
          ...pen.prose(
            "The account is not known, so its place in the ARNs is a wildcard: --account names it.",
            2,
          ),
        ]
      : []),
    "",
    `  ${pen.bold("IAM policy")}`,
    JSON.stringify(policy, null, 2),
    "",
    `  ${pen.bold("Terraform")}`,
    terraform,
  ].join("\n")}\n`;
}

type Pair = { action: string; resource: string };

export interface CheckedPolicy {
  file: string;
  uncovered: Pair[];
  denied: Pair[];
  conditional: Pair[];
  covered: Pair[];
  verdict: "sufficient" | "insufficient" | "undecided";
}

/** What a policy leaves open, worst first, with a newline at the end. */
export function formatCoverage(checked: CheckedPolicy, style: TerminalStyle): string {
  const pen = makePen(style);
  const { file, uncovered, denied, conditional, covered, verdict } = withoutControls(checked);
  const list = (title: string, mark: "fail" | "warn" | "pass", pairs: readonly Pair[]): string[] =>
    pairs.length === 0
      ? []
      : [
          `${pen.symbol(mark)} ${title}`,
          ...[...new Set(pairs.map(({ action }) => action))].flatMap((action) => [
            `    ${action}`,
            ...pairs.filter((one) => one.action === action).map(({ resource }) => `      ${resource}`),
          ]),
          "",
        ];
  const shown = [
    ...list("denied by a statement of the policy", "fail", denied),
    ...list("not covered", "fail", uncovered),
    ...list("only under a condition, or only in part", "warn", conditional),
    ...(style.verbose ? list("covered", "pass", covered) : []),
  ];
  const total = uncovered.length + denied.length + conditional.length + covered.length;
  const sum = `${file} covers ${covered.length} of ${countOf(total, "pair")} of action and resource that Claude Code needs here.`;
  const conclusion = {
    sufficient:
      conditional.length === 0 ? "" : " The requests are known to meet the conditions of the others.",
    insufficient: " Requests will be refused.",
    undecided: " Whether the others are refused depends on what a policy's text does not tell.",
  }[verdict];
  return `${[...shown, ...pen.prose(sum + conclusion, 0)].join("\n")}\n`;
}
