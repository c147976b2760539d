/** IAM statements as Terraform writes them: `aws_iam_policy_document`, ready to be attached. */
import type { PolicyStatement } from "../types.js";

/**
 * The data source for a policy.
 *
 * @param comments - for each statement, what it is for; printed above it
 */
export function formatTerraform(
  name: string,
  statements: readonly PolicyStatement[],
  comments: readonly string[] = [],
): string {
  const blocks = statements.map((statement, index) => formatStatement(statement, comments[index]));
  return [`data "aws_iam_policy_document" "${name}" {`, blocks.join("\n\n"), "}"].join("\n");
}

function formatStatement(statement: PolicyStatement, comment: string | undefined): string {
  const { Sid, Effect, Action, Resource, Condition = {} } = statement;
  const fields: [string, string][] = [
    ...(Sid === undefined ? [] : [["sid", quote(Sid)] as [string, string]]),
    ["effect", quote(Effect)],
    ["actions", list(Action)],
    ["resources", list(typeof Resource === "string" ? [Resource] : Resource)],
  ];
  const conditions = Object.entries(Condition).flatMap(([test, keys]) =>
    Object.entries(keys).map(([variable, values]) =>
      [
        "",
        "    condition {",
        `      test     = ${quote(test)}`,
        `      variable = ${quote(variable)}`,
        `      values   = ${list(typeof values === "string" ? [values] : values, 6)}`,
        "    }",
      ].join("\n"),
    ),
  );
  return [
    ...(comment === undefined ? [] : [`  # ${comment}`]),
    "  statement {",
    ...aligned(fields),
    ...conditions,
    "  }",
  ].join("\n");
}

/** As `terraform fmt` has it: neighbours of one line each are aligned. */
function aligned(fields: readonly [string, string][]): string[] {
  const isShort = (index: number) => fields[index]?.[1].includes("\n") === false;
  return fields.map(([key, value], index) => {
    let first = index;
    let last = index;
    while (isShort(index) && isShort(first - 1)) first -= 1;
    while (isShort(index) && isShort(last + 1)) last += 1;
    const widest = Math.max(...fields.slice(first, last + 1).map(([one]) => one.length));
    return `    ${key.padEnd(widest)} = ${value}`;
  });
}

function list(values: readonly string[], indent = 4): string {
  if (values.length === 1) return `[${quote(values[0] ?? "")}]`;
  const margin = " ".repeat(indent);
  return `[\n${values.map((value) => `${margin}  ${quote(value)},\n`).join("")}${margin}]`;
}

/** `${` and `%{` begin templates in Terraform; a policy variable of IAM is written with `&{`. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll("${", "&{").replaceAll("%{", "%%{");
}
