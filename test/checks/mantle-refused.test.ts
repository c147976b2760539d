import { describe, expect, test } from "vitest";
import type { Failure, NotAws } from "../../src/aws/types.js";
import type { Plan, PlanModel } from "../../src/claude-code/types.js";
import type { Facts } from "../../src/facts/types.js";
import {
  answered,
  codesOf,
  failed,
  failedProbe,
  judge,
  makeFacts,
  makePlan,
  notNeeded,
  probe,
  refusal,
  resultOf,
  silence,
} from "./situation.js";

const opus = "anthropic.claude-opus-4-8";
const haiku = "anthropic.claude-haiku-4-5";
const host = "bedrock-mantle.us-east-1.api.aws";

function model(resolved: string, role: string): PlanModel {
  return {
    role,
    requested: resolved,
    resolved,
    route: "mantle",
    region: "us-east-1",
    source: "ANTHROPIC_MODEL",
    setBy: { kind: "variable", name: "ANTHROPIC_MODEL" },
    pinned: true,
    tier: null,
    inUse: true,
  };
}

function onMantle(changes: Partial<Plan> = {}): Plan {
  const region = changes.region?.value ?? "us-east-1";
  return makePlan({
    provider: "mantle",
    endpoints: {
      invoke: null,
      control: null,
      mantle: { url: `https://bedrock-mantle.${region}.api.aws/anthropic` },
    },
    signing: { invoke: null, mantle: { kind: "sigv4", service: "bedrock-mantle" } },
    models: [model(opus, "primary"), model(haiku, "background")].map((one) => ({ ...one, region })),
    ...changes,
  });
}

const key = {
  credentials: {
    kind: "api-key-long-term",
    source: "AWS_BEARER_TOKEN_BEDROCK in the environment",
    apiKey: { kind: "long-term" },
    others: [],
  },
  signing: { invoke: null, mantle: { kind: "bearer", service: "bedrock-mantle" } },
} as const satisfies Partial<Plan>;

function facts(failure: Failure, changes: Partial<Facts> = {}): Facts {
  const probes = [
    failedProbe(failure, { model: opus, route: "mantle" }),
    failedProbe(failure, { model: haiku, roles: ["background"], route: "mantle" }),
  ];
  return makeFacts({
    inferenceProfiles: notNeeded(),
    modelAccess: notNeeded(),
    invocation: notNeeded(),
    mantle: answered({ probes }),
    ...changes,
  });
}

function said(status: number, type: string, message: string) {
  return refusal(status, type, message, { operation: "MantleMessages", host });
}

function wrongPath(status: number, changes: Partial<NotAws> = {}): NotAws {
  return {
    kind: "not-aws",
    operation: "MantleMessages",
    status,
    contentType: "application/xml",
    what: "text",
    host,
    excerpt: "<UnknownOperationException/>",
    ...changes,
  };
}

const override = (url: string): Partial<Plan> => ({
  endpoints: {
    invoke: null,
    control: null,
    mantle: { url, overriddenBy: "ANTHROPIC_BEDROCK_MANTLE_BASE_URL" },
  },
});

const denial = (action: string, end: string) =>
  refusal(403, "permission_error", `User: arn:aws:iam::123456789012:user/dev is not ${end}`, {
    operation: "MantleMessages",
    host,
    denial: {
      action,
      resource: "arn:aws:bedrock-mantle:us-east-1:123456789012:project/default",
      effect: end.includes("explicit") ? "explicit" : "implicit",
      policyType: end.includes("service control") ? "service control policy" : "identity-based policy",
    },
  });

const authorised = "authorized to perform: bedrock-mantle:CreateInference";

describe("a 403 of Mantle", () => {
  test("that names an action is IAM's, with the statement that is missing", () => {
    const no = denial(
      "bedrock-mantle:CreateInference",
      `${authorised} because no identity-based policy allows`,
    );
    const results = judge(onMantle(), facts(no));
    expect(codesOf(results)).toEqual(["mantle.iam-denied"]);
    expect(resultOf(results, "mantle/permission").found[0]?.arguments).toMatchObject({
      denials: [{ action: "bedrock-mantle:CreateInference" }],
    });
    expect(resultOf(results, "models/access").blockedBy).toEqual(["mantle.iam-denied"]);
  });

  test("by a service control policy is not", () => {
    const no = denial(
      "bedrock-mantle:CreateInference",
      `${authorised} with an explicit deny in a service control policy`,
    );
    expect(codesOf(judge(onMantle(), facts(no)))).toEqual(["iam.denied-scp"]);
  });

  test.each([
    `${opus} is not available for this account. You can explore other available models on Amazon Bedrock.`,
    "You do not have access to this model.",
  ])("that names none is about the account: %s", (message) => {
    const results = judge(onMantle(), facts(said(403, "permission_error", message)));
    expect(codesOf(results)).toEqual(["mantle.not-granted"]);
  });

  test("of the Marketplace keeps its own code", () => {
    const no = said(
      403,
      "permission_error",
      "Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model.",
    );
    expect(codesOf(judge(onMantle(), facts(no)))).not.toContain("mantle.not-granted");
  });
});

describe("mantle.model-not-served", () => {
  const id = "anthropic.claude-sonnet-4-6";
  test.each([
    [404, "not_found_error", `The model '${id}' does not exist`],
    [400, "invalid_request_error", `The model '${id}' does not exist or is not served on this endpoint`],
    [400, "invalid_request_error", `model \`${id}\` isn't supported on this route`],
  ])("%i %s %s", (status, type, message) => {
    const plan = onMantle({ models: [model(id, "primary")] });
    const no = failedProbe(said(status, type, message), { model: id, route: "mantle" });
    const results = judge(plan, facts(silence("other", "X"), { mantle: answered({ probes: [no] }) }));
    expect(codesOf(results)).toEqual(["mantle.model-not-served"]);
    expect(resultOf(results, "mantle/served").found[0]?.arguments).toMatchObject({
      models: [{ model: id, suggestion: "anthropic.claude-sonnet-5" }],
      served: null,
    });
  });

  test("the suggestion is one that Mantle's own list has", () => {
    const plan = onMantle({ models: [model(id, "primary")] });
    const no = failedProbe(said(404, "not_found_error", `The model '${id}' does not exist`), {
      model: id,
      route: "mantle",
    });
    const mantleModels = answered({ region: "us-east-1", models: [haiku, opus], unavailable: [] });
    const results = judge(
      plan,
      facts(silence("other", "X"), { mantle: answered({ probes: [no] }), mantleModels }),
    );
    expect(resultOf(results, "mantle/served").found[0]?.arguments).toMatchObject({
      models: [{ suggestion: haiku }],
      served: [haiku, opus],
    });
  });

  test("what it has just refused is no suggestion, though its list has it", () => {
    const plan = onMantle({ models: [model(opus, "primary")] });
    const no = failedProbe(said(404, "not_found_error", `model: ${opus}`), { model: opus, route: "mantle" });
    const mantleModels = answered({ region: "us-east-1", models: [haiku, opus], unavailable: [] });
    const results = judge(
      plan,
      facts(silence("other", "X"), { mantle: answered({ probes: [no] }), mantleModels }),
    );
    expect(resultOf(results, "mantle/served").found[0]?.arguments).toMatchObject({
      models: [{ model: opus, suggestion: haiku }],
      served: [haiku],
    });
  });
});

describe("a 401 of Mantle", () => {
  test("whose reason cannot be told", () => {
    const results = judge(onMantle(key), facts(said(401, "authentication_error", "Invalid bearer token")));
    expect(codesOf(results)).toEqual(["mantle.auth-rejected"]);
    expect(resultOf(results, "mantle/authentication").found[0]?.arguments).toMatchObject({ with: "api-key" });
  });

  test("of credentials that are past their end", () => {
    const credentials = { ...makePlan().credentials, expiresAt: "2026-11-20T08:00:00.000Z" };
    const no = said(401, "authentication_error", "Unauthorized");
    expect(codesOf(judge(onMantle({ credentials }), facts(no)))).toContain("credentials.expired");
  });

  test("that says the token is expired", () => {
    const no = said(401, "authentication_error", "The security token included in the request is expired");
    expect(codesOf(judge(onMantle(), facts(no)))).toEqual(["credentials.expired"]);
  });

  test("of a gateway says nothing of AWS", () => {
    const plan = onMantle({ ...key, ...override("https://gateway.example.com/anthropic") });
    const no = said(401, "authentication_error", "Invalid bearer token");
    expect(codesOf(judge(plan, facts(no)))).not.toContain("mantle.auth-rejected");
  });
});

describe("mantle.base-url", () => {
  test.each([
    ["https://bedrock-mantle.us-east-1.api.aws", wrongPath(404)],
    ["https://bedrock-mantle.us-east-1.api.aws/v1", wrongPath(200, { what: "unknown-operation" })],
    [
      "https://bedrock-mantle.us-east-1.api.aws/openai",
      said(
        400,
        "invalid_request_error",
        `The model '${opus}' does not support the '/openai/v1/responses' API`,
      ),
    ],
    ["https://gateway.example.com", wrongPath(404, { what: "html", excerpt: "Not Found" })],
  ])("%s", (url, failure) => {
    const results = judge(onMantle(override(url)), facts(failure));
    expect(codesOf(results)).toEqual(["mantle.base-url"]);
  });

  test("the client's own URL is never the fault", () => {
    expect(codesOf(judge(onMantle(), facts(wrongPath(404))))).not.toContain("mantle.base-url");
  });

  test("a model that is not served is not a wrong path", () => {
    const plan = onMantle(override("https://bedrock-mantle.us-east-1.api.aws/anthropic"));
    const no = said(404, "not_found_error", `The model '${opus}' does not exist`);
    expect(codesOf(judge(plan, facts(no)))).toEqual(["mantle.model-not-served"]);
  });
});

describe("mantle.region-unavailable", () => {
  const region = (value: string): Partial<Plan> => ({
    region: { value, source: "env:AWS_REGION", others: [] },
  });
  const nobody = (value: string) => silence("dns", "ENOTFOUND", `bedrock-mantle.${value}.api.aws`);
  const unknown = said(404, "not_found_error", `The model '${opus}' does not exist`);

  function inRegion(value: string, failure: Failure, changes: Partial<Facts> = {}): string[] {
    const made = facts(failure, changes);
    if (made.mantle.state === "answered") for (const one of made.mantle.value.probes) one.region = value;
    return codesOf(judge(onMantle(region(value)), made));
  }

  test("a region without an endpoint", () => {
    expect(inRegion("us-west-1", nobody("us-west-1"))).toEqual(["mantle.region-unavailable"]);
  });

  test("a region that AWS lists: the resolver is what is wrong", () => {
    expect(inRegion("us-east-1", nobody("us-east-1"))).toEqual(["network.dns"]);
  });

  test("where nothing resolves it proves nothing", () => {
    const identity = failed<never>(silence("dns", "ENOTFOUND", "sts.ap-southeast-2.amazonaws.com"));
    expect(inRegion("ap-southeast-2", nobody("ap-southeast-2"), { identity })).toEqual(["network.dns"]);
  });

  test("a line-up without Claude", () => {
    const mantleModels = answered({
      region: "eu-central-1",
      models: ["openai.gpt-oss-120b"],
      unavailable: [],
    });
    expect(inRegion("eu-central-1", unknown, { mantleModels })).toEqual(["mantle.region-unavailable"]);
  });

  test("a line-up that may not be read, in a region where no Claude was seen", () => {
    expect(inRegion("us-west-2", unknown)).toEqual(["mantle.region-unavailable"]);
    expect(inRegion("eu-central-1", unknown)).toEqual(["mantle.model-not-served"]);
  });

  test("one model that answered is enough", () => {
    const probes = [
      probe({ model: haiku, route: "mantle", region: "us-west-2" }),
      failedProbe(unknown, { model: opus, route: "mantle", region: "us-west-2" }),
    ];
    expect(inRegion("us-west-2", unknown, { mantle: answered({ probes }) })).toEqual([
      "mantle.model-not-served",
    ]);
  });
});

describe("mantle.feature-unsupported", () => {
  const guardrail = { identifier: "gr4x9k2m7q1z", version: "1" };
  const works = (): Facts =>
    facts(silence("other", "X"), {
      mantle: answered({
        probes: [
          probe({ model: opus, route: "mantle" }),
          probe({ model: haiku, roles: ["background"], route: "mantle" }),
        ],
      }),
    });

  test("a guardrail with models on Mantle", () => {
    const plan = onMantle();
    const results = judge({ ...plan, request: { ...plan.request, guardrail } }, works());
    expect(codesOf(results)).toEqual(["mantle.feature-unsupported"]);
    expect(resultOf(results, "mantle/features").status).toBe("warn");
  });

  test("none without", () => {
    expect(codesOf(judge(onMantle(), works()))).toEqual([]);
  });
});

test("what the Invoke API says of the same key is the one cause", () => {
  const invoke = refusal(
    403,
    "AccessDeniedException",
    "Authentication failed: Please make sure your API Key is valid.",
  );
  const plan = onMantle({
    ...key,
    provider: "invoke+mantle",
    endpoints: {
      invoke: { url: "https://bedrock-runtime.us-east-1.amazonaws.com" },
      control: { url: "https://bedrock.us-east-1.amazonaws.com" },
      mantle: { url: "https://bedrock-mantle.us-east-1.api.aws/anthropic" },
    },
  });
  const models = [...plan.models, ...makePlan().models.slice(0, 1)];
  const no = said(401, "authentication_error", "Invalid bearer token");
  const results = judge(
    { ...plan, models },
    facts(no, { invocation: answered({ probes: [failedProbe(invoke)] }) }),
  );
  expect(codesOf(results)).toEqual(["credentials.bearer-rejected"]);
});
