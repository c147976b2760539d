/**
 * `policy`: the IAM policy that this plan needs, or what the text of a policy lacks of it. As `plan`
 * it reads files and asks nobody.
 */
import { readFileSync } from "node:fs";
import { draftPlan } from "../claude-code/plan.js";
import { type AccessNeed, requiredAccess } from "../claude-code/required-access.js";
import type { Draft } from "../claude-code/types.js";
import { checkPolicy, type PolicyVerdict } from "../diagnosis/iam/check-policy.js";
import { readPolicy, type Statement } from "../diagnosis/iam/policy-document.js";
import { formatTerraform } from "../diagnosis/iam/terraform.js";
import { writePolicy } from "../diagnosis/iam/write-policy.js";
import { parseStrictJson } from "../machine/strict-json.js";
import { formatJson } from "../report/json.js";
import { formatCoverage, formatPolicy } from "../report/policy-terminal.js";
import { scanned } from "./last-scan.js";
import type { PolicyCommandOptions } from "./run-options.js";
import { planOptions, takeSnapshot } from "./snapshot.js";
import { terminalStyle } from "./terminal-style.js";
import { UsageError } from "./usage-error.js";
import { version } from "./version.js";

const exitCodes: Readonly<Record<PolicyVerdict, number>> = { sufficient: 0, insufficient: 1, undecided: 3 };

/** Longest file that is taken, bytes; AWS takes a policy of 6,144 characters at most. */
const longestFile = 1024 * 1024;

/**
 * Prints the policy of this machine's plan, or judges a file against it.
 *
 * @returns 0; for `--check` 1 where something needed is not allowed, 3 where that cannot be told.
 * @throws UsageError for options that cannot be used and for a file that is no IAM policy.
 */
export async function policyCommand(options: PolicyCommandOptions): Promise<number> {
  const host = options.simulate === undefined ? null : await simulatedHost(options.simulate, options);
  const statements = options.check === undefined ? null : await readPolicyFile(options.check);
  const draft = draftPlan(takeSnapshot(host, options), planOptions(options));
  if (draft.plan.provider === "none") {
    throw new UsageError("Claude Code does not use Amazon Bedrock here, so it needs no IAM policy");
  }
  const account = options.account ?? accountOf(draft);
  const needs = requiredAccess(draft.plan, { account, profiles: null });
  if (needs.length === 0)
    throw new UsageError("no model of Claude Code is known here, so no policy can be written");
  return statements === null
    ? printPolicy(draft, needs, account, options)
    : printCoverage(statements, needs, options);
}

function print(text: string): void {
  process.stdout.write(scanned(text));
}

function printPolicy(
  { plan }: Draft,
  needs: readonly AccessNeed[],
  account: string | null,
  options: PolicyCommandOptions,
): number {
  const written = writePolicy(needs);
  const Statement = written.map((one) => one.statement);
  const policy = { Version: "2012-10-17", Statement };
  const statements = written.map(({ statement, need, reason }) => ({
    sid: statement.Sid ?? "",
    need,
    reason,
  }));
  const comments = written.map(({ need, reason }) => (need === "required" ? reason : `${need}: ${reason}`));
  const terraform = formatTerraform("claude_code", Statement, comments);
  const tool = { version };
  if (options.format === "json") {
    print(
      formatJson({
        schemaVersion: 1,
        tool: { name: "bedrock-doctor", ...tool },
        account,
        policy,
        terraform,
        statements,
      }),
    );
    return 0;
  }
  const about = { claudeCode: plan.claudeCode.version, region: plan.region.value, account };
  print(formatPolicy({ tool, ...about, statements, policy, terraform }, terminalStyle(options)));
  return 0;
}

function printCoverage(
  statements: readonly Statement[],
  needs: readonly AccessNeed[],
  options: PolicyCommandOptions,
): number {
  const { coverage, verdict } = checkPolicy(statements, needs);
  if (options.format === "json") print(formatJson(coverage));
  else print(formatCoverage({ file: options.check ?? "", ...coverage, verdict }, terminalStyle(options)));
  return exitCodes[verdict];
}

async function readPolicyFile(file: string): Promise<Statement[]> {
  const text = readText(file);
  const parsed = parseStrictJson(text);
  if (!parsed.ok) {
    const { message, line, column } = parsed.problem;
    throw new UsageError(`${file}${sayPosition({ line, column })} is no JSON: ${message}`);
  }
  const policy = readPolicy(parsed.value);
  if (policy.ok) return policy.statements;
  const { message, path } = policy.fault;
  const { positionOf } = await import("./json-position.js");
  const at = positionOf(text, path);
  throw new UsageError(`${file}${sayPosition(at)} is no IAM policy that can be judged: ${message}`);
}

function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === "ENOENT"
        ? "there is no such file"
        : code === "EISDIR"
          ? "it is a folder"
          : `it cannot be read (${code})`;
    throw new UsageError(`--check names ${file}, and ${why}`);
  }
  if (bytes.length > longestFile)
    throw new UsageError(`--check names ${file}, which is too long for an IAM policy`);
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) throw new UsageError(`${file}:1:1 is no JSON: it is written in UTF-16, and JSON is UTF-8`);
  return bytes.toString("utf8");
}

function sayPosition({ line, column }: { line?: number | undefined; column?: number | undefined }): string {
  return line === undefined ? "" : `:${line}:${column ?? 1}`;
}

/** The account that the set-up itself names: by a role, an SSO profile, or the ARN of a model. */
function accountOf({ plan, wiring }: Draft): string | null {
  const { credentials } = wiring;
  if (credentials.kind === "sso") return credentials.account;
  const arns = [
    ...("roleArn" in credentials && typeof credentials.roleArn === "string" ? [credentials.roleArn] : []),
    ...plan.models.map((model) => model.resolved),
  ];
  return (
    arns.map((arn) => /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1]).find((one) => one !== undefined) ??
    null
  );
}

async function simulatedHost(name: string, options: PolicyCommandOptions) {
  const { findScenario, refuseFolder, scenarioHost } = await import("./stage.js");
  refuseFolder(options);
  return scenarioHost((await findScenario(name)).scenario);
}
