import { describe, expect, it } from "vitest";
import { formatGithub } from "../../src/report/github.js";
import { formatHtml } from "../../src/report/html.js";
import { formatJson } from "../../src/report/json.js";
import { formatJunit } from "../../src/report/junit.js";
import { formatMarkdown } from "../../src/report/markdown.js";
import { redactStrict } from "../../src/report/redact-strict.js";
import { formatSarif } from "../../src/report/sarif.js";
import { formatTerminal } from "../../src/report/terminal.js";
import { compile, readSchema } from "./compile-schema.js";
import { ALL, oneCause, works } from "./fixtures.js";

const validate = compile(readSchema("report.v1.json"));

/** What becomes of a text that stands in a report. */
function masked(text: string): string {
  return redactStrict({
    ...oneCause,
    findings: [],
    identity: null,
    suppressed: [],
    tool: { name: "bedrock-doctor", version: text },
  }).tool.version;
}

describe("--redact strict", () => {
  it.each([
    ["the account 123456789012", "the account <account:N>"],
    ["account 1234-5678-9012.", "account <account:N>."],
    ["arn:aws:iam::123456789012:user/team/dev", "arn:aws:iam::<account:N>:user/team/<user:N>"],
    ["arn:aws:iam::123456789012:role/Developer", "arn:aws:iam::<account:N>:role/Developer"],
    [
      "arn:aws:sts::123456789012:assumed-role/Dev/a@b.example.",
      "arn:aws:sts::<account:N>:assumed-role/Dev/<user:N>.",
    ],
    [
      "arn:aws-us-gov:sts::123456789012:federated-user/Bob, and",
      "arn:aws-us-gov:sts::<account:N>:federated-user/<user:N>, and",
    ],
    ["arn:aws:iam::123456789012:mfa/dev", "arn:aws:iam::<account:N>:mfa/<user:N>"],
    ["arn:aws:iam::123456789012:root", "arn:aws:iam::<account:N>:root"],
    ["arn:aws:iam::aws:policy/AdministratorAccess", "arn:aws:iam::aws:policy/AdministratorAccess"],
    ["key AKIAIOSFODNN7EXAMPLE", "key <key:N>"],
    ["AROAIOSFODNN7EXAMPLE:dev", "<key:N>:dev"],
    ["request 6f1c2d3e-0000-4000-8000-123456789012", "request 6f1c2d3e-0000-4000-8000-123456789012"],
    [
      "us.anthropic.claude-haiku-4-5-20251001-v1:0 at 1763629200000",
      "us.anthropic.claude-haiku-4-5-20251001-v1:0 at 1763629200000",
    ],
    ['profile "work" in us-east-1', 'profile "work" in us-east-1'],
  ])("%s", (text, expected) => {
    expect(masked(text).replace(/:\d>/g, ":N>")).toBe(expected);
  });

  it("gives one name one token throughout, by first appearance, and counts it in the receipt", () => {
    const strict = redactStrict(oneCause);
    const accounts = strict.redactions.filter(({ kind }) => kind === "account-id");
    expect(accounts).toHaveLength(1);
    expect(accounts[0]?.token).toBe("<account:1>");
    const count = JSON.stringify({ ...strict, redactions: [] }).split("<account:1>").length - 1;
    expect(accounts[0]?.count).toBe(count);
    expect(strict.redactions.map(({ kind }) => kind).sort()).toEqual([
      "access-key-id",
      "access-key-id",
      "account-id",
      "user",
    ]);
  });

  it("masks a user also where no ARN stands around the name, and leaves words alone that only look like it", () => {
    const arn = "arn:aws:iam::123456789012:user/pass";
    const [finding] = oneCause.findings;
    if (finding === undefined) throw new Error("no finding");
    const remedy = {
      ...finding.remedy,
      commands: ["aws iam put-user-policy --user-name pass --policy-name x"],
    };
    const strict = redactStrict({
      ...oneCause,
      identity: { arn, account: "123456789012", principalType: "user", of: "pass" },
      findings: [{ ...finding, remedy }],
    });
    expect(strict.findings[0]?.remedy.commands[0]).toBe(
      "aws iam put-user-policy --user-name <user:1> --policy-name x",
    );
    expect(strict.checks.some(({ status }) => status === "pass")).toBe(true);
    expect(strict.identity?.arn).toBe("arn:aws:iam::<account:1>:user/<user:1>");
  });

  it("masks a key ID that has no key ID's form, where the plan says that it is one", () => {
    const credentials = { ...works.plan.credentials, accessKeyId: "minio-admin" };
    const strict = redactStrict({
      ...works,
      plan: { ...works.plan, credentials },
      findings: [],
      checks: works.checks.map((one) => ({ ...one, proved: "minio-admin signs" })),
    });
    expect(JSON.stringify(strict)).not.toContain("minio-admin");
  });

  it("keeps the receipts of secrets", () => {
    const redactions = [{ kind: "secret", token: "<secret:1>", count: 2 }];
    expect(redactStrict({ ...works, redactions }).redactions[0]).toEqual(redactions[0]);
  });

  it.each(Object.entries(ALL))(
    "%s: no format shows what is masked, and the report is still one",
    (_name, report) => {
      const strict = redactStrict(report);
      validate(JSON.parse(formatJson(strict)));
      expect(validate.errors).toBeNull();
      const style = { width: 80, colour: 0, ascii: false, verbose: true, hyperlinks: false } as const;
      const outputs = [
        formatJson(strict),
        formatTerminal(strict, style),
        formatMarkdown(strict),
        formatJunit(strict),
        formatSarif(strict, "/home/dev"),
        formatGithub(strict, "/home/dev"),
        formatHtml(strict),
      ];
      for (const output of outputs)
        expect(output).not.toMatch(/123456789012|IOSFODNN7EXAMPLE|dev@example\.com/);
    },
  );

  it("the terminal still tells the role from the account", () => {
    const style = { width: 80, colour: 0, ascii: false, verbose: false, hyperlinks: false } as const;
    expect(formatTerminal(redactStrict(works), style)).toContain("Developer/<user:1>, account <account:1>");
  });
});
