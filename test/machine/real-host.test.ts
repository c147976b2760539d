import { execFileSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { FILE_LIMIT, type Host } from "../../src/machine/host.js";
import { memoryHost } from "../../src/machine/memory-host.js";
import { readMachine } from "../../src/machine/read-machine.js";
import { realHost } from "../../src/machine/real-host.js";
import { unveil } from "./machines.js";

let folder: string;
const at = (...parts: string[]) => join(folder, ...parts);

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "bedrock-doctor-")));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function sparseFile(name: string, size: number): string {
  return sparse(at(name), size);
}

function sparse(path: string, size: number): string {
  const descriptor = openSync(path, "w");
  ftruncateSync(descriptor, size);
  closeSync(descriptor);
  return path;
}

/** The SHA-1 of the session name `corp`. */
const CORP = "ee0bfd2552fbd840c02cc48b6e823320543c450f";

describe("reading a text of the real machine", () => {
  const { readText } = realHost();

  it("gives the text as it stands, a byte order mark included", () => {
    writeFileSync(at("plain"), "\uFEFFa\r\nü");
    expect(readText(at("plain"))).toEqual({ ok: true, text: "\uFEFFa\r\nü" });
  });

  it("follows links, and says absent of a dangling one and of a path through a file", () => {
    symlinkSync(at("plain"), at("link"));
    symlinkSync(at("nothing"), at("dangling"));
    expect(readText(at("link")).ok).toBe(true);
    for (const path of [at("dangling"), at("nothing"), at("plain", "below")]) {
      expect(readText(path)).toMatchObject({ ok: false, reason: "absent" });
    }
  });

  it("says what a folder, a circle of links and UTF-16 are", () => {
    mkdirSync(at("folder"));
    symlinkSync(at("b"), at("a"));
    symlinkSync(at("a"), at("b"));
    writeFileSync(at("utf16"), Buffer.from("\uFEFF{}", "utf16le"));
    expect(readText(at("folder"))).toEqual({ ok: false, reason: "directory" });
    expect(readText(at("a"))).toMatchObject({ ok: false, reason: "symlink-loop" });
    expect(readText(at("utf16"))).toMatchObject({ ok: false, reason: "not-text" });
  });

  it("does not wait for a pipe or a device", () => {
    execFileSync("mkfifo", [at("pipe")]);
    for (const path of [at("pipe"), "/dev/zero"]) {
      expect(readText(path)).toEqual({ ok: false, reason: "other", detail: "not a regular file" });
    }
  });

  it("does not load a file of 100 MB", () => {
    const path = sparseFile("huge", 100 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    expect(readText(path)).toEqual({ ok: false, reason: "too-large" });
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });

  it("takes a file up to the limit and none beyond it", () => {
    writeFileSync(at("just"), "x".repeat(FILE_LIMIT));
    writeFileSync(at("over"), "x".repeat(FILE_LIMIT + 1));
    expect(readText(at("just")).ok).toBe(true);
    expect(readText(at("over"))).toEqual({ ok: false, reason: "too-large" });
    expect(readText(at("over"), 2 * FILE_LIMIT).ok).toBe(true);
    expect(readText(at("just"), 10)).toEqual({ ok: false, reason: "too-large" });
  });

  it("says denied of a file nobody may read, unless the user is root, whom nothing stops", () => {
    writeFileSync(at("closed"), "x");
    chmodSync(at("closed"), 0o000);
    const expected = process.getuid?.() === 0 ? { ok: true } : { ok: false, reason: "denied" };
    expect(readText(at("closed"))).toMatchObject(expected);
  });

  it("does not throw at paths that no file system takes", () => {
    for (const path of ["", "a\0b", "x".repeat(100_000)]) {
      expect(readText(path).ok).toBe(false);
      expect(realHost().realPath(path)).toBeNull();
      expect(realHost().listFiles(path)).toEqual([]);
    }
  });
});

describe("the real machine", () => {
  it("lists names in order, and nothing where there is no folder", () => {
    mkdirSync(at("list"));
    for (const name of ["b.json", "a.json", "B.json"]) writeFileSync(at("list", name), "");
    expect(realHost().listFiles(at("list"))).toEqual(["B.json", "a.json", "b.json"]);
    expect(realHost().listFiles(at("list", "a.json"))).toEqual([]);
  });

  it("takes its home from the environment, else from the system", () => {
    const name = process.platform === "win32" ? "USERPROFILE" : "HOME";
    vi.stubEnv(name, "/somewhere");
    expect(realHost().home).toBe("/somewhere");
    vi.stubEnv(name, undefined);
    expect(realHost().home).toBe(homedir());
  });

  it("has a copy of the environment, the asked working folder and the clock", () => {
    vi.stubEnv("AWS_REGION", "eu-west-1");
    const host = realHost({ cwd: folder });
    vi.stubEnv("AWS_REGION", "us-east-1");
    expect(host.environment.AWS_REGION).toBe("eu-west-1");
    expect(host.cwd).toBe(folder);
    expect(realHost().cwd).toBe(process.cwd());
    expect(Math.abs(host.now() - Date.now())).toBeLessThan(1_000);
  });
});

describe("a machine of data and the same files on the real machine", () => {
  const home = () => at("home");
  const cwd = () => at("home", "repo", "app");
  const files: Record<string, string | object> = {
    "~/.claude/settings.json": {
      env: { AWS_REGION: "eu-west-2", AWS_CONFIG_FILE: "~/other.cfg", CLAUDE_CONFIG_DIR: "/nonexistent/x" },
    },
    "~/.claude.json": { env: { AWS_PROFILE: "work" } },
    "~/repo/.git/HEAD": "ref: refs/heads/main\n",
    "~/repo/.claude/settings.local.json": "{bad",
    "~/repo/app/.claude/settings.json": "[]",
    "~/repo/app/.claude/settings.local.json/x": "a folder in the place of a file",
    "~/.aws/config":
      "\uFEFF[profile work]\r\nregion = eu-west-1 # c\r\nsso_session = corp\r\n[sso-session corp]\r\nsso_region = x\r\n",
    [`~/.aws/sso/cache/${CORP}.json`]: {
      accessToken: "tokenEXAMPLE",
      expiresAt: "2026-11-20T17:00:00Z",
    },
    "~/.aws/credentials": "[work]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secretEXAMPLE\n",
    "~/other.cfg": "[default]\nregion = ca-central-1\n",
    "~/ca.pem": "-----BEGIN CERTIFICATE-----\nTUlJQg==\n-----END CERTIFICATE-----\n",
    "~/utf16": "{\0}\0",
    "~/big": "x".repeat(FILE_LIMIT + 1),
  };

  function hosts(environment: Record<string, string>): { memory: Host; real: Host } {
    const machine = { platform: "linux", environment, home: home(), cwd: cwd(), clock: 5 } as const;
    const memory = memoryHost({ ...machine, files, claudeVersion: "2.1.328" });
    return {
      memory,
      real: { ...realHost({ cwd: cwd() }), environment, home: home(), now: () => 5, platform: "linux" },
    };
  }

  beforeAll(() => {
    for (const [path, content] of Object.entries(files)) {
      const target = path.replace("~", home());
      mkdirSync(join(target, ".."), { recursive: true });
      writeFileSync(target, typeof content === "string" ? content : JSON.stringify(content, null, 2));
    }
    const versions = at("home", ".local", "share", "claude", "versions");
    mkdirSync(versions, { recursive: true });
    mkdirSync(at("home", ".local", "bin"));
    writeFileSync(join(versions, "2.1.328"), "");
    symlinkSync(join(versions, "2.1.328"), at("home", ".local", "bin", "claude"));
  });

  it("have a token in common, and no shell", () => {
    const { memory, real } = hosts({});
    for (const host of [memory, real]) {
      const { tokenCaches, shell } = readMachine(host, { trustProject: false });
      expect(tokenCaches.map(({ status }) => status)).toEqual(["read"]);
      expect(shell.name).toBeNull();
    }
  });

  it.each([
    [{}],
    [{ NODE_EXTRA_CA_CERTS: "~/ca.pem", SSL_CERT_FILE: "~/big" }],
    [{ AWS_CONFIG_FILE: "~/utf16", AWS_SHARED_CREDENTIALS_FILE: "~/.aws", AWS_SECRET_ACCESS_KEY: "s" }],
  ])("give equal snapshots: %j", (extra) => {
    const environment: Record<string, string> = { PATH: at("home", ".local", "bin"), ...extra };
    const { memory, real } = hosts(environment);
    // An administrator's files of the machine the test runs on are none of the scenario's.
    const take = (host: Host) => {
      const snapshot = readMachine(host, { trustProject: true });
      return unveil({ ...snapshot, settings: snapshot.settings.filter(({ scope }) => scope !== "managed") });
    };
    const taken = take(real);
    expect(taken).toEqual(take(memory));
    expect(taken).toMatchObject({ client: { version: "2.1.328" } });
    expect(JSON.stringify(taken)).toContain("secretEXAMPLE");
  });

  it("are the same to a file operation", () => {
    const { memory, real } = hosts({});
    for (const path of [".", ".claude", ".claude/settings.json", "nothing", ".local/bin/claude", "big"]) {
      const target = join(home(), path);
      expect(real.realPath(target)).toBe(memory.realPath(target));
      expect(real.listFiles(target)).toEqual(memory.listFiles(target));
      const [ours, theirs] = [real.readText(target), memory.readText(target)];
      expect(ours.ok ? ours : ours.reason).toEqual(theirs.ok ? theirs : theirs.reason);
    }
  });

  it("are read in well under 10 ms when nothing is wrong", () => {
    const { real } = hosts({ PATH: at("home", ".local", "bin") });
    const times = Array.from({ length: 20 }, () => {
      const start = performance.now();
      readMachine(real, { trustProject: false });
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(10);
  });
});

describe("a settings path that is no usable file", () => {
  it.each([
    ["folder", (path: string) => mkdirSync(path), "it is a folder, not a file"],
    ["pipe", (path: string) => execFileSync("mkfifo", [path]), "it could not be read (not a regular file)"],
    ["circle", (path: string) => symlinkSync(path, path), "its symbolic links lead in a circle"],
  ])("is unreadable, and the rest of the snapshot stands: %s", (name, make, message) => {
    const cwd = at(`bad-${name}`);
    mkdirSync(join(cwd, ".claude"), { recursive: true });
    make(join(cwd, ".claude", "settings.json"));
    writeFileSync(join(cwd, ".claude", "settings.local.json"), "{}");
    const { settings } = readMachine(realHost({ cwd }), { trustProject: false });
    expect(settings.find(({ scope }) => scope === "project")).toMatchObject({
      status: "unreadable",
      problem: { message },
    });
    expect(settings.find(({ scope }) => scope === "local")).toMatchObject({ status: "read" });
  });

  it("is unreadable when it is 100 MB of nothing", () => {
    const path = sparseFile("huge.json", 100 * 1024 * 1024);
    const { settings } = readMachine(realHost({ cwd: folder }), { trustProject: false, settingsFile: path });
    expect(settings.find(({ scope }) => scope === "command-line")).toMatchObject({
      status: "unreadable",
      problem: { message: "it is larger than 1 MiB" },
    });
  });
});

describe("an AWS file that is no usable file", () => {
  it.each([
    ["folder", (path: string) => mkdirSync(path), "it is a folder, not a file"],
    ["pipe", (path: string) => execFileSync("mkfifo", [path]), "it could not be read (not a regular file)"],
    ["circle", (path: string) => symlinkSync(path, path), "its symbolic links lead in a circle"],
    [
      "binary",
      (path: string) => writeFileSync(path, Buffer.from([0x5b, 0, 0xff, 0x5d])),
      "it is not UTF-8 text",
    ],
    ["huge", (path: string) => sparse(path, 100 * 1024 * 1024), "it is larger than 1 MiB"],
  ])("is unreadable and says so, and the other one is read: %s", (name, make, message) => {
    const home = at(`aws-${name}`);
    mkdirSync(join(home, ".aws"), { recursive: true });
    make(join(home, ".aws", "config"));
    writeFileSync(join(home, ".aws", "credentials"), "[default]\nregion = eu-west-1\n");
    const host = { ...realHost({ cwd: folder }), environment: {}, home };
    const { awsFiles } = readMachine(host, { trustProject: false });
    expect(awsFiles).toMatchObject([
      { role: "config", status: "unreadable", problem: { message }, sections: [] },
      { role: "credentials", status: "read", sections: [{ name: "default" }] },
    ]);
  });

  it("is unreadable as a token cache and as the client's memory as well", () => {
    const home = at("caches");
    mkdirSync(join(home, ".aws", "sso", "cache"), { recursive: true });
    mkdirSync(join(home, ".claude", "cache", "model-access.json"), { recursive: true });
    writeFileSync(join(home, ".aws", "config"), "[profile work]\nsso_session = corp\n");
    const token = join(home, ".aws", "sso", "cache", `${CORP}.json`);
    symlinkSync(token, token);
    const host = { ...realHost({ cwd: folder }), environment: {}, home };
    const { tokenCaches, modelMemory } = readMachine(host, { trustProject: false });
    expect(tokenCaches).toMatchObject([
      { status: "unreadable", problem: { message: "its symbolic links lead in a circle" } },
    ]);
    expect(modelMemory).toMatchObject({ status: "unreadable", entries: {} });
  });
});
