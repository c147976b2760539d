import { describe, expect, it } from "vitest";
import type { CheckResult } from "../../src/engine/types.js";
import { buildReport, type ReportInput } from "../../src/report/build-report.js";
import { iamDenied } from "./findings.js";
import { healthyFacts, healthyPlan, notAsked } from "./parts.js";

const CHECK: CheckResult = {
  id: "iam/allowed",
  area: "iam",
  title: "Every action that is needed is allowed",
  status: "fail",
  required: true,
  proved: "One action is denied.",
  durationMs: 2,
  found: [
    { code: "iam.denied", arguments: { denials: [] } },
    { code: "iam.denied", arguments: { denials: [] } },
  ],
};

function input(more: Partial<ReportInput> = {}): ReportInput {
  return {
    tool: { version: "0.1.0" },
    generatedAt: "2026-11-20T09:00:01.000Z",
    simulated: null,
    mode: "interactive",
    plan: healthyPlan(),
    facts: healthyFacts(),
    checks: [CHECK],
    findings: [iamDenied],
    verdict: "fail",
    exitCode: 1,
    cost: {
      requests: 1,
      roundTrips: 1,
      paidInvocations: 0,
      inputTokens: 0,
      outputTokens: 0,
      estimatedUsd: null,
    },
    secrets: [],
    schemaUrl: "https://example.com/report.v1.json",
    ...more,
  };
}

describe("buildReport", () => {
  it("gives each check its codes once, and nothing of the engine's own", () => {
    expect(buildReport(input()).checks).toEqual([
      {
        id: "iam/allowed",
        area: "iam",
        title: "Every action that is needed is allowed",
        status: "fail",
        required: true,
        proved: "One action is denied.",
        durationMs: 2,
        findings: ["iam.denied"],
      },
    ]);
  });

  it("keeps what blocked a check", () => {
    const { checks } = buildReport(
      input({ checks: [{ ...CHECK, status: "blocked", blockedBy: ["iam.denied"] }] }),
    );
    expect(checks[0]?.blockedBy).toEqual(["iam.denied"]);
  });

  it("says for which credentials the identity was told", () => {
    expect(buildReport(input()).identity).toEqual({
      arn: "arn:aws:sts::123456789012:assumed-role/Developer/dev@example.com",
      account: "123456789012",
      principalType: "assumed-role",
      of: 'profile "work"',
    });
  });

  const apiKey = {
    kind: "api-key-long-term",
    source: "AWS_BEARER_TOKEN_BEDROCK in the environment",
  } as const;

  it("says beside an API key that the identity is of the credentials that the key hides", () => {
    const others = [{ kind: "profile-static", source: 'profile "old"' } as const];
    const { identity } = buildReport(input({ plan: healthyPlan({ credentials: { ...apiKey, others } }) }));
    expect(identity?.of).toBe('profile "old", which the API key hides: it is not the identity that invokes');
  });

  it("has no identity with an API key alone, and none where STS did not tell it", () => {
    const alone = healthyPlan({ credentials: { ...apiKey, others: [] } });
    expect(buildReport(input({ plan: alone })).identity).toBeNull();
    const facts = healthyFacts({ identity: notAsked({ because: "option", option: "--offline" }) });
    expect(buildReport(input({ facts })).identity).toBeNull();
  });

  it("lets no secret through, whichever part it stands in", () => {
    const key = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    const evidence = [
      { source: "fact:invocation", excerpt: `the request was signed with ${encodeURIComponent(key)}` },
    ];
    const report = buildReport(
      input({
        secrets: [{ reveal: () => key }],
        findings: [{ ...iamDenied, measured: `key ${key}`, evidence }],
        checks: [{ ...CHECK, proved: `Tried with ${Buffer.from(key).toString("base64")}.` }],
        plan: healthyPlan({ variables: [{ name: "X", value: key, source: "user", overrides: [] }] }),
      }),
    );
    expect(JSON.stringify(report)).not.toMatch(/wJalrXUtn|d0phbHJYVX/);
    expect(report.redactions).toEqual([{ kind: "secret", token: "<secret:1>", count: 4 }]);
    expect(report.findings[0]?.measured).toBe("key <secret:1>");
  });
});
