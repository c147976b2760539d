import { describe, expect, test } from "vitest";
import {
  expectedProfiles,
  geographies,
  isCallableFrom,
  isHomeOf,
  prefixesFor,
  profileModels,
} from "../../src/knowledge/geographies.js";
import { builtInProfileId, geographyOf } from "../../src/knowledge/inference-profile-ids.js";
import { regions } from "../../src/knowledge/regions.js";

describe("geographies", () => {
  test.each([
    ["us", "us-east-1", true],
    ["us", "ca-central-1", true],
    ["us", "us-gov-west-1", false],
    ["us", "eu-west-1", false],
    ["us", "sa-east-1", false],
    ["eu", "eu-central-2", true],
    ["jp", "ap-northeast-1", true],
    ["jp", "ap-northeast-2", false],
    ["au", "ap-southeast-2", true],
    ["au", "ap-northeast-1", false],
    ["in", "ap-south-1", true],
    ["apac", "ap-northeast-1", true],
    ["global", "sa-east-1", true],
    ["global", "us-gov-west-1", false],
    ["us-gov", "us-gov-west-1", true],
    ["us-gov", "us-east-1", false],
    ["us", "eu-north-9", null],
    ["mars", "us-east-1", null],
  ])("%s. from %s: %s", (prefix, region, callable) => {
    expect(isCallableFrom(prefix, region)).toBe(callable);
  });

  test("global is nobody's home, and stands last among what a region can call", () => {
    for (const { name } of regions) {
      expect(isHomeOf("global", name)).toBe(false);
      expect(prefixesFor(name).slice(0, -1)).not.toContain("global");
    }
  });

  test("what a region is expected to list can be called from it", () => {
    for (const { name } of regions) {
      for (const id of expectedProfiles(name)) {
        expect(isCallableFrom(geographyOf(id) ?? "", name), `${id} from ${name}`).toBe(true);
      }
    }
  });

  test("no current model has the prefix that the client derives in Asia", () => {
    const derived = profileModels.map(({ model }) => builtInProfileId(model, "ap-northeast-1", "2.1.328"));
    expect(expectedProfiles("ap-northeast-1").filter((id) => derived.includes(id))).toEqual([]);
  });

  test("each row says when it was checked, and against what", () => {
    for (const row of [...geographies, ...profileModels]) {
      expect(row.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(row.source).not.toBe("");
    }
  });
});
