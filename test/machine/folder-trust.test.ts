import { describe, expect, it } from "vitest";
import { readMachine } from "../../src/machine/read-machine.js";
import { machine, snapshotOf } from "./machines.js";

const trusted = (state: string | object, parts: Parameters<typeof snapshotOf>[1] = {}) =>
  snapshotOf({ "~/.claude.json": state }, parts).folderTrusted;
const says = (folder: string, hasTrustDialogAccepted: unknown) => ({
  projects: { [folder]: { hasTrustDialogAccepted } },
});

describe("whether the working folder is trusted", () => {
  it("is what the client wrote down for it", () => {
    expect(trusted(says("/home/dev/project", true))).toBe(true);
    expect(trusted(says("/home/dev/project", false))).toBe(false);
  });

  it.each([{}, { projects: {} }, { projects: [] }, { projects: { "/home/dev/project": 5 } }])(
    "is no where nothing was written down: %j",
    (state) => {
      expect(trusted(state)).toBe(false);
    },
  );

  it("is no where only another folder is trusted, or the answer is no truth value", () => {
    expect(trusted(says("/home/dev/other", true))).toBe(false);
    expect(trusted(says("/home/dev", true))).toBe(false);
    expect(trusted(says("/home/dev/project", "true"))).toBe(false);
  });

  it("is open without a state file, or with one that cannot be read", () => {
    expect(snapshotOf({}).folderTrusted).toBeNull();
    expect(trusted("{bad")).toBeNull();
    expect(trusted("[]")).toBeNull();
    expect(snapshotOf({}, { home: null, cwd: "/srv" }).folderTrusted).toBeNull();
  });

  it("is written down under the folder that a link leads to", () => {
    const host = machine({ files: { "~/.claude.json": says("/real/project", true) } });
    const linked = {
      ...host,
      realPath: (path: string) => (path === host.cwd ? "/real/project" : host.realPath(path)),
    };
    expect(readMachine(linked, { trustProject: false }).folderTrusted).toBe(true);
  });

  it("is found on Windows under either slash", () => {
    const parts = { platform: "win32", home: "C:\\Users\\dev", cwd: "C:\\srv\\app" } as const;
    expect(trusted(says("C:\\srv\\app", true), parts)).toBe(true);
    expect(trusted(says("C:/srv/app", true), parts)).toBe(true);
    expect(trusted(says("C:/srv", true), parts)).toBe(false);
  });

  it("is looked up where CLAUDE_CONFIG_DIR says", () => {
    const files = { "/c/.claude.json": says("/home/dev/project", true) };
    expect(snapshotOf(files, { environment: { CLAUDE_CONFIG_DIR: "/c" } }).folderTrusted).toBe(true);
    expect(snapshotOf(files).folderTrusted).toBeNull();
  });
});
