import { describe, expect, it } from "vitest";
import { detectAwsCli } from "../../src/machine/aws-cli.js";
import type { MemoryMachine } from "../../src/machine/memory-host.js";
import { machine, snapshotOf } from "./machines.js";

const windows = { platform: "win32", home: "C:\\Users\\dev", cwd: "C:\\srv" } as const;
const shellOf = (parts: Partial<MemoryMachine>, files: Record<string, string | object> = {}) =>
  snapshotOf(files, parts).shell;

describe("the shell", () => {
  it.each(["bash", "zsh", "fish"])("of a machine of data with %s is found on Linux and on a Mac", (shell) => {
    for (const platform of ["linux", "darwin"] as const) {
      expect(shellOf({ platform, shell })).toMatchObject({ name: shell, gitBash: null, powerShell: null });
    }
  });

  it.each(["bash", "pwsh", "powershell", "cmd"])(
    "of a machine of data with %s is found on Windows",
    (shell) => {
      expect(shellOf({ ...windows, shell }).name).toBe(shell);
    },
  );

  it.each([
    [{}, null],
    [{ SHELL: "" }, null],
    [{ SHELL: "/usr/local/bin/zsh" }, "zsh"],
    [{ SHELL: "/bin/rm -rf /; echo PLANTED" }, null],
    [{ PSModulePath: "/opt/microsoft/powershell/7/Modules", SHELL: "/bin/bash" }, "bash"],
  ])("is told by %j: %s", (environment, name) => {
    expect(shellOf({ environment: environment as Record<string, string> }).name).toBe(name);
  });

  it.each([
    [
      { SHELL: "C:\\Program Files\\Git\\usr\\bin\\bash.exe", ComSpec: "C:\\Windows\\system32\\cmd.exe" },
      "bash",
    ],
    [{ PSModulePath: "C:\\Users\\dev\\OneDrive\\Documents\\PowerShell\\Modules;C:\\x" }, "pwsh"],
    [{ PSMODULEPATH: "c:\\program files\\powershell\\7-preview\\Modules" }, "pwsh"],
    [
      { PSModulePath: "D:\\Docs\\WindowsPowerShell\\Modules;C:\\Program Files\\WindowsPowerShell\\Modules" },
      "powershell",
    ],
    [
      {
        PSModulePath:
          "C:\\Program Files\\WindowsPowerShell\\Modules;C:\\WINDOWS\\system32\\WindowsPowerShell\\v1.0\\Modules",
        COMSPEC: "C:\\WINDOWS\\system32\\cmd.exe",
      },
      "cmd",
    ],
    [{}, null],
  ])("of Windows is told by %j: %s", (environment, name) => {
    expect(shellOf({ ...windows, environment: environment as Record<string, string> }).name).toBe(name);
  });
});

describe("Git Bash and PowerShell on Windows", () => {
  it.each([
    "C:\\Program Files\\Git\\bin\\bash.exe",
    "C:\\Program Files (x86)\\Git\\bin\\bash.exe",
    "C:\\Users\\dev\\AppData\\Local\\Programs\\Git\\bin\\bash.exe",
    "C:\\Users\\dev\\scoop\\apps\\git\\current\\bin\\bash.exe",
  ])("Git Bash is found at %s", (path) => {
    expect(shellOf(windows, { [path]: "" })).toMatchObject({ gitBash: path, powerShell: null });
  });

  it("Git Bash is found beside the git on PATH", () => {
    const files = { "D:\\Git\\cmd\\git.exe": "", "D:\\Git\\bin\\bash.exe": "" };
    expect(shellOf({ ...windows, environment: { Path: "D:\\Git\\cmd" } }, files).gitBash).toBe(
      "D:\\Git\\bin\\bash.exe",
    );
    expect(shellOf(windows, files).gitBash).toBeNull();
  });

  it("the variable decides where Git Bash is, even where it is wrong", () => {
    const files = { "C:\\Program Files\\Git\\bin\\bash.exe": "", "D:\\b\\bash.exe": "" };
    const named = (path: string) =>
      shellOf({ ...windows, environment: { CLAUDE_CODE_GIT_BASH_PATH: path } }, files).gitBash;
    expect(named("D:\\b\\bash.exe")).toBe("D:\\b\\bash.exe");
    expect(named("D:\\gone\\bash.exe")).toBeNull();
    expect(named("")).toBe("C:\\Program Files\\Git\\bin\\bash.exe");
  });

  it("the user's settings beat the environment, and a project's have no say", () => {
    const bash = { "D:\\u\\bash.exe": "", "D:\\e\\bash.exe": "", "D:\\p\\bash.exe": "" };
    const env = (path: string) => ({ env: { CLAUDE_CODE_GIT_BASH_PATH: path } });
    const parts = { ...windows, environment: { CLAUDE_CODE_GIT_BASH_PATH: "D:\\e\\bash.exe" } };
    const user = { ...bash, "~/.claude/settings.json": env("D:\\u\\bash.exe") };
    expect(shellOf(parts, user).gitBash).toBe("D:\\u\\bash.exe");
    expect(shellOf(windows, user).gitBash).toBe("D:\\u\\bash.exe");
    const project = { ...bash, ".claude/settings.json": env("D:\\p\\bash.exe") };
    expect(shellOf(parts, project).gitBash).toBe("D:\\e\\bash.exe");
  });

  it("PowerShell 7 is found before the one of Windows", () => {
    const old = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";
    const modern = "C:\\Program Files\\PowerShell\\7\\pwsh.exe";
    expect(shellOf(windows, { [old]: "" }).powerShell).toBe(old);
    expect(shellOf(windows, { [old]: "", [modern]: "" }).powerShell).toBe(modern);
  });

  it("are not looked for elsewhere", () => {
    const files = { "/usr/bin/pwsh": "" };
    expect(shellOf({ environment: { PATH: "/usr/bin" } }, files)).toMatchObject({
      gitBash: null,
      powerShell: null,
    });
  });
});

describe("the AWS CLI", () => {
  it.each([
    ["linux", "/usr/local/bin/aws", "2.31.0"],
    ["darwin", "/opt/homebrew/bin/aws", "2.31.0"],
    ["win32", "C:\\Program Files\\Amazon\\AWSCLIV2\\aws.exe", null],
  ] as const)("of a machine of data is found on %s", (platform, path, version) => {
    const parts = platform === "win32" ? windows : { platform };
    expect(shellOf({ ...parts, awsCliVersion: "2.31.0" }).awsCli).toEqual({ version, path });
    expect(shellOf({ ...parts, awsCliVersion: null }).awsCli).toEqual({ version: null, path: null });
  });

  it.each([
    ["/usr/local/aws-cli/v2/2.15.30/dist/aws", "2.15.30"],
    ["/home/dev/.local/aws-cli/v2/2.9.0/bin/aws", "2.9.0"],
    ["/opt/homebrew/Cellar/awscli/2.28.1/libexec/bin/aws", "2.28.1"],
    ["/nix/store/abc-awscli2-2.27.50/bin/aws", "2.27.50"],
    ["/home/dev/.local/share/mise/installs/aws-cli/2.30.1/aws-cli/aws", "2.30.1"],
    ["/home/dev/.asdf/installs/awscli/2.30.2/bin/aws", "2.30.2"],
    ["/usr/local/aws-cli/aws", null],
    ["/usr/bin/snap", null],
  ])("behind the link to %s is %s", (target, version) => {
    const host = machine({ environment: { PATH: "/x" }, files: { [target]: "" } });
    const linked = { ...host, realPath: (path: string) => host.realPath(path === "/x/aws" ? target : path) };
    expect(detectAwsCli(linked)).toEqual({ version, path: "/x/aws" });
  });

  it.each([
    ["/usr/bin/aws", "/usr/lib/python3/dist-packages/awscli-2.9.19.egg-info/PKG-INFO", "2.9.19"],
    [
      "/opt/venv/bin/aws",
      "/opt/venv/lib/python3.12/site-packages/awscli-1.45.11.dist-info/METADATA",
      "1.45.11",
    ],
    [
      "/opt/venv/bin/aws",
      "/opt/venv/lib/python3.12/site-packages/awscli_local-0.22.dist-info/METADATA",
      null,
    ],
  ])("%s is told by %s", (path, metadata, version) => {
    const folder = path.slice(0, -"/aws".length);
    const host = machine({ environment: { PATH: folder }, files: { [path]: "#!python", [metadata]: "" } });
    expect(detectAwsCli(host)).toEqual({ version, path });
  });

  it("of pip on Windows is told by its package", () => {
    const python = "C:\\Python312";
    const host = machine({
      ...windows,
      environment: { PATH: `${python}\\Scripts` },
      files: {
        [`${python}\\Scripts\\aws.cmd`]: "",
        [`${python}\\Lib\\site-packages\\awscli-1.45.11.dist-info\\METADATA`]: "",
      },
    });
    expect(detectAwsCli(host)).toEqual({ version: "1.45.11", path: `${python}\\Scripts\\aws.cmd` });
  });

  it("is never one that the working folder or a project's dependencies bring", () => {
    for (const folder of ["/home/dev/project/bin", "/srv/node_modules/.bin", "bin"]) {
      const at = folder.startsWith("/") ? folder : `/home/dev/project/${folder}`;
      const host = machine({ environment: { PATH: folder }, files: { [`${at}/aws`]: "" } });
      expect(detectAwsCli(host)).toEqual({ version: null, path: null });
    }
  });
});
