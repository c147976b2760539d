import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/claude-code/types.js";
import type { Facts, FactValues } from "../../src/facts/types.js";
import {
  answered,
  backgroundProbe,
  codesOf,
  failed,
  failedProbe,
  judge,
  makeFacts,
  makePlan,
  probe,
  refusal,
  resultOf,
  switchedOff,
} from "./situation.js";

const guardrail = { identifier: "gr4x9k2m7q1z", version: "1" };

function guarded(): Plan {
  const plan = makePlan();
  return {
    ...plan,
    request: {
      ...plan.request,
      guardrail,
      customHeaders: ["X-Amzn-Bedrock-GuardrailIdentifier", "X-Amzn-Bedrock-GuardrailVersion"],
    },
  };
}

function described(change: Partial<NonNullable<FactValues["guardrail"]["guardrail"]>> = {}) {
  return answered({
    guardrail: { id: guardrail.identifier, version: "1", status: "READY", crossRegion: true, ...change },
    enforced: null,
  });
}

const read = { operation: "GetGuardrail", host: "bedrock.us-east-1.amazonaws.com" } as const;
const unknownThere = refusal(
  404,
  "ResourceNotFoundException",
  "The guardrail identifier or version provided in the request does not exist.",
  read,
);
const invalid = refusal(400, "ValidationException", "The provided guardrail identifier is invalid.");
const refused = (failure: Parameters<typeof failedProbe>[0]): Facts["invocation"] =>
  answered({ probes: [failedProbe(failure), failedProbe(failure, backgroundProbe)] });

describe("guardrail.not-found", () => {
  test("by the read and by the requests is one finding", () => {
    const facts = makeFacts({ guardrail: failed(unknownThere), invocation: refused(invalid) });
    const results = judge(guarded(), facts);
    expect(codesOf(results)).toEqual(["guardrail.not-found"]);
    expect(resultOf(results, "guardrails/exists").found[0]?.evidence).toHaveLength(3);
    expect(resultOf(results, "models/access").blockedBy).toEqual(["guardrail.not-found"]);
    expect(resultOf(results, "guardrails/ready").blockedBy).toEqual(["guardrail.not-found"]);
  });

  test("by the read alone, where no request was made", () => {
    const facts = makeFacts({ guardrail: failed(unknownThere), invocation: switchedOff("--no-invoke") });
    expect(codesOf(judge(guarded(), facts))).toEqual(["guardrail.not-found"]);
  });

  test.each([
    invalid.message,
    "The guardrail identifier or version provided in the request does not exist.",
    "Guardrail was enabled but input is in incorrect format.",
  ])("by the requests alone, where the read is denied: %s", (message) => {
    const no = refusal(403, "AccessDeniedException", "not authorized", {
      ...read,
      denial: { action: "bedrock:GetGuardrail", effect: "implicit" },
    });
    const invocation = refused(refusal(400, "ValidationException", message));
    const results = judge(guarded(), makeFacts({ guardrail: failed(no), invocation }));
    expect(codesOf(results)).toEqual(["guardrail.not-found"]);
  });

  test("a model that answered proves more than the read", () => {
    expect(codesOf(judge(guarded(), makeFacts({ guardrail: failed(unknownThere) })))).toEqual([]);
  });
});

describe("guardrail.not-ready", () => {
  test("an error where the requests fail", () => {
    const no = refusal(400, "ValidationException", "The guardrail is not ready.");
    const facts = makeFacts({ guardrail: described({ status: "CREATING" }), invocation: refused(no) });
    expect(codesOf(judge(guarded(), facts))).toEqual(["guardrail.not-ready"]);
  });

  test("a warning where a model answered with it", () => {
    const results = judge(guarded(), makeFacts({ guardrail: described({ status: "UPDATING" }) }));
    expect(resultOf(results, "guardrails/ready")).toMatchObject({
      status: "warn",
      found: [{ arguments: { status: "UPDATING", served: true } }],
    });
    expect(resultOf(results, "models/access").status).toBe("pass");
  });
});

describe("guardrail.cross-region-off", () => {
  test("with a cross-Region profile", () => {
    const results = judge(guarded(), makeFacts({ guardrail: described({ crossRegion: false }) }));
    expect(codesOf(results)).toEqual(["guardrail.cross-region-off"]);
  });

  test("not where the models stay in the region", () => {
    const plan = guarded();
    const models = plan.models.map((model) => ({
      ...model,
      resolved: model.resolved.replace(/^us\./, ""),
    }));
    const facts = makeFacts({
      guardrail: described({ crossRegion: false }),
      invocation: answered({
        probes: models.map(({ resolved, role }) => probe({ model: resolved, roles: [role] })),
      }),
    });
    expect(codesOf(judge({ ...plan, models }, facts))).toEqual([]);
  });
});

describe("guardrail.denied", () => {
  const arn = "arn:aws:bedrock:us-east-1:123456789012:guardrail/gr4x9k2m7q1z";
  const apply = (end: string, effect: "implicit" | "explicit") =>
    refusal(
      403,
      "AccessDeniedException",
      `User: arn:aws:iam::123456789012:user/dev is not authorized to perform: bedrock:ApplyGuardrail on resource: ${arn} ${end}`,
      {
        denial: {
          action: "bedrock:ApplyGuardrail",
          resource: arn,
          effect,
          policyType: "identity-based policy",
        },
      },
    );

  test("ApplyGuardrail is missing", () => {
    const no = apply("because no identity-based policy allows the bedrock:ApplyGuardrail action", "implicit");
    const results = judge(guarded(), makeFacts({ guardrail: described(), invocation: refused(no) }));
    expect(codesOf(results)).toEqual(["guardrail.denied"]);
    expect(resultOf(results, "guardrails/permission").found[0]?.arguments).toMatchObject({
      how: "denied",
      resource: arn,
    });
  });

  const profile = "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6";
  const statement = refusal(
    403,
    "AccessDeniedException",
    `User: arn:aws:iam::123456789012:user/dev is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: ${profile} with an explicit deny in an identity-based policy`,
    {
      denial: {
        action: "bedrock:InvokeModelWithResponseStream",
        resource: profile,
        effect: "explicit",
        policyType: "identity-based policy",
      },
    },
  );

  test("a guardrail is enforced and none is sent", () => {
    const facts = makeFacts({
      guardrail: answered({ guardrail: null, enforced: [arn] }),
      invocation: refused(statement),
    });
    const results = judge(makePlan(), facts);
    expect(codesOf(results)).toEqual(["guardrail.denied"]);
    expect(resultOf(results, "guardrails/permission").found[0]?.arguments).toMatchObject({
      how: "not-sent",
      enforced: [arn],
    });
  });

  test("a policy looks at the guardrail, by the simulation", () => {
    const iamCoverage = answered({
      principal: "arn:aws:iam::123456789012:user/dev",
      decisions: [
        {
          action: "bedrock:InvokeModelWithResponseStream",
          resource: profile,
          decision: "explicit-deny" as const,
          required: true,
          missingContext: ["bedrock:GuardrailIdentifier"],
        },
      ],
    });
    const results = judge(makePlan(), makeFacts({ iamCoverage, invocation: refused(statement) }));
    expect(codesOf(results).filter((code) => !code.startsWith("iam.not"))).toEqual(["guardrail.denied"]);
  });

  test("want of an allow is IAM's, unless a policy looks at the guardrail", () => {
    const { denial, ...rest } = statement;
    const missing = {
      ...rest,
      message: statement.message.replace(/ with .*/, " because no identity-based policy allows the action"),
      denial: { ...(denial as NonNullable<typeof denial>), effect: "implicit" as const },
    };
    const coverage = (missingContext: string[]) =>
      answered({
        principal: "arn:aws:iam::123456789012:user/dev",
        decisions: [
          {
            action: "bedrock:InvokeModelWithResponseStream",
            resource: profile,
            decision: "implicit-deny" as const,
            required: true,
            ...(missingContext.length === 0 ? {} : { missingContext }),
          },
        ],
      });
    const codes = (keys: string[]): string[] =>
      codesOf(
        judge(makePlan(), makeFacts({ iamCoverage: coverage(keys), invocation: refused(missing) })),
      ).filter((code) => !code.startsWith("iam.not"));
    expect(codes(["bedrock:GuardrailIdentifier"])).toEqual(["guardrail.denied"]);
    expect(codes([])).not.toContain("guardrail.denied");
  });

  test("a statement without an enforced guardrail is IAM's", () => {
    const facts = makeFacts({
      guardrail: answered({ guardrail: null, enforced: [] }),
      invocation: refused(statement),
    });
    expect(codesOf(judge(makePlan(), facts))).toEqual(["iam.denied-explicit"]);
  });
});

describe("a guardrail in order", () => {
  test("is silent and says what was proved", () => {
    const results = judge(guarded(), makeFacts({ guardrail: described() }));
    expect(codesOf(results)).toEqual([]);
    for (const name of ["exists", "ready", "cross-region", "permission"]) {
      expect(resultOf(results, `guardrails/${name}`).status).toBe("pass");
    }
  });

  test("that may not be read is unknown, with the permission", () => {
    const no = refusal(
      403,
      "AccessDeniedException",
      "User: x is not authorized to perform: bedrock:GetGuardrail",
      {
        ...read,
        denial: { action: "bedrock:GetGuardrail", effect: "implicit" },
      },
    );
    const result = resultOf(judge(guarded(), makeFacts({ guardrail: failed(no) })), "guardrails/ready");
    expect(result.status).toBe("unknown");
    expect(result.proved).toContain("bedrock:GetGuardrail");
  });
});
