import { describe, expect, test } from "vitest";
import { defineCheck, depends, found, proved } from "../../src/engine/define-check.js";
import { runChecks } from "../../src/engine/run-checks.js";
import type { AnyCheck, CheckResult } from "../../src/engine/types.js";
import { decideExitCode, decideVerdict } from "../../src/engine/verdict.js";
import { makeFacts, makePlan, switchedOff } from "../checks/situation.js";

const quiet = { causes: [], optional: [] };

function run(checks: AnyCheck[], facts = makeFacts()): CheckResult[] {
  return runChecks(
    checks,
    { plan: makePlan(), facts, diagnosis: quiet },
    { severityOf: () => "error", now: () => 0 },
  );
}

function check(id: string, runs: AnyCheck["run"], changes: Partial<AnyCheck> = {}): AnyCheck {
  return {
    id,
    area: "doctor",
    title: id,
    codes: [],
    needs: [],
    reads: [],
    required: false,
    run: runs,
    ...changes,
  };
}

describe("runChecks", () => {
  test("a check that throws is crashed, and the rest goes on", () => {
    const [first, second] = run([
      check("doctor/broken", () => {
        throw new Error("a bug");
      }),
      check("doctor/fine", () => proved("Fine.")),
    ]);
    expect(first).toMatchObject({ status: "crashed", found: [{ code: "doctor.check-crashed" }] });
    expect(second).toMatchObject({ status: "pass", proved: "Fine." });
  });

  test("a check that publishes a code it did not declare is crashed", () => {
    const [only] = run([
      check("doctor/stranger", () =>
        found({ code: "region.default-fallback", arguments: { region: "x", profile: "y", version: "z" } }),
      ),
    ]);
    expect(only?.status).toBe("crashed");
  });

  test("needs come as values, reads as facts", () => {
    const seen: unknown[] = [];
    const typed = defineCheck({
      id: "doctor/typed",
      area: "doctor",
      title: "typed",
      codes: [],
      needs: ["identity"],
      reads: ["credentials"],
      run({ identity, credentials }) {
        seen.push(identity.account, credentials.state);
        return proved("Seen.");
      },
    });
    run([typed]);
    expect(seen).toEqual(["123456789012", "answered"]);
  });

  test("a need that an option switched off makes the check skipped, and it does not run", () => {
    const facts = makeFacts({ identity: switchedOff("--offline") });
    const [only] = run(
      [
        check(
          "doctor/needy",
          () => {
            throw new Error("must not run");
          },
          { needs: ["identity"] },
        ),
      ],
      facts,
    );
    expect(only).toMatchObject({ status: "skipped", proved: "Switched off by --offline." });
  });

  test("a chain of missing facts is followed to its reason", () => {
    const facts = makeFacts({
      credentials: switchedOff("--offline"),
      identity: {
        state: "not-asked",
        askedAt: null,
        durationMs: 0,
        why: { because: "fact", fact: "credentials" },
      },
      invocation: {
        state: "not-asked",
        askedAt: null,
        durationMs: 0,
        why: { because: "fact", fact: "identity" },
      },
    });
    const [only] = run([check("doctor/end", () => depends("invocation"))], facts);
    expect(only).toMatchObject({ status: "skipped", proved: "Switched off by --offline." });
  });

  test("a circle of missing facts ends in unknown, not in a hang", () => {
    const facts = makeFacts({
      identity: {
        state: "not-asked",
        askedAt: null,
        durationMs: 0,
        why: { because: "fact", fact: "invocation" },
      },
      invocation: {
        state: "not-asked",
        askedAt: null,
        durationMs: 0,
        why: { because: "fact", fact: "identity" },
      },
    });
    expect(run([check("doctor/circle", () => depends("invocation"))], facts)[0]?.status).toBe("unknown");
  });
});

describe("verdict and exit code", () => {
  const results = (status: CheckResult["status"], required: boolean) =>
    run([check("doctor/one", () => proved("x"), { required })]).map((one) => ({ ...one, status }));

  test.each([
    ["pass", true, [], "pass", 0],
    ["warn", true, ["warning"], "warn", 0],
    ["fail", false, ["error"], "fail", 1],
    ["unknown", true, [], "inconclusive", 3],
    ["unknown", false, [], "pass", 0],
    ["blocked", true, ["warning"], "inconclusive", 3],
    ["crashed", true, ["error"], "inconclusive", 3],
    ["crashed", false, ["error"], "fail", 1],
    ["skipped", true, [], "pass", 0],
  ] as const)(
    "status %s, required %s, severities %j: %s, exit %i",
    (status, required, severities, verdict, exit) => {
      const decided = decideVerdict(results(status, required), severities);
      expect(decided).toBe(verdict);
      expect(decideExitCode(decided, severities, "error")).toBe(exit);
    },
  );

  test("--fail-on moves the line, and never lifts an inconclusive run to a pass", () => {
    expect(decideExitCode("warn", ["warning"], "warning")).toBe(1);
    expect(decideExitCode("fail", ["error"], "never")).toBe(0);
    expect(decideExitCode("inconclusive", [], "never")).toBe(3);
  });
});
