import { describe, expect, it } from "vitest";
import { readAwsFiles } from "../../src/machine/aws-files.js";
import { failingHost, machine, snapshotOf } from "./machines.js";

const project = "/home/dev/project/.claude/settings.json";
const local = "/home/dev/project/.claude/settings.local.json";
const user = "/home/dev/.claude/settings.json";

const paths = (...args: Parameters<typeof snapshotOf>) =>
  snapshotOf(...args).awsFiles.map(({ role, file }) => `${role} ${file}`);

describe("the shared AWS files", () => {
  it("are the two usual ones, absent or not", () => {
    const snapshot = snapshotOf({ "~/.aws/config": "[profile work]\nregion = eu-central-1\n" });
    expect(snapshot.awsFiles).toEqual([
      {
        role: "config",
        file: "/home/dev/.aws/config",
        status: "read",
        sections: [
          {
            kind: "profile",
            name: "work",
            prefixed: true,
            line: 1,
            properties: [{ key: "region", value: "eu-central-1", line: 2 }],
          },
        ],
      },
      { role: "credentials", file: "/home/dev/.aws/credentials", status: "absent", sections: [] },
    ]);
  });

  it("are also those the environment and trusted settings name, with ~ and relative paths", () => {
    const found = paths(
      {
        [user]: { env: { AWS_CONFIG_FILE: "~/user.cfg" } },
        "/etc/claude-code/managed-settings.json": { env: { AWS_CONFIG_FILE: "/etc/aws.cfg" } },
        "~/.claude.json": { env: { AWS_SHARED_CREDENTIALS_FILE: "/state/credentials" } },
      },
      { environment: { AWS_CONFIG_FILE: "~/env.cfg", AWS_SHARED_CREDENTIALS_FILE: "creds" } },
    );
    expect(found).toEqual([
      "config /home/dev/.aws/config",
      "config /home/dev/env.cfg",
      "config /etc/aws.cfg",
      "config /home/dev/user.cfg",
      "credentials /home/dev/.aws/credentials",
      "credentials /home/dev/project/creds",
      "credentials /state/credentials",
    ]);
  });

  it.each([
    [project, "AWS_CONFIG_FILE", "/evil/config", "config /evil/config"],
    [local, "AWS_SHARED_CREDENTIALS_FILE", "/evil/creds", "credentials /evil/creds"],
    [project, "HOME", "/evil", "config /evil/.aws/config"],
  ])("named by %s in %s are opened only when the project is trusted", (file, name, value, expected) => {
    const files = { [file]: { env: { [name]: value } } };
    expect(paths(files)).not.toContain(expected);
    expect(paths(files, { trustProject: true })).toContain(expected);
  });

  it("are also looked for in the home that settings move to", () => {
    const found = paths({ [user]: { env: { HOME: "/home/dev/h2" } } });
    expect(found).toContain("config /home/dev/h2/.aws/config");
    expect(found).toContain("credentials /home/dev/h2/.aws/credentials");
  });

  it("are each read once in a role, and values that are empty or no text name nothing", () => {
    const files = { [user]: { env: { AWS_CONFIG_FILE: 5, AWS_SHARED_CREDENTIALS_FILE: "" } } };
    const environment = { AWS_CONFIG_FILE: "/home/dev/.aws/config", HOME: "/home/dev" };
    expect(paths(files, { environment })).toEqual([
      "config /home/dev/.aws/config",
      "credentials /home/dev/.aws/credentials",
    ]);
  });

  it("are those of the environment alone where there is no home", () => {
    expect(paths({}, { home: null, environment: { AWS_CONFIG_FILE: "/x" } })).toEqual(["config /x"]);
  });

  it("are found on Windows, in HOME too", () => {
    const parts = { platform: "win32", home: "C:\\Users\\dev", cwd: "C:\\srv" } as const;
    const found = paths({ "~/.aws/config": "[default]" }, { ...parts, environment: { Home: "D:\\home" } });
    expect(found).toContain("config C:\\Users\\dev\\.aws\\config");
    expect(found).toContain("config D:\\home\\.aws\\config");
  });

  it("that cannot be read or are dropped by the SDK say why", () => {
    const host = failingHost(
      machine({ files: { "~/.aws/credentials": "[default]\nx = 1\n[__proto__]\n" } }),
      "/home/dev/.aws/config",
      "denied",
    );
    expect(readAwsFiles({ host, settings: [], trustProject: false })).toMatchObject([
      { status: "unreadable", problem: { message: "this user may not read it" }, sections: [] },
      { status: "malformed", problem: { line: 3 }, sections: [] },
    ]);
  });
});
