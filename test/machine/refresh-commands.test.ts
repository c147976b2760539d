import { describe, expect, test } from "vitest";
import { memoryHost } from "../../src/machine/memory-host.js";
import { readMachine } from "../../src/machine/read-machine.js";

function commandsOf(machine: {
  platform?: "linux" | "win32";
  environment: Record<string, string>;
  files: Record<string, string | object>;
}) {
  const windows = machine.platform === "win32";
  const host = memoryHost({
    platform: machine.platform ?? "linux",
    environment: machine.environment,
    files: machine.files,
    home: windows ? "C:\\Users\\dev" : "/home/dev",
    cwd: windows ? "C:\\project" : "/srv/project",
    clock: 0,
    claudeVersion: null,
  });
  return readMachine(host, { trustProject: false }).refreshCommands;
}

const linux = { PATH: "/usr/local/bin:/usr/bin" };

describe("the program that awsAuthRefresh would start", () => {
  test("one entry for each settings file that has the key", () => {
    const commands = commandsOf({
      environment: linux,
      files: {
        "~/.claude/settings.json": { awsAuthRefresh: "aws sso login" },
        "/srv/project/.claude/settings.json": { awsAuthRefresh: "./login.sh" },
        "/srv/project/login.sh": "",
        "/usr/bin/aws": "",
      },
    });
    expect(commands).toEqual([
      { file: "/srv/project/.claude/settings.json", program: "./login.sh", found: true },
      { file: "/home/dev/.claude/settings.json", program: "aws", found: true },
    ]);
  });

  test("on Windows the endings of programs are tried", () => {
    const windows = {
      platform: "win32",
      environment: { PATH: "C:\\Tools;C:\\Windows\\System32" },
    } as const;
    const file = "~/.claude/settings.json";
    const found = (awsAuthRefresh: string, tool = "C:\\Tools\\aws.exe") =>
      commandsOf({ ...windows, files: { [file]: { awsAuthRefresh }, [tool]: "" } })[0]?.found;
    expect(found("aws sso login")).toBe(true);
    expect(found("C:\\Tools\\aws sso login")).toBe(true);
    expect(found("corp-login", "C:\\Tools\\corp-login.cmd")).toBe(true);
    expect(found("nothing")).toBe(false);
  });

  test("nothing is told where a settings file moves PATH, or there is none", () => {
    const settings = { awsAuthRefresh: "corp-login" };
    const files = { "~/.claude/settings.json": { ...settings, env: { PATH: "/opt/corp" } } };
    expect(commandsOf({ environment: linux, files })[0]?.found).toBeNull();
    expect(
      commandsOf({ environment: {}, files: { "~/.claude/settings.json": settings } })[0]?.found,
    ).toBeNull();
  });

  test.each(["", 7, { command: "x" }])("%j is no command line", (awsAuthRefresh) => {
    const [command] = commandsOf({
      environment: linux,
      files: { "~/.claude/settings.json": { awsAuthRefresh } },
    });
    expect(command?.program ?? null).toBeNull();
  });
});
