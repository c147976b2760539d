/** `policy`: what it prints, how it judges a file, and what it says of a file that is no policy. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { main } from "../../src/cli/main.js";
import { readPolicy } from "../../src/diagnosis/iam/policy-document.js";

const folder = mkdtempSync(join(tmpdir(), "bedrock-doctor-policy-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

const account = "123456789012";

async function run(...args: string[]) {
  let stdout = "";
  let stderr = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout += text;
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    stderr += text;
    return true;
  });
  const exitCode = await main(["policy", "--simulate", "healthy", ...args]);
  vi.restoreAllMocks();
  return { exitCode, stdout, stderr };
}

function write(content: string | Buffer | object): string {
  const file = join(folder, "policy.json");
  writeFileSync(
    file,
    typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content),
  );
  return file;
}

const check = (content: string | Buffer | object, ...more: string[]) =>
  run("--account", account, "--check", write(content), ...more);

const all = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } };

describe("the policy of a plan", () => {
  test("is one that AWS takes, with the account that was named", async () => {
    const { exitCode, stdout, stderr } = await run("--account", account, "--format", "json");
    const printed = JSON.parse(stdout);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(readPolicy(printed.policy)).toMatchObject({ ok: true });
    expect(stdout).not.toContain(":*:inference-profile");
    expect(printed.statements.map((one: { sid: string; need: string }) => `${one.sid} ${one.need}`)).toEqual([
      "ClaudeCodeInvoke required",
      "ClaudeCodeFirstUse first-use",
      "ClaudeCodeListProfiles optional",
      "ClaudeCodeCountTokens optional",
    ]);
    expect(printed.terraform).toContain('data "aws_iam_policy_document" "claude_code" {');
    expect(printed.terraform).toContain('variable = "aws:CalledViaLast"');
  });

  test("is enough by its own judgement", async () => {
    const { stdout } = await run("--account", account, "--format", "json");
    const checked = await check(JSON.parse(stdout).policy, "--format", "json");
    expect(checked.exitCode).toBe(0);
    expect(JSON.parse(checked.stdout)).toMatchObject({ uncovered: [], denied: [] });
  });

  test("has a wildcard for the account where it is not known, and says so", async () => {
    const { stdout } = await run();
    expect(stdout).toContain("arn:aws:bedrock:us-east-1:*:inference-profile/us.anthropic.claude-sonnet-4-6");
    expect(stdout).toMatch(/--account\s+names it/);
  });

  test("follows the options that predict", async () => {
    const { stdout } = await run(
      "--account",
      account,
      "--region",
      "eu-west-1",
      "--model",
      "global.anthropic.claude-opus-5-5",
    );
    expect(stdout).toContain(
      `arn:aws:bedrock:eu-west-1:${account}:inference-profile/global.anthropic.claude-opus-5-5`,
    );
    expect(stdout).toContain("arn:aws:bedrock:::foundation-model/anthropic.claude-opus-5-5");
  });
});

describe("a file", () => {
  test("that allows all covers all", async () => {
    const { exitCode, stdout } = await check(all, "--format", "json");
    const printed = JSON.parse(stdout);
    expect(exitCode).toBe(0);
    expect(Object.keys(printed)).toEqual(["uncovered", "denied", "conditional", "covered"]);
    expect(printed.covered[0]).toEqual({
      action: "bedrock:InvokeModel",
      resource: `arn:aws:bedrock:us-east-1:${account}:inference-profile/us.anthropic.claude-sonnet-4-6`,
    });
  });

  test("that lacks something is told action by resource, with exit 1", async () => {
    const { exitCode, stdout } = await check({
      ...all,
      Statement: { ...all.Statement, Action: "bedrock:InvokeModel" },
    });
    expect(exitCode).toBe(1);
    expect(stdout).toContain("not covered");
    expect(stdout).toMatch(/bedrock:InvokeModelWithResponseStream\n +arn:aws:bedrock:us-east-1:/);
    expect(stdout).toContain("Requests will be refused.");
  });

  test("that depends on a condition is inconclusive, with exit 3", async () => {
    const Condition = { Bool: { "aws:MultiFactorAuthPresent": "true" } };
    const { exitCode, stdout } = await check({ ...all, Statement: { ...all.Statement, Condition } });
    expect(exitCode).toBe(3);
    expect(stdout).toContain("only under a condition");
  });

  test("may begin with a byte order mark", async () => {
    expect((await check(`\uFEFF${JSON.stringify(all)}`)).exitCode).toBe(0);
  });
});

describe("a file that is no policy is one sentence with its place, and exit 2", () => {
  test.each<[string, string | Buffer, RegExp]>([
    [
      "not JSON",
      '{\n  "Statement": [\n    {},\n  ]\n}',
      /policy\.json:4:3 is no JSON: a comma stands before/,
    ],
    ["empty", "", /policy\.json is no JSON: the file is empty/],
    [
      "UTF-16",
      Buffer.from(`\uFEFF${JSON.stringify(all)}`, "utf16le"),
      /policy\.json:1:1 is no JSON: .*UTF-16/,
    ],
    ["a list", "[]", /policy\.json is no IAM policy that can be judged: .*JSON object/],
    ["without a Statement", '{"Version": "2012-10-17"}', /it has no Statement/],
    [
      "with a wrong Effect",
      '{\n  "Statement": {\n    "Effect": "allow", "Action": "*", "Resource": "*"\n  }\n}',
      /policy\.json:3:5 is no IAM policy that can be judged: .*neither Allow nor Deny/,
    ],
    [
      "with a fault in its second statement",
      `{\n  "Statement": [\n    ${JSON.stringify(all.Statement)},\n    { "Action": "*", "Resource": "*" }\n  ]\n}`,
      /policy\.json:4:5 is no IAM policy that can be judged: statement 2 has no Effect/,
    ],
    [
      "of a resource",
      '{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}}',
      /has a Principal: that is a policy of a resource/,
    ],
  ])("%s", async (_, content, sentence) => {
    const { exitCode, stdout, stderr } = await check(content);
    expect(stdout).toBe("");
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(exitCode).toBe(2);
  });

  test.each([
    [join(folder, "missing.json"), "there is no such file"],
    [folder, "it is a folder"],
  ])("%s", async (file, why) => {
    const { exitCode, stderr } = await run("--check", file);
    expect([exitCode, stderr.includes(why)]).toEqual([2, true]);
  });

  test("an account is twelve digits", async () => {
    expect(await run("--account", "12")).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("12 digits"),
    });
  });

  test("without Amazon Bedrock there is no policy", async () => {
    expect(await run("--simulate", "provider-not-enabled")).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("does not use Amazon Bedrock here"),
    });
  });
});
