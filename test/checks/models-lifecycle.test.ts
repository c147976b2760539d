import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/claude-code/types.js";
import type { Facts, Probe } from "../../src/facts/types.js";
import type { ModelLifecycleEntry } from "../../src/facts/values/model-lifecycle.js";
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

const opus41 = "us.anthropic.claude-opus-4-1-20250805-v1:0";
const sonnet4 = "us.anthropic.claude-sonnet-4-20250514-v1:0";
const sonnet46 = "us.anthropic.claude-sonnet-4-6";
const listed = [
  opus41,
  sonnet46,
  "us.anthropic.claude-opus-5",
  "us.anthropic.claude-opus-5-5",
  "global.anthropic.claude-opus-5-5",
  "us.anthropic.claude-sonnet-5",
  "us.anthropic.claude-sonnet-5-5",
  backgroundProbe.model,
];

function using(model: string, changes: Partial<Plan> = {}): Plan {
  const plan = makePlan(changes);
  const models = plan.models.map((one) =>
    one.role === "primary" ? { ...one, requested: model, resolved: model } : one,
  );
  return { ...plan, models };
}

function facts(model: string, changes: Partial<Facts> = {}, state: Partial<Probe> = {}): Facts {
  return makeFacts({
    inferenceProfiles: answered({
      profiles: listed.map((id) => ({ id, arn: `arn:${id}`, status: "ACTIVE", models: [] })),
      pages: 1,
    }),
    invocation: answered({ probes: [probe({ model, ...state }), probe(backgroundProbe)] }),
    ...changes,
  });
}

function told(...models: Partial<ModelLifecycleEntry>[]): Partial<Facts> {
  const background = { model: "anthropic.claude-haiku-4-5-20251001-v1:0", status: "ACTIVE" };
  return {
    modelLifecycle: answered({
      models: [...models, background].map((one) => ({ model: "", state: "answered" as const, ...one })),
    }),
  };
}

const base = (id: string): string => id.replace(/^us\./, "");

describe("model.legacy", () => {
  test("AWS calls the model legacy: the date and the successor", () => {
    const life = { model: base(opus41), status: "LEGACY", endOfLifeTime: "2027-01-08T00:00:00.000Z" };
    const results = judge(using(opus41), facts(opus41, told(life)));
    expect(codesOf(results)).toEqual(["model.legacy"]);
    expect(resultOf(results, "models/lifecycle").found[0]?.arguments).toMatchObject({
      models: [
        {
          model: opus41,
          roles: ["primary"],
          told: "AWS",
          endOfLife: "2027-01-08T00:00:00.000Z",
          suggestion: "us.anthropic.claude-opus-5-5",
          suggestedBy: "list",
        },
      ],
    });
  });

  test.each([
    ["in 90 days", "2027-02-18T09:00:00.000Z", ["model.legacy"]],
    ["in 91 days", "2027-02-19T09:00:00.000Z", []],
  ])("an active model that ends %s", (_, endOfLifeTime, codes) => {
    const life = { model: base(sonnet46), status: "ACTIVE", endOfLifeTime };
    expect(codesOf(judge(using(sonnet46), facts(sonnet46, told(life))))).toEqual(codes);
  });

  test("where AWS does not tell, the dated table does", () => {
    const denial = refusal(
      403,
      "AccessDeniedException",
      "User: x is not authorized to perform: bedrock:GetFoundationModel on resource: y",
      {
        operation: "GetFoundationModel",
        denial: { action: "bedrock:GetFoundationModel", effect: "unsaid" },
      },
    );
    const results = judge(using(opus41), facts(opus41, { modelLifecycle: failed(denial) }));
    expect(codesOf(results)).toEqual(["model.legacy"]);
    expect(resultOf(results, "models/lifecycle").found[0]?.arguments).toMatchObject({
      models: [{ told: "table", legacySince: "2026-07-08", endOfLife: "2027-01-08" }],
    });
  });

  test("the model behind an application profile is what is legacy", () => {
    const arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc";
    const models = [`arn:aws:bedrock:us-east-1::foundation-model/${base(opus41)}`];
    const results = judge(
      using(arn),
      facts(arn, { applicationProfiles: answered({ profiles: [{ arn, state: "answered", models }] }) }),
    );
    expect(codesOf(results)).toEqual(["model.legacy"]);
    expect(resultOf(results, "models/lifecycle").found[0]?.arguments).toMatchObject({
      models: [{ model: arn, behind: base(opus41), suggestion: "us.anthropic.claude-opus-5-5" }],
    });
  });

  test("what AWS calls active is not legacy, whatever the table says", () => {
    const life = { model: base(opus41), status: "ACTIVE" };
    const results = judge(using(opus41), facts(opus41, told(life)));
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "models/lifecycle").status).toBe("pass");
  });

  test("a denied read leaves it open, with the permission", () => {
    const denial = refusal(403, "AccessDeniedException", "not authorized", {
      operation: "GetFoundationModel",
      denial: { action: "bedrock:GetFoundationModel", effect: "implicit" },
    });
    const results = judge(makePlan(), makeFacts({ modelLifecycle: failed(denial) }));
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "models/lifecycle")).toMatchObject({ status: "unknown" });
    expect(resultOf(results, "models/lifecycle").proved).toContain("bedrock:GetFoundationModel");
  });

  test("an older release is not sent to a model that it does not know", () => {
    const claudeCode = { version: "2.1.170", source: "executable", newerThanKnown: false } as const;
    const life = { model: base(opus41), status: "LEGACY" };
    const results = judge(using(opus41, { claudeCode }), facts(opus41, told(life)));
    const [found] = resultOf(results, "models/lifecycle").found;
    expect(found?.arguments).toMatchObject({ models: [{ suggestion: null }] });
  });
});

describe("model.end-of-life", () => {
  const gone =
    "This model version has reached the end of its life. Please refer to the AWS documentation for more details.";
  const idle = (days: number): string =>
    `Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last ${days} days. Please upgrade to an active model on Amazon Bedrock`;
  const refusing = (model: string, status: number, message: string, changes: Partial<Facts> = {}): Facts => {
    const failure = refusal(status, "ResourceNotFoundException", message);
    const probes = [failedProbe(failure, { model }), probe(backgroundProbe)];
    return facts(model, { invocation: answered({ probes }), ...changes });
  };

  test.each<[string, string, number, string, object]>([
    ["AWS says so", sonnet46, 404, gone, { reason: "ended" }],
    ["15 days", opus41, 404, idle(15), { reason: "inactive", inactiveDays: 15 }],
    ["30 days", sonnet46, 404, idle(30), { reason: "inactive", inactiveDays: 30 }],
    [
      "AWS knows the ID no more",
      sonnet4,
      400,
      "The provided model identifier is invalid.",
      { reason: "ended", told: "table", endOfLife: "2026-10-14" },
    ],
    ["AWS gives no reason", sonnet4, 404, "Operation not allowed", { reason: "ended" }],
    ["AWS gives no reason for a legacy model", opus41, 400, "Operation not allowed", { reason: "inactive" }],
  ])("%s", (_, model, status, message, expected) => {
    const results = judge(using(model), refusing(model, status, message));
    expect(codesOf(results)).toEqual(["model.end-of-life"]);
    const result = resultOf(results, "models/lifecycle");
    expect(result.status).toBe("fail");
    expect(result.found[0]?.arguments).toMatchObject({ models: [{ model, ...expected }] });
    expect(result.found[0]?.evidence).toHaveLength(1);
  });

  test("a hold on the account is no end of a legacy model", () => {
    const failure = refusal(400, "ValidationException", "Operation not allowed");
    const probes = [failedProbe(failure, { model: opus41 }), failedProbe(failure, backgroundProbe)];
    const codes = codesOf(judge(using(opus41), facts(opus41, { invocation: answered({ probes }) })));
    expect(codes[0]).toBe("model.account-hold");
    expect(codes).not.toContain("model.end-of-life");
  });

  test("past its end by AWS's date, with no request made", () => {
    const life = { model: base(sonnet46), status: "LEGACY", endOfLifeTime: "2026-11-01T00:00:00.000Z" };
    const off: Partial<Facts> = { invocation: switchedOff("--no-invoke") };
    const results = judge(using(sonnet46), facts(sonnet46, { ...told(life), ...off }));
    expect(codesOf(results)).toEqual(["model.end-of-life"]);
  });

  test("a model that answers has not ended", () => {
    const codes = codesOf(judge(using(sonnet4), facts(sonnet4)));
    expect(codes).toEqual(["model.legacy"]);
  });

  test.each([
    "anthropic.claude-3-5-sonnet-20240620-v1:0",
    "us.anthropic.claude-3-5-sonnet-20241022-v2:0",
    "anthropic.claude-3-haiku-20240307-v1:0",
  ])("%s has ended: AWS knows the ID no more", (id) => {
    const failure = refusal(400, "ValidationException", "The provided model identifier is invalid.");
    const results = judge(
      using(id),
      facts(id, {
        invocation: answered({ probes: [failedProbe(failure, { model: id }), probe(backgroundProbe)] }),
      }),
    );
    expect(codesOf(results)).toEqual(["model.end-of-life"]);
  });

  test("a misspelt ID is no model that has ended", () => {
    const id = "us.anthropic.claude-sonnet-4-7";
    const results = judge(using(id), refusing(id, 400, "The provided model identifier is invalid."));
    expect(codesOf(results)).toEqual(["model.invalid-id"]);
  });
});
