import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findMismatch, KEYWORDS } from "../../src/report/match-schema.js";
import { compile, type Json, readSchema } from "./compile-schema.js";
import { ALL } from "./fixtures.js";

const schema = readSchema("report.v1.json");
const validate = compile(schema);
const reports = Object.values(ALL).map((report) => JSON.parse(JSON.stringify(report)) as Json);

/** Every keyword of a schema, names of properties and definitions aside. */
function keywordsIn(part: unknown, found: Set<string>): Set<string> {
  if (Array.isArray(part)) for (const one of part) keywordsIn(one, found);
  else if (typeof part === "object" && part !== null) {
    for (const [key, value] of Object.entries(part)) {
      found.add(key);
      if (key === "properties" || key === "$defs")
        for (const one of Object.values(value)) keywordsIn(one, found);
      else if (key !== "enum" && key !== "const") keywordsIn(value, found);
    }
  }
  return found;
}

/** The places of a value, as paths. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  const below = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [path, ...below.flatMap(([key, one]) => placesIn(one, [...path, key]))];
}

function change(value: unknown, [key, ...rest]: readonly string[], wrong: unknown): unknown {
  if (key === undefined) return wrong;
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...(value as Json) };
  const changed = change(copy[key], rest, wrong);
  if (changed === undefined && !Array.isArray(copy)) delete copy[key];
  else copy[key] = changed ?? null;
  return copy;
}

describe("findMismatch", () => {
  test("knows every keyword of the schema that decides anything", () => {
    const silent = ["$schema", "$id", "$defs", "title", "description"];
    const unknown = [...keywordsIn(schema, new Set())].filter((one) => !KEYWORDS.includes(one));
    expect(unknown.filter((one) => !silent.includes(one))).toEqual([]);
  });

  test.each(Object.entries(ALL))("takes the report %s", (_name, report) => {
    expect(findMismatch(JSON.parse(JSON.stringify(report)), schema)).toBeNull();
  });

  test("agrees with a full validator on reports with one thing wrong", () => {
    const wrong = fc.constantFrom<unknown>(undefined, null, "", "x", -1, 1.5, true, [], {}, "2026-11-20");
    fc.assert(
      fc.property(fc.constantFrom(...reports), fc.nat(), wrong, (report, at, value) => {
        const places = placesIn(report);
        const place = places[at % places.length] ?? [];
        const broken = change(report, place, value);
        const mine = findMismatch(broken, schema);
        expect({ place, value, right: mine === null, mine }).toEqual({
          place,
          value,
          right: validate(broken),
          mine,
        });
      }),
      { numRuns: 1500 },
    );
  });

  test("says where", () => {
    const broken = change(reports[0], ["plan", "models", "0", "role"], 1);
    expect(findMismatch(broken, schema)).toBe("plan.models.0.role");
    expect(findMismatch(change(reports[0], ["plan", "region", "value"], undefined), schema)).toBe(
      "plan.region.value",
    );
  });
});
