import { describe, expect, it } from "vitest";
import type { PlanOptions } from "../../src/claude-code/types.js";
import { keys, planFor, project } from "./machine.js";

const settings = {
  env: { AWS_REGION: "eu-west-1", AWS_PROFILE: "work", HTTPS_PROXY: "http://proxy.test", SOMETHING: "1" },
  awsAuthRefresh: "./refresh.sh",
};
const files = { ".claude/settings.json": settings };

function trustOf(options: Partial<PlanOptions>, more: Record<string, object> = {}) {
  return planFor({ environment: keys, files: { ...files, ...more } }, options).trust;
}

describe("what a project may decide", () => {
  it("what picks something is left out until the project is trusted, by name", () => {
    const { leftOut } = trustOf({});
    expect(leftOut.map(({ key, picks }) => [key, picks])).toEqual(
      expect.arrayContaining([
        ["AWS_PROFILE", "profile"],
        ["HTTPS_PROXY", "proxy"],
        ["awsAuthRefresh", "executable"],
      ]),
    );
    expect(leftOut).toHaveLength(3);
    expect(leftOut.every(({ location }) => location?.file === `${project}/.claude/settings.json`)).toBe(true);
    expect(JSON.stringify(leftOut)).not.toMatch(/proxy\.test|refresh\.sh/);
    expect(trustOf({ trustProject: true }).leftOut).toEqual([]);
  });

  it("with -p nobody is asked", () => {
    expect(trustOf({})).toMatchObject({ folder: "not-asked", beforeAnswer: [], afterAnswer: [] });
  });

  it("in a terminal harmless variables apply before the answer, the rest and commands after it", () => {
    expect(trustOf({ mode: "interactive" })).toMatchObject({
      folder: "untrusted",
      beforeAnswer: ["AWS_PROFILE", "AWS_REGION"],
      afterAnswer: ["HTTPS_PROXY", "SOMETHING", "awsAuthRefresh"],
    });
  });

  // What the dialog of release 2.1.328 said of a project that sets this alone, recorded 2026-11-20.
  it.each([
    [
      "nothing",
      `AWS_REGION ANTHROPIC_DEFAULT_FABLE_MODEL ANTHROPIC_DEFAULT_MODEL ANTHROPIC_CUSTOM_MODEL_OPTION
      CLAUDE_CODE_SUBAGENT_MODEL CLAUDE_CODE_EFFORT_LEVEL CLAUDE_CODE_DISABLE_THINKING
      CLAUDE_CODE_DISABLE_ADAPTIVE_THINKING ENABLE_PROMPT_CACHING_1H FORCE_PROMPT_CACHING_5M
      DISABLE_PROMPT_CACHING_OPUS DISABLE_INTERLEAVED_THINKING ENABLE_TOOL_SEARCH CLAUDE_CODE_USE_FOUNDRY
      DISABLE_AUTOUPDATER ANTHROPIC_DEFAULT_OPUS_MODEL_SUPPORTED_CAPABILITIES
      CLAUDE_CODE_MAX_CONTEXT_TOKENS FALLBACK_FOR_ALL_PRIMARY_MODELS`,
    ],
    [
      "that it sets environment variables",
      `ANTHROPIC_BETAS AWS_USE_DUALSTACK_ENDPOINT AWS_EC2_METADATA_DISABLED
      CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST AWS_ROLE_SESSION_NAME AWS_MAX_ATTEMPTS
      AWS_CREDENTIAL_EXPIRATION FOO_BAR`,
    ],
  ])("the dialog says %s of a harmless variable or of another one", (said, names) => {
    for (const name of names.split(/\s+/)) {
      const files = { ".claude/settings.json": { env: { [name]: "1" } } };
      const { beforeAnswer, afterAnswer } = trustOf({ mode: "interactive" }, files);
      expect({ name, early: beforeAnswer.includes(name), late: afterAnswer.includes(name) }).toEqual({
        name,
        early: said === "nothing",
        late: said !== "nothing",
      });
    }
  });

  it("a folder that was trusted before is not asked about", () => {
    const state = { projects: { [project]: { hasTrustDialogAccepted: true } } };
    expect(trustOf({ mode: "interactive" }, { "~/.claude.json": state })).toMatchObject({
      folder: "trusted",
      afterAnswer: [],
    });
  });

  it("a command in the user's own settings is nobody else's", () => {
    const own = { "~/.claude/settings.json": { awsAuthRefresh: "aws sso login" } };
    expect(planFor({ environment: keys, files: own }).trust.leftOut).toEqual([]);
  });
});
