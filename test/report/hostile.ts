/**
 * A report whose every free text tries to get out of the format it stands in. Findings carry texts of
 * settings files and of AWS, and a report is opened by somebody else than who wrote those.
 */

import type { Plan } from "../../src/claude-code/types.js";
import type { Report, ReportFinding } from "../../src/report/types.js";
import { iamDenied } from "./findings.js";
import { oneCause } from "./fixtures.js";

/** Each of them is dangerous somewhere. */
export const ATTACKS: Readonly<Record<string, string>> = {
  script: `</script><script>window.owned = 1</script>`,
  handler: `"><img src=x onerror="window.owned = 1">`,
  quote: `' onfocus='window.owned = 1' autofocus='`,
  comment: `<!-- --><b>bold</b>`,
  cdata: "a ]]> b <![CDATA[ c ]]>",
  entity: "&lt;b&gt; &#60; &",
  fence: "```\n# heading\n````\n<b>bold</b>",
  tick: "a `b` ``c`` `",
  bar: "a | b \\| c \\\\| d",
  heading: "# heading\n\n- item\n1. item\n> quote\n---",
  link: "[text](javascript:window.owned=1) ![img](http://evil.example/x.png)",
  mention: "@everyone ask @octo/team #1",
  command: "x\n::error file=a.js,line=1::owned\r::set-output name=a::b%0A::stop-commands::t",
  ansi: "\u001b[31mred\u001b[0m \u001b]8;;http://evil.example\u0007here\u001b]8;;\u0007 \u009b2J",
  controls: "nul \u0000 bell \u0007 bom \ufeff ffff \uffff half \ud800 \u202e turned",
  unicode: "𝕏 – ünïcode – 漢字",
  url: "javascript:window.owned=1",
};

export const ATTACK = Object.values(ATTACKS).join(" ");

/** Every text that is not an address or a code of our own is `text`. */
export function hostileReport(text: string): Report {
  const finding: ReportFinding = {
    ...iamDenied,
    title: text,
    why: text,
    measured: text,
    expected: text,
    clientShows: text,
    locations: [{ file: `/repo/${text}`, line: 3, column: 7, key: text }],
    remedy: {
      summary: text,
      steps: [text, `then \`${text}\` and http://evil.example/${text}`],
      commands: [text],
      settings: { file: text, patch: { env: { [text]: text } } },
      policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: [text], Resource: text }] },
      terraform: text,
      links: [text],
    },
    evidence: [{ source: text, request: text, status: 403, errorCode: text, requestId: text, excerpt: text }],
  };
  const plan: Plan = {
    ...oneCause.plan,
    claudeCode: { ...oneCause.plan.claudeCode, version: text },
    region: { value: text, source: "env:AWS_REGION", location: { file: text, line: 1 }, others: [] },
    credentials: { kind: "sso", source: text, profile: text, accessKeyId: text, others: [] },
    endpoints: { invoke: { url: text, overriddenBy: text }, control: null, mantle: null },
    models: oneCause.plan.models.map((model) => ({ ...model, resolved: text, region: text })),
    variables: [
      { name: text, value: text, source: "environment", overrides: [{ value: text, scope: "user" }] },
    ],
    settings: [{ file: text, scope: "user", status: "read" }],
  };
  return {
    ...oneCause,
    tool: { name: "bedrock-doctor", version: text },
    simulated: { scenario: text, machine: "scenario" },
    plan,
    identity: { arn: text, account: text, principalType: text, of: text },
    facts: {
      ...oneCause.facts,
      iamCoverage: {
        state: "answered",
        askedAt: oneCause.generatedAt,
        durationMs: 12,
        value: {
          principal: text,
          decisions: [
            {
              action: text,
              resource: text,
              decision: "explicit-deny",
              required: true,
              missingContext: [text],
            },
          ],
        },
      },
    },
    checks: oneCause.checks.map((check) => ({ ...check, title: text, proved: text })),
    findings: [finding, { ...finding, severity: "warning", locations: [] }, { ...finding, severity: "info" }],
    suppressed: [{ ...finding, reason: text }],
    redactions: [{ kind: text, token: "<secret:1>", count: 1 }],
  };
}

/** An account in which IAM was asked, for the matrix. */
export const withMatrix: Report = {
  ...oneCause,
  facts: {
    ...oneCause.facts,
    iamCoverage: {
      state: "answered",
      askedAt: oneCause.generatedAt,
      durationMs: 80,
      value: {
        principal: "arn:aws:iam::123456789012:role/Developer",
        decisions: [
          {
            action: "bedrock:InvokeModelWithResponseStream",
            resource: "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-6",
            decision: "allowed",
            required: true,
          },
          {
            action: "bedrock:InvokeModelWithResponseStream",
            resource: "arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-sonnet-4-6",
            decision: "explicit-deny",
            required: true,
            deniedBy: "organizations",
          },
          {
            action: "bedrock:ListInferenceProfiles",
            resource: "*",
            decision: "implicit-deny",
            required: false,
            missingContext: ["aws:SourceVpce"],
          },
        ],
      },
    },
  },
};
