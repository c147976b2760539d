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
