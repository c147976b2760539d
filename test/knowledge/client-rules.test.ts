import { describe, expect, it } from "vitest";
import { clientRules } from "../../src/knowledge/client-rules.js";
import {
  defaultTier,
  knownModels,
  mantleTierModels,
  nativeLongContext,
  tierModels,
  tierOf,
} from "../../src/knowledge/models.js";
import {
  compareVersions,
  isNewerThanKnown,
  newestVerified,
  ruleFor,
  type VersionedRow,
} from "../../src/knowledge/versions.js";

const tables: Record<string, readonly VersionedRow<unknown>[]> = {
  ...clientRules,
  defaultTier,
  nativeLongContext,
  ...Object.fromEntries(Object.entries(tierModels).map(([tier, rows]) => [`tierModels.${tier}`, rows])),
  ...Object.fromEntries(Object.entries(mantleTierModels).map(([tier, rows]) => [`mantle.${tier}`, rows])),
};

describe("rules by release", () => {
  it.each(Object.entries(tables))(
    "%s holds a rule for each release, dated and with its source",
    (_, rows) => {
      expect(rows[0]?.since).toBeUndefined();
      expect(rows.at(-1)?.until).toBeUndefined();
      for (const row of rows) {
        expect(row.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect(row.source).not.toBe("");
      }
      for (let patch = 160; patch <= 340; patch += 1) {
        const fitting = rows.filter(
          ({ since, until }) =>
            compareVersions(`2.1.${patch}`, since ?? "0") >= 0 &&
            compareVersions(`2.1.${patch}`, until ?? "999") <= 0,
        );
        expect(fitting, `2.1.${patch}`).toHaveLength(1);
      }
    },
  );

  it("a bracketed change lies in its bracket", () => {
    for (const { since, bracket } of Object.values(tables).flat()) {
      if (bracket === undefined || since === undefined) continue;
      expect(compareVersions(since, bracket.after)).toBeGreaterThan(0);
      expect(compareVersions(since, bracket.before)).toBeLessThanOrEqual(0);
    }
  });

  it("a gap in a table is an error, not a guess", () => {
    expect(() => ruleFor([{ since: "2.0.0", value: 1, asOf: "2026-01-01", source: "x" }], "1.9.9")).toThrow(
      RangeError,
    );
  });
});

describe("release numbers", () => {
  it.each([
    ["2.1.9", "2.1.10", -1],
    ["2.1.328", "2.1.328", 0],
    ["2.2.0", "2.1.328", 1],
    ["2.1", "2.1.0", 0],
  ])("%s against %s", (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign);
  });

  it("only releases after the newest verified are newer than known", () => {
    expect(isNewerThanKnown(newestVerified)).toBe(false);
    expect(isNewerThanKnown("2.1.330")).toBe(true);
  });
});

describe("models", () => {
  it("whatever an alias stands for is a known model", () => {
    const named = [...Object.values(tierModels), ...Object.values(mantleTierModels)]
      .flat()
      .map(({ value }) => value);
    for (const id of named) expect(knownModels.map((model) => model.id)).toContain(id);
  });

  it("what an alias stands for on Mantle is served there", () => {
    const named = Object.values(mantleTierModels)
      .flat()
      .map(({ value }) => value);
    for (const id of named)
      expect(knownModels.find((model) => model.id === id)?.mantle, id).toBeTypeOf("string");
  });

  it.each([
    ["us.anthropic.claude-opus-4-8", "opus"],
    ["anthropic.claude-3-5-haiku-20241022-v1:0", "haiku"],
    ["claude-sonnet-4-5", "sonnet"],
    ["us.amazon.nova-pro-v1:0", null],
  ])("the tier of %s is %s", (id, tier) => {
    expect(tierOf(id)).toBe(tier);
  });
});
