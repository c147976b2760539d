import { describe, expect, it } from "vitest";
import { keys, type Machine, planFor } from "./machine.js";

const userSettings = "/home/dev/.claude/settings.json";

function regionOf(machine: Machine, options = {}) {
  const environment = { ...keys, ...machine.environment };
  return planFor({ ...machine, environment }, options).region;
}

describe("which source gives the region", () => {
  it("AWS_REGION wins, and the losers are named with their values", () => {
    const region = regionOf({
      environment: { AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "us-west-2" },
      files: { "~/.aws/config": "[default]\nregion = ap-south-1\n" },
    });
    expect(region).toMatchObject({ value: "eu-west-1", source: "env:AWS_REGION" });
    expect(region.others.map(({ source, value }) => [source, value])).toEqual([
      ["env:AWS_DEFAULT_REGION", "us-west-2"],
      ["config-file", "ap-south-1"],
    ]);
  });

  it("a settings file that sets AWS_REGION is named as the one who set it", () => {
    const region = regionOf({
      environment: { AWS_REGION: "eu-west-1" },
      files: { [userSettings]: { env: { AWS_REGION: "eu-west-2" } } },
    });
    expect(region).toMatchObject({
      value: "eu-west-2",
      source: "env:AWS_REGION",
      setBy: { file: userSettings, scope: "user" },
    });
    expect(region.location).toMatchObject({ file: userSettings, line: 3 });
  });

  it("a blank value in a settings file hands over to the next source", () => {
    const region = regionOf({
      environment: { AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "us-west-2" },
      files: { [userSettings]: { env: { AWS_REGION: "" } } },
    });
    expect(region).toMatchObject({ value: "us-west-2", source: "env:AWS_DEFAULT_REGION" });
  });

  it("null in a settings file is the region called null", () => {
    const region = regionOf({ files: { [userSettings]: { env: { AWS_REGION: null } } } });
    expect(region.value).toBe("null");
  });

  it("the credentials file beats the config file", () => {
    const files = {
      "~/.aws/config": "[default]\nregion = ap-south-1\n",
      "~/.aws/credentials": "[default]\nregion = sa-east-1\n",
    };
    expect(regionOf({ files })).toMatchObject({ value: "sa-east-1", source: "credentials-file" });
  });

  it("a selected profile without a region does not hand over to the default profile", () => {
    const files = { "~/.aws/config": "[default]\nregion = ap-south-1\n[profile work]\noutput = json\n" };
    expect(regionOf({ environment: { AWS_PROFILE: "work" }, files })).toMatchObject({
      value: "us-east-1",
      source: "default",
    });
  });

  it("[profile default] replaces [default]", () => {
    const files = {
      "~/.aws/config": "[default]\nregion = ap-south-1\n[profile default]\nregion = eu-north-1\n",
    };
    expect(regionOf({ files }).value).toBe("eu-north-1");
  });

  it("AWS_CONFIG_FILE that does not exist does not hand over to the usual file", () => {
    const files = { "~/.aws/config": "[default]\nregion = ap-south-1\n" };
    expect(regionOf({ environment: { AWS_CONFIG_FILE: "/nowhere" }, files }).source).toBe("default");
  });

  it("the option takes the place of every source and keeps them as losers", () => {
    const region = regionOf({ environment: { AWS_REGION: "eu-west-1" } }, { region: "ca-central-1" });
    expect(region).toMatchObject({ value: "ca-central-1", source: "option" });
    expect(region.others).toEqual([{ source: "env:AWS_REGION", value: "eu-west-1" }]);
  });
});

describe("what changed from release to release", () => {
  const files = { "~/.aws/config": "[default]\nregion = ap-south-1\n" };

  it.each([
    ["2.1.171", "us-east-1"],
    ["2.1.172", "ap-south-1"],
  ])("%s takes %s where only the config file names a region", (version, expected) => {
    expect(regionOf({ files, version }).value).toBe(expected);
  });

  it("a release that does not read the files still lists what stands there", () => {
    const { others } = regionOf({ files, version: "2.1.171" });
    expect(others).toMatchObject([{ source: "config-file", value: "ap-south-1" }]);
  });

  it.each([
    ["2.1.231", '"us-west-2"'],
    ["2.1.232", "us-east-1"],
    ["2.1.400", "us-east-1"],
  ])("%s makes %s of a quoted region", (version, expected) => {
    expect(regionOf({ environment: { AWS_REGION: '"us-west-2"' }, version }).value).toBe(expected);
  });

  it.each([
    ["2.1.171", " eu-west-1 "],
    ["2.1.172", "eu-west-1"],
  ])("%s makes %j of a region with blanks round it", (version, expected) => {
    expect(regionOf({ environment: { AWS_REGION: " eu-west-1 " }, version }).value).toBe(expected);
  });
});

describe("values that are passed over, or used although they are no region", () => {
  it("a release that checks the shape names the value it passed over", () => {
    const environment = { AWS_REGION: '"us-west-2"', AWS_DEFAULT_REGION: "eu-west-1" };
    const region = regionOf({ environment });
    expect(region).toMatchObject({ value: "eu-west-1", source: "env:AWS_DEFAULT_REGION" });
    expect(region.malformed).toBeUndefined();
    expect(region.others).toEqual([{ source: "env:AWS_REGION", value: '"us-west-2"', ignored: "malformed" }]);
  });

  it("an older one uses the value and the plan says that it is none", () => {
    const region = regionOf({ environment: { AWS_REGION: "us_west_2" }, version: "2.1.231" });
    expect(region).toMatchObject({ value: "us_west_2", malformed: true });
    expect(regionOf({ environment: { AWS_REGION: " eu-west-1 " }, version: "2.1.171" }).malformed).toBe(true);
    expect(regionOf({ environment: { AWS_REGION: " eu-west-1 " } }).malformed).toBeUndefined();
  });

  it("the AWS files of a release that does not read them say so, unless something above them won", () => {
    const files = { "~/.aws/config": "[default]\nregion = ap-south-1\n" };
    const location = { file: "/home/dev/.aws/config", line: 2 };
    const only = regionOf({ files, version: "2.1.170" });
    expect(only.others).toMatchObject([{ location, ignored: "not-read-by-this-version" }]);
    const set = regionOf({ environment: { AWS_REGION: "eu-west-1" }, files, version: "2.1.170" });
    expect(set.others[0]?.ignored).toBeUndefined();
    expect(regionOf({ files }).others).toEqual([]);
  });

  it("a comment that stuck to the value in a file is passed over, with its line", () => {
    const files = { "~/.aws/config": "[default]\nregion = ap-northeast-1#tokyo\n" };
    const region = regionOf({ files });
    expect(region).toMatchObject({ value: "us-east-1", source: "default" });
    expect(region.others).toMatchObject([{ ignored: "malformed", location: { line: 2 } }]);
  });

  it("blank values are neither", () => {
    const { others } = regionOf({ environment: { AWS_REGION: " ", AWS_DEFAULT_REGION: "eu-west-1" } });
    expect(others).toEqual([{ source: "env:AWS_REGION", value: " " }]);
  });
});
