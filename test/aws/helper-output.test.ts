import { describe, expect, test } from "vitest";
import { runCredentialExport, runCredentialProcess, scrub } from "../../src/aws/providers/helper-output.js";
import type { Command, CommandResult, RunCommand } from "../../src/aws/providers/types.js";
import { createSecret } from "../../src/machine/secret.js";

const command: Command = { line: createSecret("helper"), cwd: "/srv", environment: [] };
const keys = { AccessKeyId: "ASIAEXAMPLE", SecretAccessKey: "s3cret", SessionToken: "t0ken" };
const now = Date.parse("2026-11-20T09:00:00Z");

function helper(result: CommandResult) {
  const run: RunCommand = async () => result;
  return { run, command, signal: new AbortController().signal, clock: () => now };
}

function prints(stdout: string, rest: { code?: number; stderr?: string } = {}): CommandResult {
  return { ended: "exit", code: rest.code ?? 0, stdout, stderr: rest.stderr ?? "" };
}

const ofProcess = (result: CommandResult) => runCredentialProcess(helper(result), { profile: "work" });
const ofExport = (result: CommandResult, acceptsFlat = true) =>
  runCredentialExport(helper(result), { file: "/home/dev/.claude/settings.json", acceptsFlat });

describe("credential_process", () => {
  test("prints keys as the AWS SDK takes them", async () => {
    const json = { Version: 1, ...keys, Expiration: "2026-11-20T10:00:00Z" };
    const answer = await ofProcess(prints(`\n${JSON.stringify(json)}\n`));
    expect(answer).toMatchObject({
      ok: true,
      value: { accessKeyId: "ASIAEXAMPLE", expiresAt: "2026-11-20T10:00:00Z" },
    });
  });

  test("needs no session token", async () => {
    const { SessionToken: _, ...longTerm } = keys;
    const answer = await ofProcess(prints(JSON.stringify({ Version: 1, ...longTerm })));
    expect(answer.ok && answer.value.sessionToken).toBeUndefined();
    expect(answer.ok).toBe(true);
  });

  test.each([
    [
      "an error",
      prints("", { code: 3, stderr: "boom\n" }),
      { what: "command-failed", code: 3, excerpt: "boom" },
    ],
    ["nothing", prints(" \n"), { what: "no-output" }],
    ["text", prints("not signed in"), { what: "not-json", problem: "no JSON is in it" }],
    ["a greeting", prints(`hello\n{}`), { what: "not-json", problem: "other text stands before the JSON" }],
    ["half of it", prints('{"Version": 1,'), { what: "not-json" }],
    ["a list", prints("[]"), { what: "not-json", problem: "the JSON is no object" }],
    ["no version", prints(JSON.stringify(keys)), { what: "wrong-version", found: "none" }],
    ["Version as a text", prints(JSON.stringify({ Version: "1", ...keys })), { what: "wrong-version" }],
    [
      "half a pair",
      prints('{"Version":1,"AccessKeyId":"A"}'),
      { what: "keys-missing", missing: ["SecretAccessKey"] },
    ],
    [
      "keys that are over",
      prints(JSON.stringify({ Version: 1, ...keys, Expiration: "2020-01-01T00:00:00Z" })),
      { what: "credentials-expired", expiredAt: "2020-01-01T00:00:00Z" },
    ],
    [
      "a signal",
      { ended: "exit", code: null, signal: "SIGSEGV", stdout: "", stderr: "" },
      { what: "command-failed", signal: "SIGSEGV" },
    ],
    ["a flood", { ended: "too-much-output" }, { what: "not-json" }],
    ["no start", { ended: "not-run", why: "EACCES" }, { what: "command-not-run", why: "EACCES" }],
  ] satisfies [string, CommandResult, object][])(
    "that gives %s gives no credentials",
    async (_, result, fault) => {
      const answer = await ofProcess(result);
      expect(answer).toMatchObject({
        ok: false,
        failure: { kind: "provider", provider: "credential-process", profile: "work", fault },
      });
    },
  );
});

describe("awsCredentialExport", () => {
  test("takes keys below Credentials, with an end that has passed", async () => {
    const json = { Credentials: { ...keys, Expiration: "2020-01-01T00:00:00Z" } };
    expect(await ofExport(prints(JSON.stringify(json)), false)).toMatchObject({ ok: true });
  });

  test.each([
    [true, true],
    [false, false],
  ])("takes them at the top level by release (%s)", async (acceptsFlat, ok) => {
    const answer = await ofExport(prints(JSON.stringify(keys)), acceptsFlat);
    expect(answer.ok).toBe(ok);
    if (!answer.ok)
      expect(answer.failure).toMatchObject({ fault: { what: "keys-missing", missing: [], shape: "flat" } });
  });

  test.each([
    ["long-term keys", { Credentials: { ...keys, SessionToken: undefined } }, ["SessionToken"], "nested"],
    ["keys in lower case", { accessKeyId: "A", secretAccessKey: "b", sessionToken: "c" }, 3, "unknown"],
    ["flat long-term keys", { ...keys, SessionToken: "" }, ["SessionToken"], "flat"],
  ])("does not take %s", async (_, json, missing, shape) => {
    const answer = await ofExport(prints(JSON.stringify(json)));
    expect(answer).toMatchObject({ ok: false, failure: { fault: { what: "keys-missing", shape } } });
    const fault = answer.ok || answer.failure.kind !== "provider" ? null : answer.failure.fault;
    if (fault?.what !== "keys-missing") throw new Error("another fault");
    expect(typeof missing === "number" ? fault.missing.length : fault.missing).toEqual(missing);
  });
});

describe("what a helper says on its error output", () => {
  test("loses a secret access key whole, although its slashes part it", () => {
    expect(scrub("bad key wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY here")).toBe("bad key … here");
  });

  test("loses what it also printed for the client", async () => {
    const answer = await ofProcess(
      prints(`{"Version":2,"SecretAccessKey":"correct-horse-battery"}`, {
        code: 1,
        stderr: "got correct-horse-battery",
      }),
    );
    expect(JSON.stringify(answer)).toContain("got …");
    expect(JSON.stringify(answer)).not.toContain("horse");
  });

  test.each([`secret${" ".repeat(4_000)}`, "a".repeat(8_000), "\n".repeat(8_000)])(
    "is cut to what is shown: %#",
    (text) => {
      expect(scrub(text).length).toBeLessThanOrEqual(200);
    },
  );

  test("never shows what may be a secret", () => {
    const said = scrub(
      [
        "error: token=abc123def for user dev",
        'password: "hunter2"',
        "key wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY1",
        "AWS_BEARER_TOKEN_BEDROCK=ABSKQmVkcm9ja0FQSUtleQ==",
        "see arn:aws:iam::123456789012:role/ClaudeCode in /opt/corp/bin/helper",
      ].join("\n"),
    );
    expect(said).not.toMatch(/abc123|hunter2|wJalr|ABSK/);
    expect(said).toContain("arn:aws:iam::123456789012:role/ClaudeCode in /opt/corp/bin/helper");
  });

  test("is cut, and stands on one line", () => {
    const said = scrub("line one\nline two\n".repeat(500));
    expect(said.length).toBeLessThanOrEqual(200);
    expect(said).not.toContain("\n");
  });
});
