import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/claude-code/types.js";
import { catalogue } from "../../src/diagnosis/catalogue/index.js";
import { joinMendings } from "../../src/diagnosis/join-mendings.js";
import type { FindingArguments, FindingCode, Remedy } from "../../src/diagnosis/types.js";
import { makePlan } from "../checks/situation.js";

function remedyOf<C extends FindingCode>(
  code: C,
  args: FindingArguments[C],
  plan: Plan = makePlan(),
): Remedy {
  return catalogue[code].remedy(args, { plan, identity: null, profiles: null });
}

const file = "/home/dev/.claude/settings.json";
const windows = makePlan({ platform: "win32" });

describe("remedies for the set-up", () => {
  test("a value that a project's file picked cannot break out of the command", () => {
    const variables: FindingArguments["setup.setting-shadowed"]["variables"] = [
      {
        name: "ANTHROPIC_MODEL",
        decides: "models",
        value: "a'; rm -rf ~; '$(calc)",
        winner: { scope: "project", location: { file } },
        losers: [{ scope: "environment", value: "b" }],
      },
    ];
    expect(remedyOf("setup.setting-shadowed", { variables }).commands).toEqual([
      "export ANTHROPIC_MODEL='a'\\''; rm -rf ~; '\\''$(calc)'",
    ]);
    expect(remedyOf("setup.setting-shadowed", { variables }, windows).commands).toEqual([
      "$env:ANTHROPIC_MODEL = 'a''; rm -rf ~; ''$(calc)'",
    ]);
  });

  test("a secret is never part of what is pasted", () => {
    const hidden = "<secret>";
    const remedies = [
      remedyOf("setup.setting-shadowed", {
        variables: [
          {
            name: "AWS_BEARER_TOKEN_BEDROCK",
            decides: "credentials",
            value: hidden,
            winner: { scope: "user", location: { file } },
            losers: [{ scope: "environment", value: hidden }],
          },
        ],
      }),
      remedyOf("setup.look-alike-variable", {
        variables: [
          {
            name: "BEDROCK_BASE_URL",
            value: hidden,
            meant: "ANTHROPIC_BEDROCK_BASE_URL",
            meantIsSet: false,
            scope: "user",
            location: { file },
          },
          {
            name: "BEDROCK_BASE_URL",
            value: hidden,
            meant: "ANTHROPIC_BEDROCK_BASE_URL",
            meantIsSet: false,
            scope: "environment",
          },
        ],
      }),
      remedyOf("setup.endpoint-override-ignored", {
        overrides: [
          { name: "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", value: hidden, moves: "nothing", scope: "environment" },
        ],
        hosts: ["bedrock-runtime.us-east-1.amazonaws.com"],
        region: "us-east-1",
      }),
      remedyOf("setup.shell-only", {
        variables: [
          { name: "AWS_REGION", value: "us-east-1" },
          { name: "AWS_ACCESS_KEY_ID", value: "AKID" },
          { name: "AWS_SECRET_ACCESS_KEY", value: null },
        ],
      }),
    ];
    for (const { commands, settings } of remedies) {
      expect(JSON.stringify([commands, settings])).not.toMatch(/<secret>|AKID/);
    }
  });

  test("a shared secret takes its key ID along: half a pair would be a fault of its own", () => {
    const secrets = [{ name: "AWS_SECRET_ACCESS_KEY", file, line: 3, shared: true }];
    expect(remedyOf("setup.secret-in-settings", { secrets }).settings?.patch).toEqual({
      env: { AWS_ACCESS_KEY_ID: null, AWS_SECRET_ACCESS_KEY: null },
    });
  });

  test("LiteLLM keeps the variable that it reads", () => {
    const variables: FindingArguments["setup.look-alike-variable"]["variables"] = [
      {
        name: "AWS_REGION_NAME",
        value: "eu-west-1",
        meant: "AWS_REGION",
        meantIsSet: false,
        readBy: "LiteLLM",
        scope: "environment",
      },
    ];
    expect(remedyOf("setup.look-alike-variable", { variables }).commands).toEqual([
      "export AWS_REGION=eu-west-1",
    ]);
  });

  test("commands are those of the platform", () => {
    const path = "C:\\Users\\dev\\.local\\bin\\claude.exe";
    expect(remedyOf("setup.client-not-on-path", { path }, windows).commands[0]).toContain(
      '";C:\\Users\\dev\\.local\\bin"',
    );
    expect(remedyOf("setup.client-not-found", { assumed: "2.1.328" }, windows).commands).toEqual([
      "irm https://claude.ai/install.ps1 | iex",
    ]);
  });

  test("several mendings of one file are one patch; those of another file stay steps", () => {
    const mending = (target: string, patch: Record<string, unknown>, step: string) => ({
      steps: [step],
      commands: [],
      settings: { file: target, patch },
    });
    expect(
      joinMendings([
        mending("a", { env: { X: null } }, "1"),
        mending("b", { env: { Z: null } }, "2"),
        mending("a", { env: { Y: "1" }, model: null }, "1"),
      ]),
    ).toEqual({
      steps: ["1", "2"],
      commands: [],
      settings: { file: "a", patch: { env: { X: null, Y: "1" }, model: null } },
    });
  });
});
