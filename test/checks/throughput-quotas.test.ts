/** The applied quotas against what one request, or many people, need of them. */
import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/claude-code/types.js";
import { catalogue } from "../../src/diagnosis/catalogue/index.js";
import type { Facts } from "../../src/facts/types.js";
import type { QuotaEntry, QuotasValue } from "../../src/facts/values/quotas.js";
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
  silence,
} from "./situation.js";

const SONNET = "Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.6";
const HAIKU = "Cross-region model inference tokens per minute for Anthropic Claude Haiku 4.5";
const tooMany = (what: string) =>
  refusal(429, "ThrottlingException", `Too many ${what}, please wait before trying again.`);

function list(values: Record<string, number>, more: Partial<QuotasValue> = {}): Facts["quotas"] {
  const quotas = Object.entries({ [HAIKU]: 5_000_000, ...values }).map(
    ([name, value], place): QuotaEntry => ({ name, value, code: `L-${place}`, adjustable: true }),
  );
  return answered({ region: "us-east-1", quotas, pages: 1, complete: true, ...more });
}

function plan(maxOutputTokens: number | null = 32_000, more: Partial<Plan> = {}): Plan {
  const made = makePlan(more);
  return { ...made, request: { ...made.request, maxOutputTokens } };
}

function throttledBy(what: string): Partial<Facts> {
  return { invocation: answered({ probes: [failedProbe(tooMany(what)), probe(backgroundProbe)] }) };
}

describe("throughput.quota-zero", () => {
  test("0 explains the throttling, and is the one finding", () => {
    const facts = makeFacts({ quotas: list({ [SONNET]: 0 }), ...throttledBy("tokens") });
    const results = judge(plan(), facts);
    expect(codesOf(results)).toEqual(["throughput.quota-zero"]);
    expect(resultOf(results, "throughput/quotas").found[0]).toMatchObject({
      arguments: { quotas: [{ name: SONNET, value: 0, reserves: null, held: true, roles: ["primary"] }] },
      evidence: [{ status: 429 }],
    });
    expect(resultOf(results, "throughput/throttling").blockedBy).toEqual(["throughput.quota-zero"]);
  });

  test("AWS says that a quota is exceeded, and not which: the one that is 0 explains it", () => {
    const exceeded = refusal(
      400,
      "ServiceQuotaExceededException",
      "Your request exceeds the service quota for your account.",
    );
    const invocation = answered({ probes: [failedProbe(exceeded), probe(backgroundProbe)] });
    const known = judge(plan(), makeFacts({ quotas: list({ [SONNET]: 0 }), invocation }));
    expect(codesOf(known)).toEqual(["throughput.quota-zero"]);
    expect(resultOf(known, "throughput/quotas").found[0]?.arguments).toMatchObject({
      quotas: [{ name: SONNET, value: 0, held: true }],
    });
    const unknown = judge(plan(), makeFacts({ invocation }));
    expect(codesOf(unknown)).toEqual(["throughput.quota-zero"]);
    expect(resultOf(unknown, "throughput/quotas").found[0]?.arguments).toMatchObject({
      quotas: [],
      exceeded: [{ status: 400, errorCode: "ServiceQuotaExceededException" }],
    });
  });

  test("less than one request holds back is found although one token got through", () => {
    const results = judge(plan(), makeFacts({ quotas: list({ [SONNET]: 41_999 }) }));
    expect(codesOf(results)).toEqual(["throughput.quota-zero"]);
    expect(resultOf(results, "throughput/quotas").found[0]?.arguments).toMatchObject({
      quotas: [{ reserves: { input: 10_000, maxTokens: 32_000 }, held: false }],
    });
    expect(resultOf(results, "models/access").status).toBe("pass");
  });

  test.each([
    ["enough for one request", plan(), 42_000],
    ["a request whose size is not known", plan(null), 1000],
  ])("%s is in order", (_, settled, value) => {
    const results = judge(settled, makeFacts({ quotas: list({ [SONNET]: value }) }));
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "throughput/quotas").status).toBe("pass");
  });

  test("a quota that is not in the list is unknown, never 0", () => {
    const result = resultOf(judge(plan(), makeFacts({ quotas: list({}) })), "throughput/quotas");
    expect(result.status).toBe("unknown");
    expect(result.proved).toContain("us.anthropic.claude-sonnet-4-6");
  });

  test("the quota of another way to the model says nothing of this one", () => {
    const global = `Global ${SONNET.toLowerCase()}`;
    expect(codesOf(judge(plan(), makeFacts({ quotas: list({ [SONNET]: 900_000, [global]: 0 }) })))).toEqual(
      [],
    );
  });

  test.each([
    ["requests", SONNET.replace("tokens", "requests")],
    ["tokens per day", SONNET.replace("minute", "day")],
    ["tokens per day", "Cross-Model Max Tokens Per Day"],
  ])("0 %s counts only where AWS refused by it", (what, name) => {
    const quotas = list({ [SONNET]: 900_000, [name]: 0 });
    expect(codesOf(judge(plan(), makeFacts({ quotas })))).toEqual([]);
    const results = judge(plan(), makeFacts({ quotas, ...throttledBy(what) }));
    expect(codesOf(results)).toEqual(["throughput.quota-zero"]);
  });

  test("an account that was not given the model is told that, and nothing of its quota", () => {
    const denied = refusal(
      403,
      "AccessDeniedException",
      "You don't have access to the model with the specified model ID.",
    );
    const facts = makeFacts({
      quotas: list({ [SONNET]: 0 }),
      invocation: answered({ probes: [failedProbe(denied), probe(backgroundProbe)] }),
    });
    expect(codesOf(judge(plan(), facts))).toEqual(["model.access-denied"]);
  });

  test.each([
    [
      "denied",
      failed<QuotasValue>(
        refusal(400, "AccessDeniedException", "no", {
          denial: { action: "servicequotas:ListServiceQuotas", effect: "implicit" },
        }),
      ),
    ],
    [
      "out of reach",
      failed<QuotasValue>(silence("dns", "ENOTFOUND", "servicequotas.us-east-1.amazonaws.com")),
    ],
    [
      "refused for its credentials",
      failed<QuotasValue>(
        refusal(400, "UnrecognizedClientException", "The security token included in the request is invalid."),
      ),
    ],
  ])("Service Quotas %s changes nothing", (_, quotas) => {
    const facts = makeFacts({
      quotas,
      invocation: {
        state: "not-asked",
        askedAt: null,
        durationMs: 0,
        why: { because: "option", option: "--no-invoke" },
      },
    });
    const results = judge(plan(), facts);
    expect(codesOf(results)).toEqual([]);
    expect(resultOf(results, "throughput/quotas").status).toBe("unknown");
  });

  test("a smaller reservation is written first where it fits, and AWS asked for more", () => {
    const facts = makeFacts({ quotas: list({ [SONNET]: 40_000 }) });
    const found = resultOf(judge(plan(), facts), "throughput/quotas").found[0];
    if (found?.code !== "throughput.quota-zero") throw new Error("not found");
    const remedy = catalogue[found.code].remedy(found.arguments, {
      plan: plan(),
      identity: null,
      profiles: null,
    });
    expect(remedy.settings?.patch).toEqual({ env: { CLAUDE_CODE_MAX_OUTPUT_TOKENS: "19456" } });
    expect(remedy.commands).toEqual([
      "aws service-quotas request-service-quota-increase --service-code bedrock --quota-code L-1 --desired-value 600000 --region us-east-1",
    ]);
  });

  test("what Service Quotas does not raise is sent to AWS Support", () => {
    const quotas = list({ [SONNET]: 0 });
    if (quotas.state === "answered") for (const one of quotas.value.quotas) one.adjustable = false;
    const found = resultOf(judge(plan(), makeFacts({ quotas })), "throughput/quotas").found[0];
    if (found?.code !== "throughput.quota-zero") throw new Error("not found");
    const identity = { arn: "a", account: "123456789012", principalType: "user" } as const;
    const remedy = catalogue[found.code].remedy(found.arguments, { plan: plan(), identity, profiles: null });
    expect(remedy.commands).toEqual([]);
    expect(remedy.steps[0]).toMatch(/support.*To send: ".*account 123456789012/);
  });

  test("the global profile is named where the account lists it and it has room", () => {
    const quotas = list({ [SONNET]: 0, [`Global ${SONNET.toLowerCase()}`]: 6_000_000 });
    const found = resultOf(judge(plan(), makeFacts({ quotas })), "throughput/quotas").found[0];
    expect(found?.arguments).toMatchObject({
      quotas: [{ alternative: { model: "global.anthropic.claude-sonnet-4-6", value: 6_000_000 } }],
    });
  });

  test.each(["Input", "Output"])("on Mantle 0 %s tokens let nothing through", (side) => {
    const model = "anthropic.claude-opus-4-8";
    const base = plan();
    const [first] = base.models;
    if (first === undefined) throw new Error("no model");
    const mantle: Plan = { ...base, models: [{ ...first, resolved: model, route: "mantle" }] };
    const row = (one: string) => `[bedrock-mantle endpoint] ${one} tokens per minute for Claude Opus 4.8`;
    const quotas = list({ [row("Input")]: 2_000_000, [row("Output")]: 200_000, [row(side)]: 0 });
    expect(codesOf(judge(mantle, makeFacts({ quotas })))).toContain("throughput.quota-zero");
  });
});

describe("throughput.quota-low", () => {
  const developers = (count: number) => plan(32_000, { expected: { developers: count } });
  const judged = (count: number, value: number) =>
    resultOf(
      judge(developers(count), makeFacts({ quotas: list({ [SONNET]: value }) })),
      "throughput/developers",
    );

  test("shows the sum, and asks for what all of them need", () => {
    const result = judged(10, 200_000);
    expect(result.status).toBe("warn");
    const found = result.found[0];
    if (found?.code !== "throughput.quota-low") throw new Error("not found");
    const context = { plan: developers(10), identity: null, profiles: null };
    const entry = catalogue[found.code];
    expect(entry.measured(found.arguments, context)).toBe(
      `us.anthropic.claude-sonnet-4-6: 200,000 tokens per minute ("${SONNET}"); one request holds back 20,000 input and cache writes + 32,000 max_tokens = 52,000; settled at 20,000 + 1,000 output × 5 = 25,000; 200,000 / 52,000 admits 3 at once`,
    );
    expect(entry.expected(found.arguments, context)).toBe("10 × 52,000 = 520,000 tokens per minute");
    expect(entry.remedy(found.arguments, context).commands).toEqual([
      "aws service-quotas request-service-quota-increase --service-code bedrock --quota-code L-1 --desired-value 600000 --region us-east-1",
    ]);
  });

  test("a small reservation settles at more than it held back: the burndown counts", () => {
    const base = plan(4096, { expected: { developers: 5 } });
    const models = base.models.map((one) => ({ ...one, resolved: "us.anthropic.claude-opus-4-8" }));
    const name = SONNET.replace("Sonnet 4.6", "Opus 4.8");
    const facts = makeFacts({ quotas: list({ [name]: 140_000 }) });
    const found = resultOf(judge({ ...base, models }, facts), "throughput/developers").found[0];
    expect(found?.arguments).toMatchObject({ sums: [{ burndown: 15, perRequest: 35_000, admits: 4 }] });
  });

  test.each([
    [3, 200_000, "pass"],
    [4, 200_000, "warn"],
    [100, 6_000_000, "pass"],
    [116, 6_000_000, "warn"],
  ])("%i people and %i tokens per minute: %s", (count, value, status) => {
    expect(judged(count, value).status).toBe(status);
  });

  test("nobody was counted, nothing is said", () => {
    const result = resultOf(
      judge(plan(), makeFacts({ quotas: list({ [SONNET]: 1 }) })),
      "throughput/developers",
    );
    expect(result.status).toBe("skipped");
  });

  test.each([
    ["the quota", developers(5), list({})],
    ["the request", plan(null, { expected: { developers: 5 } }), list({ [SONNET]: 900_000 })],
  ])("without %s there is no sum", (_, settled, quotas) => {
    expect(resultOf(judge(settled, makeFacts({ quotas })), "throughput/developers").status).toBe("unknown");
  });

  test("a quota that lets nothing through is the one finding", () => {
    expect(judged(5, 0)).toMatchObject({ status: "blocked", blockedBy: ["throughput.quota-zero"] });
  });
});
