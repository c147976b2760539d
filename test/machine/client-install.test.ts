import { describe, expect, it } from "vitest";
import { detectClient } from "../../src/machine/client-install.js";
import type { Host } from "../../src/machine/host.js";
import type { MemoryMachine } from "../../src/machine/memory-host.js";
import { machine } from "./machines.js";

const none = { version: null, path: null, onPath: null };
const npm = (version: string) => ({ name: "@anthropic-ai/claude-code", version });

/** A machine with links, which a plain one of data has not. */
function linked(links: Record<string, string>, parts: Partial<MemoryMachine>): Host {
  const host = machine(parts);
  return { ...host, realPath: (path) => host.realPath(links[path] ?? path) };
}

describe("the installed client", () => {
  it.each([
    ["linux", "/home/dev", "/home/dev/project", "/home/dev/.local/bin/claude"],
    ["darwin", "/Users/dev", "/Users/dev/project", "/Users/dev/.local/bin/claude"],
    ["win32", "C:\\Users\\dev", "C:\\srv", "C:\\Users\\dev\\.local\\bin\\claude.exe"],
    ["linux", null, "/srv", "/usr/local/bin/claude"],
    ["win32", null, "C:\\srv", "C:\\Program Files\\nodejs\\node_modules\\@anthropic-ai\\claude-code"],
  ] as const)("of a machine of data is found: %s, home %s", (platform, home, cwd, path) => {
    const host = machine({ platform, home, cwd, claudeVersion: "2.1.328" });
    expect(detectClient(host)).toEqual({ version: "2.1.328", path, onPath: null });
  });

  it("is none where there is none", () => {
    expect(detectClient(machine())).toEqual(none);
  });

  it("is the first on PATH, before the usual places", () => {
    const root = "/opt/node/lib/node_modules/@anthropic-ai/claude-code";
    const host = linked(
      { "/opt/node/bin/claude": `${root}/cli.js` },
      {
        environment: { PATH: "/usr/bin:/opt/node/bin" },
        files: { [`${root}/cli.js`]: "", [`${root}/package.json`]: npm("2.1.170") },
      },
    );
    expect(detectClient(host)).toEqual({ version: "2.1.170", path: "/opt/node/bin/claude", onPath: true });
  });

  it.each([
    ["/opt/homebrew/Caskroom/claude-code/2.1.300/claude", "2.1.300"],
    ["/nix/store/abc-claude-code-2.1.299/bin/claude", "2.1.299"],
    ["/home/dev/.local/share/claude/versions/2.1.328", "2.1.328"],
  ])("behind the link to %s is %s", (target, version) => {
    const host = linked({ "/x/claude": target }, { environment: { PATH: "/x" }, files: { [target]: "" } });
    expect(detectClient(host)).toEqual({ version, path: "/x/claude", onPath: true });
  });

  it.each([
    ["/home/dev/.claude/local/claude", "/home/dev/.claude/local/node_modules"],
    ["/opt/pnpm/claude", "/opt/pnpm/node_modules"],
    ["/opt/n/bin/claude", "/opt/n/lib/node_modules"],
  ])("started by the script %s is told by the package beside it", (script, modules) => {
    const host = machine({
      environment: { PATH: script.slice(0, -"/claude".length) },
      files: { [script]: "#!/bin/sh", [`${modules}/@anthropic-ai/claude-code/package.json`]: npm("2.1.250") },
    });
    expect(detectClient(host)).toEqual({ version: "2.1.250", path: script, onPath: true });
  });

  it("is npm's on Windows, where a .cmd file starts it", () => {
    const host = machine({
      platform: "win32",
      home: "C:\\Users\\dev",
      cwd: "C:\\srv",
      environment: { Path: "C:\\Users\\dev\\AppData\\Roaming\\npm;C:\\Windows" },
      files: {
        "~/AppData/Roaming/npm/claude.cmd": "",
        "~/AppData/Roaming/npm/node_modules/@anthropic-ai/claude-code/package.json": npm("2.1.200"),
      },
    });
    expect(detectClient(host)).toEqual({
      version: "2.1.200",
      path: "C:\\Users\\dev\\AppData\\Roaming\\npm\\claude.cmd",
      onPath: true,
    });
  });

  it("is on Windows the newest native version that lies there", () => {
    const versions = "~/.local/share/claude/versions";
    const host = machine({
      platform: "win32",
      home: "C:\\Users\\dev",
      cwd: "C:\\srv",
      files: { "~/.local/bin/claude.exe": "", [`${versions}/2.1.99`]: "", [`${versions}/2.1.328`]: "" },
    });
    expect(detectClient(host).version).toBe("2.1.328");
  });

  it.each([
    ["in the working folder", "/home/dev/project/bin"],
    ["in a project's dependencies", "/srv/app/node_modules/.bin"],
    ["at a relative place", "bin"],
    ["at an empty place, which means here", ""],
  ])("is never one %s", (_, folder) => {
    const at = folder.startsWith("/") ? folder : `/home/dev/project/${folder}`;
    const root = `${at}/node_modules/@anthropic-ai/claude-code`;
    const host = machine({
      environment: { PATH: folder },
      files: { [`${at}/claude`]: "", [`${root}/package.json`]: npm("6.6.6") },
    });
    expect(detectClient(host)).toEqual(none);
  });

  it("is not one that a link leads into the working folder", () => {
    const target = "/home/dev/project/share/claude/versions/6.6.6";
    const host = linked({ "/x/claude": target }, { environment: { PATH: "/x" }, files: { [target]: "" } });
    expect(detectClient(host)).toEqual(none);
  });

  it.each(["/home/dev", "/home", "/"])("is found as well when started in %s", (cwd) => {
    expect(detectClient(machine({ cwd, claudeVersion: "2.1.328" })).version).toBe("2.1.328");
  });

  it.each([
    ["/home/dev/.local/bin:/usr/bin", true],
    ["/home/dev/.local/bin/", true],
    ["/usr/bin", false],
    [undefined, null],
  ])("is told to be on a PATH of %s: %s", (path, onPath) => {
    const environment: Record<string, string> = path === undefined ? {} : { PATH: path };
    const host = machine({ environment, claudeVersion: "2.1.328" });
    expect(detectClient(host)).toEqual({ version: "2.1.328", path: "/home/dev/.local/bin/claude", onPath });
  });

  it("is told to be on the Path of Windows, in whatever letters and quotes", () => {
    const parts = {
      platform: "win32",
      home: "C:\\Users\\dev",
      cwd: "C:\\srv",
      claudeVersion: "2.1.328",
    } as const;
    const onPath = (Path: string) => detectClient(machine({ ...parts, environment: { Path } })).onPath;
    expect(onPath('C:\\Windows;"C:\\Users\\dev\\.local\\bin\\"')).toBe(true);
    expect(onPath("C:\\Windows;C:\\Windows\\System32")).toBe(false);
  });

  it("is not a folder of that name", () => {
    const host = machine({ environment: { PATH: "/x" }, files: { "/x/claude/README": "" } });
    expect(detectClient(host)).toEqual(none);
  });

  it("has a path and no version where nothing tells one, or the package is broken", () => {
    const nowhere = machine({ environment: { PATH: "/x" }, files: { "/x/claude": "" } });
    expect(detectClient(nowhere)).toEqual({ version: null, path: "/x/claude", onPath: true });
    for (const content of ["{bad", "null", '{"version":5}', '{"version":"next"}']) {
      const broken = { "/x/claude": "", "/x/node_modules/@anthropic-ai/claude-code/package.json": content };
      const host = machine({ environment: { PATH: "/x" }, files: broken });
      expect(detectClient(host)).toEqual({ version: null, path: "/x/claude", onPath: true });
    }
  });
});
