/**
 * With `--verbose`: every action on every resource that IAM simulated, with what it decided and by
 * which kind of policy. ARNs stand on lines of their own, since they are copied.
 */
import type { IamCoverageValue, IamDecision } from "../../facts/values/iam-coverage.js";
import type { Report } from "../types.js";
import type { Mark, Pen } from "./pen.js";

/** The matrix; no lines where nothing was simulated. */
export function formatIamMatrix({ facts }: Report, pen: Pen): string[] {
  const { iamCoverage } = facts;
  return iamCoverage.state === "answered" ? matrixLines(iamCoverage.value, pen) : [];
}

function matrixLines({ principal, decisions }: IamCoverageValue, pen: Pen): string[] {
  const groups = new Map<string, IamDecision[]>();
  for (const one of decisions) {
    const key = `${one.action} ${sayDecision(one)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [
    "",
    `  ${pen.bold("Simulated by IAM")} for ${principal}`,
    ...[...groups.values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const mark = markOf(first);
      return [
        `    ${pen.symbol(mark)} ${first.action}  ${pen.dim(sayDecision(first))}`,
        ...group.map(({ resource }) => `        ${resource}`),
      ];
    }),
  ];
}

function markOf({ decision, missingContext, required }: IamDecision): Mark {
  if (decision === "allowed") return "pass";
  if (missingContext !== undefined) return "unknown";
  return required ? "fail" : "warn";
}

const holders = {
  "identity-policy": "an identity policy",
  "permissions-boundary": "the permissions boundary",
  organizations: "a service control policy",
} as const;

function sayDecision({ decision, deniedBy, missingContext, required }: IamDecision): string {
  if (decision === "allowed") return required ? "allowed" : "allowed, optional";
  const by = deniedBy === undefined ? "" : ` by ${holders[deniedBy]}`;
  const open = missingContext === undefined ? "" : `, not certain without ${missingContext.join(", ")}`;
  return `${decision.replace("-", " ")}${by}${required ? "" : ", optional"}${open}`;
}
