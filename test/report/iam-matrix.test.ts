import { expect, test } from "vitest";
import { formatIamMatrix } from "../../src/report/terminal/iam-matrix.js";
import { makePen } from "../../src/report/terminal/pen.js";
import type { Report } from "../../src/report/types.js";
import { answered, notNeeded } from "../checks/situation.js";

const pen = makePen({ width: 80, colour: 0, ascii: true, verbose: true, hyperlinks: false });

function matrixOf(iamCoverage: Report["facts"]["iamCoverage"]): string[] {
  return formatIamMatrix({ facts: { iamCoverage } } as Report, pen);
}

test("what was simulated is shown action by resource, with what denies", () => {
  const principal = "arn:aws:iam::123456789012:user/dev";
  const one = { action: "bedrock:InvokeModel", required: true } as const;
  const lines = matrixOf(
    answered({
      principal,
      decisions: [
        { ...one, resource: "arn:a", decision: "allowed" },
        { ...one, resource: "arn:b", decision: "explicit-deny", deniedBy: "organizations" },
        { ...one, resource: "arn:c", decision: "allowed" },
        { action: "bedrock:CountTokens", required: false, resource: "*", decision: "implicit-deny" },
        { ...one, resource: "arn:d", decision: "implicit-deny", missingContext: ["aws:SourceVpc"] },
      ],
    }),
  );
  expect(lines.join("\n")).toMatchInlineSnapshot(`
    "
      Simulated by IAM for arn:aws:iam::123456789012:user/dev
        ok bedrock:InvokeModel  allowed
            arn:a
            arn:c
        FAIL bedrock:InvokeModel  explicit deny by a service control policy
            arn:b
        warn bedrock:CountTokens  implicit deny, optional
            *
        ? bedrock:InvokeModel  implicit deny, not certain without aws:SourceVpc
            arn:d"
  `);
});

test("nothing is shown where nothing was simulated", () => {
  expect(matrixOf(notNeeded())).toEqual([]);
});
