import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/claude-code/types.js";
import { catalogue } from "../../src/diagnosis/catalogue/index.js";
import type { Facts, Probe } from "../../src/facts/types.js";
import {
  answered,
  backgroundProbe,
  codesOf,
  failedProbe,
  judge,
  makeFacts,
  makePlan,
  probe,
  refusal,
  resultOf,
} from "./situation.js";

const own = ["claude-code-20250219", "interleaved-thinking-2025-05-14", "tool-search-tool-2025-10-19"];
const bad = refusal(400, "ValidationException", "invalid beta flag");

function withVariable(name: string, value: string): Plan {
  return makePlan({
    variables: [
      {
        name,
        value,
        source: "user",
        location: { file: "/home/dev/.claude/settings.json", line: 8 },
        overrides: [],
      },
    ],
  });
}

function withMain(main: Probe): Facts {
  return makeFacts({ invocation: answered({ probes: [main, probe(backgroundProbe)] }) });
}

const sent = (flags: string[], fields: string[] = []) => ({ sent: { flags, fields } });

describe("request.beta-rejected", () => {
  test.each([
    ["CLAUDE_CODE_EXTRA_BODY", '{"anthropic_beta":["zzz-1"]}', "zzz-1"],
    ["ANTHROPIC_BETAS", "context-1m-2025-08-07,foo-2026", "context-1m-2025-08-07"],
  ])("names %s, which adds the flag", (name, value, flag) => {
    const results = judge(withVariable(name, value), withMain(failedProbe(bad, sent([...own, flag]))));
    expect(codesOf(results)).toEqual(["request.beta-rejected"]);
    expect(resultOf(results, "models/request-betas")).toMatchObject({
      status: "fail",
      found: [{ arguments: { addedBy: [{ name, adds: [flag] }] }, locations: [{ line: 8 }] }],
    });
  });

  test("names the release where nothing adds a flag", () => {
    const results = judge(makePlan(), withMain(failedProbe(bad, sent(own))));
    expect(resultOf(results, "models/request-betas").found[0]?.arguments).toMatchObject({
      addedBy: [],
      version: "2.1.328",
    });
  });

  test("is a warning where the client goes on with fewer", () => {
    const before = { flags: own, failure: bad };
    const results = judge(makePlan(), withMain(probe({ ...sent(own.slice(0, 2)), before })));
    expect(codesOf(results)).toEqual(["request.beta-rejected"]);
    expect(resultOf(results, "models/request-betas").status).toBe("warn");
    expect(resultOf(results, "models/access").status).toBe("pass");
  });

  test.each([
    ["The model returned the following errors: invalid beta flag", "ValidationException"],
    ["invalid beta flag", "invalid_request_error"],
  ])("in another form: %s", (message, code) => {
    const results = judge(makePlan(), withMain(failedProbe(refusal(400, code, message), sent(own))));
    expect(codesOf(results)).toEqual(["request.beta-rejected"]);
  });

  test("what else the variable holds stays", () => {
    const plan = withVariable("CLAUDE_CODE_EXTRA_BODY", '{"anthropic_beta":["zzz-1","yyy-2"],"top_k":5}');
    const remedy = catalogue["request.beta-rejected"].remedy(
      {
        model: "m",
        flags: ["zzz-1"],
        addedBy: [{ name: "CLAUDE_CODE_EXTRA_BODY", adds: ["zzz-1"] }],
        version: "2.1.328",
        clientFallsBackTo: null,
        said: "",
      },
      { plan, identity: null, profiles: null },
    );
    expect(remedy.settings?.patch).toEqual({
      env: { CLAUDE_CODE_EXTRA_BODY: '{"anthropic_beta":["yyy-2"],"top_k":5}' },
    });
  });
});

describe("request.extra-fields", () => {
  test("names the field and the variable", () => {
    const no = refusal(400, "ValidationException", "foo: Extra inputs are not permitted");
    const plan = withVariable("CLAUDE_CODE_EXTRA_BODY", '{"foo":1}');
    const results = judge(plan, withMain(failedProbe(no, sent(own, ["foo"]))));
    expect(codesOf(results)).toEqual(["request.extra-fields"]);
    expect(resultOf(results, "models/request-fields").found[0]?.arguments).toMatchObject({
      fields: ["foo"],
      addedBy: [{ name: "CLAUDE_CODE_EXTRA_BODY" }],
    });
  });

  test("a field of a tool is the client's own", () => {
    const no = refusal(
      400,
      "ValidationException",
      "tools.0.custom.defer_loading: Extra inputs are not permitted",
    );
    const results = judge(makePlan(), withMain(failedProbe(no, sent(own))));
    expect(resultOf(results, "models/request-fields").found[0]?.arguments).toMatchObject({
      fields: ["tools.0.custom.defer_loading"],
      addedBy: [],
    });
  });
});

test("request.too-long is a warning", () => {
  const no = refusal(400, "ValidationException", "Input is too long for requested model.");
  const results = judge(makePlan(), withMain(failedProbe(no)));
  expect(codesOf(results)).toEqual(["request.too-long"]);
  expect(resultOf(results, "models/request-length").status).toBe("warn");
});

describe("the client's own request", () => {
  test("is skipped where it was not sent", () => {
    const result = resultOf(judge(makePlan(), makeFacts()), "models/request-betas");
    expect([result.status, result.proved]).toEqual([
      "skipped",
      "Not sent: --deep sends the client's own flags and fields, where they are known.",
    ]);
  });

  test("is proved where it was answered", () => {
    const result = resultOf(judge(makePlan(), withMain(probe(sent(own)))), "models/request-betas");
    expect([result.status, result.proved]).toEqual(["pass", `AWS took ${own.join(", ")}.`]);
  });
});
