import { describe, expect, test } from "vitest";
import { defineCheck, depends, found, proved } from "../../src/engine/define-check.js";
import { applyGate, type Gate, type Gated, type IgnoreRule } from "../../src/engine/gate.js";
import { runChecks } from "../../src/engine/run-checks.js";
import type { AnyCheck } from "../../src/engine/types.js";
import { decideVerdict } from "../../src/engine/verdict.js";
import { makeFacts, makePlan } from "../checks/situation.js";

const expired = { code: "credentials.bearer-expired", arguments: {} } as never;
const unpinned = { code: "model.unpinned", arguments: {} } as never;
const severityOf = (code: string) => (code === "model.unpinned" ? "info" : "error");

function makeCheck(id: string, changes: Partial<AnyCheck>): AnyCheck {
  const plain = { id, area: "doctor", title: id, codes: [], needs: [], reads: [] } as const;
  return { ...defineCheck({ ...plain, run: () => proved("So.") }), ...changes };
}

const keyCheck = makeCheck("credentials/key", {
  area: "credentials",
  codes: ["credentials.bearer-expired"],
  required: true,
  run: () => found(expired),
});
const pinCheck = makeCheck("models/pins", {
  area: "models",
  codes: ["model.unpinned"],
  run: () => found(unpinned),
});
const modelCheck = makeCheck("models/answers", {
  area: "models",
  required: true,
  run: () => depends("invocation"),
});
const crashing = makeCheck("models/crash", {
  area: "models",
  run: () => {
    throw new Error("no");
  },
});
const checks = [keyCheck, pinCheck, modelCheck];

function gateOf(gate: Partial<Gate>, listed = checks): Gated & { verdict: string } {
  const cause = { found: expired, facts: ["invocation" as const], failures: [] };
  const input = { plan: makePlan(), facts: makeFacts(), diagnosis: { causes: [cause], optional: [] } };
  const results = runChecks(listed, input, { severityOf, now: () => 0 });
  const gated = applyGate(listed, results, { ignore: [], severity: {}, ...gate }, severityOf);
  const severities = gated.kept.flatMap((one) =>
    one.found.map(({ code, severity }) => severity ?? severityOf(code)),
  );
  return { ...gated, verdict: decideVerdict(gated.forVerdict, severities) };
}

const rule = (changes: Partial<IgnoreRule>): IgnoreRule => ({ reason: "known", expired: false, ...changes });
const statusesOf = ({ kept }: Gated) => kept.map(({ status }) => status);

describe("a finding that is ignored", () => {
  test.each([
    ["code", { code: "credentials.bearer-expired" }],
    ["check", { check: "credentials/key" }],
    ["area", { area: "credentials" }],
  ])("by %s changes the verdict neither by itself nor by what it blocks", (_by, subject) => {
    expect(gateOf({}).verdict).toBe("fail");
    const gated = gateOf({ ignore: [rule(subject)] });
    expect(gated.verdict).toBe("pass");
    expect(statusesOf(gated)).toEqual(["skipped", "pass", "blocked"]);
    expect(gated.kept[0]?.proved).toBe("Found credentials.bearer-expired, which the configuration ignores.");
    expect(gated.uses).toEqual([{ ...subject, reason: "known", state: "used" }]);
    expect(gated.ruleOf({ code: "credentials.bearer-expired", check: "credentials/key" })).not.toBeNull();
    expect(gated.ruleOf({ code: "model.unpinned", check: "models/pins" })).toBeNull();
  });

  test("leaves the check with what else it found", () => {
    const both = makeCheck("credentials/key", {
      ...keyCheck,
      codes: ["credentials.bearer-expired", "model.unpinned"],
      run: () => found(expired, unpinned),
    });
    const gated = gateOf({ ignore: [rule({ code: "credentials.bearer-expired" })] }, [both]);
    expect(gated.kept[0]).toMatchObject({
      status: "pass",
      proved: "Found model.unpinned. The configuration ignores credentials.bearer-expired.",
    });
  });

  test("does not hide that a check crashed, unless that is what is named", () => {
    const byArea = gateOf({ ignore: [rule({ area: "models" })] }, [crashing]);
    expect(byArea.kept[0]).toMatchObject({ status: "crashed", found: [{ code: "doctor.check-crashed" }] });
    const byCode = gateOf({ ignore: [rule({ code: "doctor.check-crashed" })] }, [crashing]);
    expect(byCode.kept[0]).toMatchObject({ status: "crashed", found: [] });
  });
});

describe("an ignore", () => {
  test("that is expired ignores nothing, and says that it ended", () => {
    const over = rule({ code: "credentials.bearer-expired", until: "2026-01-31", expired: true });
    const gated = gateOf({ ignore: [over] });
    expect(gated.verdict).toBe("fail");
    expect(gated.uses[0]).toMatchObject({
      state: "expired",
      note: "It ended on 2026-01-31. What it was for is reported again.",
    });
  });

  test("that matched nothing says whether that was decided", () => {
    const uses = gateOf({ ignore: [rule({ check: "models/answers" }), rule({ code: "model.unpinned" })] }, [
      modelCheck,
      { ...pinCheck, run: () => proved("Pinned.") },
    ]).uses;
    expect(uses.map(({ state, note }) => [state, note])).toEqual([
      ["unused", "Nothing of it was found; what looks for it was skipped or could not be decided."],
      ["unused", "Nothing of it was found."],
    ]);
  });
});

describe("another severity", () => {
  test("goes into status and verdict", () => {
    const severity = { "credentials.bearer-expired": "info", "model.unpinned": "warning" } as const;
    const gated = gateOf({ severity }, [keyCheck, pinCheck]);
    expect(statusesOf(gated)).toEqual(["pass", "warn"]);
    expect(gated.verdict).toBe("warn");
    expect(gated.all.flatMap((one) => one.found.map((each) => each.severity))).toEqual(["info", "warning"]);
  });
});
