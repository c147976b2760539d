import { describe, expect, it } from "vitest";
import { keys, planFor } from "./machine.js";

const user = "~/.claude/settings.json";

describe("losers of a variable", () => {
  const losers = (name: string, inFile: string, inShell: string) =>
    planFor({
      environment: { ...keys, [name]: inShell },
      files: { [user]: { env: { [name]: inFile } } },
    }).variables.find((one) => one.name === name)?.overrides;

  it("are marked where they say the same, blanks aside", () => {
    expect(losers("AWS_REGION", "us-east-1", " us-east-1 ")).toMatchObject([{ same: true }]);
    expect(losers("AWS_REGION", "us-east-1", "us-west-2")).toEqual([
      { value: "us-west-2", scope: "environment" },
    ]);
  });

  it("are compared without showing a secret", () => {
    expect(losers("AWS_SESSION_TOKEN", "tokenEXAMPLE", "tokenEXAMPLE")).toEqual([
      { value: "<secret>", scope: "environment", same: true },
    ]);
    expect(losers("AWS_SESSION_TOKEN", "tokenEXAMPLE", "otherEXAMPLE")).toEqual([
      { value: "<secret>", scope: "environment" },
    ]);
  });

  it("are compared with the winner, not with the next in line", () => {
    const plan = planFor({
      environment: { ...keys, AWS_REGION: "us-east-1" },
      files: {
        [user]: { env: { AWS_REGION: "us-west-2" } },
        ".claude/settings.local.json": { env: { AWS_REGION: "us-east-1" } },
      },
    });
    const overrides = plan.variables.find((one) => one.name === "AWS_REGION")?.overrides;
    expect(overrides?.map(({ value, same }) => [value, same])).toEqual([
      ["us-west-2", undefined],
      ["us-east-1", true],
    ]);
  });
});

describe("the region of the sign-in", () => {
  const profile = (config: string) =>
    planFor({
      environment: { CLAUDE_CODE_USE_BEDROCK: "1", AWS_PROFILE: "sso" },
      files: { "~/.aws/config": config },
    }).credentials;

  it("is that of the sso-session, or of the profile itself", () => {
    expect(
      profile(
        "[profile sso]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = r\n[sso-session corp]\nsso_region = eu-west-1\n",
      ),
    ).toMatchObject({ kind: "sso", ssoRegion: "eu-west-1" });
    expect(
      profile(
        "[profile sso]\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-north-1\nsso_account_id = 1\nsso_role_name = r\n",
      ),
    ).toMatchObject({ kind: "sso", ssoRegion: "eu-north-1" });
  });

  it("is absent for other profiles", () => {
    const text = "[profile sso]\nsso_region = eu-west-1\naws_access_key_id = A\naws_secret_access_key = B\n";
    expect(profile(text)).not.toHaveProperty("ssoRegion");
  });
});

describe("tools that Bedrock does not offer", () => {
  it("are listed where the permissions allow them, with or without a rule", () => {
    const tools = (allow: unknown) =>
      planFor({ environment: keys, files: { [user]: { permissions: { allow } } } }).settings.find(
        (one) => one.scope === "user",
      )?.allowedTools;
    expect(tools(["Bash(ls)", "WebSearch"])).toEqual([{ name: "WebSearch", line: 2 }]);
    expect(tools(["WebSearch(domain:x)"])).toEqual([{ name: "WebSearch", line: 2 }]);
    expect(tools(["WebFetch"])).toBeUndefined();
    expect(tools("WebSearch")).toBeUndefined();
  });
});

describe("variables that look right", () => {
  it("are listed from the environment as well, so that they can be named", () => {
    const names = planFor({ environment: { ...keys, BEDROCK_AWS_REGION: "x", MY_OWN: "y" } }).variables.map(
      (one) => one.name,
    );
    expect(names).toContain("BEDROCK_AWS_REGION");
    expect(names).not.toContain("MY_OWN");
  });
});
