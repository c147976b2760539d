import { describe, expect, it } from "vitest";
import {
  isRegionKnown,
  isWellFormedRegion,
  nearestRegions,
  partitionOf,
  regionNamed,
  regions,
} from "../../src/knowledge/regions.js";

describe("regions", () => {
  it("no region stands twice, and each is shaped like its partition's", () => {
    const names = regions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, partition } of regions)
      expect(partitionOf(name).regions.test(name), partition).toBe(true);
  });

  it.each([
    ["us-east-1", "aws"],
    ["us-gov-west-1", "aws-us-gov"],
    ["cn-north-1", "aws-cn"],
    ["eusc-de-east-1", "aws-eusc"],
    ["us-isob-east-1", "aws-iso-b"],
    ["eu-isoe-west-1", "aws-iso-e"],
    ["nowhere", "aws"],
  ])("%s is in %s", (region, partition) => {
    expect(partitionOf(region).name).toBe(partition);
  });

  it("what is no region is not known", () => {
    expect(isRegionKnown("us-east-1")).toBe(true);
    expect(isRegionKnown("us-east-1a")).toBe(false);
    expect(regionNamed("cn-north-1")?.bedrock).toBe("no");
  });

  it.each(["us-west-2", "US-WEST-2", "us", "null", "a".repeat(70)])("%s is shaped like a region", (text) => {
    expect(isWellFormedRegion(text)).toBe(true);
  });

  it.each([
    '"us-west-2"',
    "us east 1",
    "us-east-1/x",
    "us_west_2",
    "us-west-2.evil.example",
    "-us",
    "us-",
    "",
  ])("%j is not", (text) => {
    expect(isWellFormedRegion(text)).toBe(false);
  });

  it.each([
    ["us-esat-1", "us-east-1"],
    ["us-east-1a", "us-east-1"],
    ['"eu-west-1"', "eu-west-1"],
    ["EU-WEST-3", "eu-west-3"],
  ])("for %s, %s comes first among what may be meant", (text, meant) => {
    expect(nearestRegions(text)[0]).toBe(meant);
  });

  it("nothing is suggested for what resembles no region", () => {
    expect(nearestRegions("europe")).toEqual([]);
    expect(nearestRegions("eu-west-1").length).toBeLessThanOrEqual(3);
  });
});
