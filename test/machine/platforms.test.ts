/** The places of each platform in one machine each: what an injected platform must lead to, whole. */
import { expect, it } from "vitest";
import { snapshotOf } from "./machines.js";

const paths = (snapshot: ReturnType<typeof snapshotOf>, scope: string) =>
  snapshot.settings.filter((file) => file.scope === scope && file.status === "read").map(({ file }) => file);

it("a Mac is read at the places of a Mac", () => {
  const admin = "/Library/Application Support/ClaudeCode";
  const snapshot = snapshotOf(
    {
      [`${admin}/managed-settings.json`]: {},
      [`${admin}/managed-settings.d/20.json`]: {},
      [`${admin}/managed-settings.d/10.json`]: {},
      "/etc/claude-code/managed-settings.json": {},
      "~/.claude/settings.json": {},
      "~/.claude.json": { projects: { "/Users/dev/app": { hasTrustDialogAccepted: true } } },
      "~/app/.claude/settings.json": {},
      "~/.aws/config": "[default]\nregion = eu-west-1\n",
    },
    {
      platform: "darwin",
      home: "/Users/dev",
      cwd: "/Users/dev/app",
      environment: { PATH: "/opt/homebrew/bin:/usr/bin:/bin" },
      claudeVersion: "2.1.328",
      awsCliVersion: "2.31.0",
      shell: "zsh",
    },
  );
  expect(paths(snapshot, "managed")).toEqual([
    `${admin}/managed-settings.d/20.json`,
    `${admin}/managed-settings.d/10.json`,
    `${admin}/managed-settings.json`,
  ]);
  expect(paths(snapshot, "user")).toEqual(["/Users/dev/.claude/settings.json"]);
  expect(paths(snapshot, "project")).toEqual(["/Users/dev/app/.claude/settings.json"]);
  expect(snapshot.awsFiles[0]).toMatchObject({ file: "/Users/dev/.aws/config", status: "read" });
  expect(snapshot).toMatchObject({
    folderTrusted: true,
    client: { version: "2.1.328", path: "/Users/dev/.local/bin/claude", onPath: false },
    shell: {
      name: "zsh",
      gitBash: null,
      powerShell: null,
      awsCli: { version: "2.31.0", path: "/opt/homebrew/bin/aws" },
    },
    unreadManaged: [],
  });
});

it("Windows is read at the places of Windows", () => {
  const admin = "C:\\Program Files\\ClaudeCode";
  const legacy = "C:\\ProgramData\\ClaudeCode\\managed-settings.json";
  const snapshot = snapshotOf(
    {
      [`${admin}\\managed-settings.json`]: {},
      [`${admin}\\managed-settings.d\\20.json`]: {},
      [`${admin}\\managed-settings.d\\10.json`]: {},
      [legacy]: {},
      "~/.claude/settings.json": { env: { AWS_REGION: "eu-west-1" } },
      "~/.claude.json": { projects: { "C:/Users/dev/app": { hasTrustDialogAccepted: true } } },
      "~/app/.claude/settings.json": {},
      "~/app/.claude/settings.local.json": {},
      "~/.aws/config": "[default]\r\nregion = eu-west-1\r\n",
    },
    {
      platform: "win32",
      home: "C:\\Users\\dev",
      cwd: "C:\\Users\\dev\\app",
      environment: { Path: "C:\\Windows\\System32;C:\\Users\\dev\\.local\\bin", aws_profile: "work" },
      claudeVersion: "2.1.328",
      awsCliVersion: "2.31.0",
      shell: "pwsh",
    },
  );
  expect(paths(snapshot, "managed")).toEqual([
    `${admin}\\managed-settings.d\\20.json`,
    `${admin}\\managed-settings.d\\10.json`,
    `${admin}\\managed-settings.json`,
  ]);
  expect(paths(snapshot, "user")).toEqual(["C:\\Users\\dev\\.claude\\settings.json"]);
  expect(paths(snapshot, "project")).toEqual(["C:\\Users\\dev\\app\\.claude\\settings.json"]);
  expect(paths(snapshot, "local")).toEqual(["C:\\Users\\dev\\app\\.claude\\settings.local.json"]);
  expect(snapshot.awsFiles[0]).toMatchObject({ file: "C:\\Users\\dev\\.aws\\config", status: "read" });
  expect(snapshot.environment).toContainEqual({ name: "AWS_PROFILE", value: "work" });
  expect(snapshot).toMatchObject({
    folderTrusted: true,
    client: { version: "2.1.328", path: "C:\\Users\\dev\\.local\\bin\\claude.exe", onPath: true },
    shell: {
      name: "pwsh",
      gitBash: null,
      powerShell: "C:\\Program Files\\PowerShell\\7\\pwsh.exe",
      awsCli: { version: null, path: "C:\\Program Files\\Amazon\\AWSCLIV2\\aws.exe" },
    },
    unreadManaged: [{ file: legacy, why: "legacy-place" }],
  });
});
