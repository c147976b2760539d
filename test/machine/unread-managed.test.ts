import { describe, expect, it } from "vitest";
import { snapshotOf } from "./machines.js";

const unread = (...args: Parameters<typeof snapshotOf>) => snapshotOf(...args).unreadManaged;
const windows = { platform: "win32", home: "C:\\Users\\dev", cwd: "C:\\srv" } as const;

describe("managed settings that do nothing", () => {
  it("are none on a healthy machine, with a policy where the client reads it", () => {
    expect(unread({ "/etc/claude-code/managed-settings.json": { model: "opus" } })).toEqual([]);
    expect(unread({ "C:\\Program Files\\ClaudeCode\\managed-settings.json": {} }, windows)).toEqual([]);
  });

  it("are those at the legacy place, on Windows alone", () => {
    const file = "C:\\ProgramData\\ClaudeCode\\managed-settings.json";
    expect(unread({ [file]: {} }, windows)).toEqual([{ file, why: "legacy-place" }]);
    expect(unread({ "/ProgramData/ClaudeCode/managed-settings.json": {} })).toEqual([]);
  });

  it("are those in the user's folder, broken or not", () => {
    for (const content of [{}, "{bad"]) {
      expect(unread({ "~/.claude/managed-settings.json": content })).toEqual([
        { file: "/home/dev/.claude/managed-settings.json", why: "user-folder" },
      ]);
    }
    const moved = { environment: { CLAUDE_CONFIG_DIR: "/c" } };
    expect(unread({ "/c/managed-settings.json": {} }, moved)).toEqual([
      { file: "/c/managed-settings.json", why: "user-folder" },
    ]);
  });

  it("are those that the server delivered, where there are any", () => {
    const file = "~/.claude/remote-settings.json";
    expect(unread({ [file]: { model: "opus" } })).toEqual([
      { file: "/home/dev/.claude/remote-settings.json", why: "server-managed" },
    ]);
    for (const content of [{}, "null", "{bad", "", "[]"]) expect(unread({ [file]: content })).toEqual([]);
  });

  it("are none where there is no home", () => {
    expect(unread({}, { home: null, cwd: "/srv" })).toEqual([]);
  });
});
