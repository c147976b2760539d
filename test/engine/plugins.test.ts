import { describe, expect, test } from "vitest";
import { defineCheck, definePlugin, found } from "../../src/engine/plugins/define-plugin.js";
import { refuseOutcome, refusePlugin } from "../../src/engine/plugins/refuse-plugin.js";

const words = { severity: "error", title: "t", why: "w", remedy: { summary: "s" } };
const check = { id: "one", title: "t", codes: { bad: words }, run: () => ({ kind: "proved", proved: "x" }) };
const withCheck = (changes: object) => ({ name: "acme", checks: [{ ...check, ...changes }] });

describe("the shape of a plug-in", () => {
  test("is taken where it is right", () => {
    expect(refusePlugin(withCheck({ needs: ["plan"], reads: ["identity"], required: true }))).toBeNull();
  });

  test.each<[string, unknown, RegExp]>([
    ["no object", null, /no object/],
    ["a name in capitals", { name: "Acme", checks: [check] }, /lower-case/],
    ["the name of an area", { name: "iam", checks: [check] }, /area of bedrock-doctor/],
    ["no checks", { name: "acme", checks: [] }, /acme has no checks/],
    [
      "two checks of one id",
      { name: "acme", checks: [check, { ...check, codes: { b: words } }] },
      /two checks/,
    ],
    ["one code in two checks", { name: "acme", checks: [check, { ...check, id: "two" }] }, /another check/],
    ["no function", withCheck({ run: 1 }), /^acme\/one: run is no function$/],
    [
      "a fact that does not exist",
      withCheck({ needs: ["identities"] }),
      /needs names "identities"; there are/,
    ],
    ["no codes", withCheck({ codes: {} }), /no object of codes/],
    ["no severity", withCheck({ codes: { bad: { ...words, severity: "fatal" } } }), /bad: severity/],
    ["no remedy", withCheck({ codes: { bad: { ...words, remedy: {} } } }), /bad: remedy/],
    [
      "steps that are a text",
      withCheck({ codes: { bad: { ...words, remedy: { summary: "s", steps: "x" } } } }),
      /steps/,
    ],
    ["a link that runs a script", withCheck({ codes: { bad: { ...words, docs: "javascript:x" } } }), /docs/],
  ])("is refused: %s", (_, plugin, sentence) => {
    expect(refusePlugin(plugin)).toMatch(sentence);
  });

  test("is held where it is made", () => {
    expect(() => definePlugin({ name: "Acme", checks: [] })).toThrow(/^definePlugin: its name/);
    const typed = defineCheck({
      ...{ id: "typed", title: "t", codes: {} },
      needs: ["plan"],
      reads: ["identity"],
      run: ({ plan, identity }) =>
        found({ code: plan.region.value, measured: identity.state, expected: "answered" }),
    });
    expect(typed.id).toBe("typed");
  });
});

describe("an outcome", () => {
  const finding = { code: "bad", measured: "m", expected: "e" };
  test.each<[unknown, RegExp | null]>([
    [{ kind: "found", found: [finding] }, null],
    [{ kind: "depends", on: "identity" }, null],
    [{ kind: "consequence", of: "iam.denied" }, null],
    [{ kind: "not-applicable", reason: "Off." }, null],
    [undefined, /no outcome/],
    [true, /no outcome/],
    [{ kind: "fine" }, /the kind "fine"/],
    [{ kind: "proved" }, /did not say what/],
    [{ kind: "unknown", reason: " " }, /without a reason/],
    [{ kind: "depends", on: "plan" }, /no fact/],
    [{ kind: "found", found: [] }, /did not say what/],
    [{ kind: "found", found: [{ ...finding, code: "other" }] }, /"other", which is not among its codes/],
    [{ kind: "found", found: [{ ...finding, measured: 3 }] }, /measured or expected/],
    [{ kind: "found", found: [{ ...finding, locations: [{}] }] }, /locations/],
    [{ kind: "found", found: [{ ...finding, severity: "worse" }] }, /severity/],
  ])("%j", (outcome, sentence) => {
    const wrong = refuseOutcome(outcome, ["bad"]);
    if (sentence === null) expect(wrong).toBeNull();
    else expect(wrong).toMatch(sentence);
  });
});
