import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { detectClient } from "../../src/machine/client-install.js";
import type { Host } from "../../src/machine/host.js";
import { readMachine } from "../../src/machine/read-machine.js";
import { realHost } from "../../src/machine/real-host.js";
import { machine } from "./machines.js";

let folder: string;
const at = (...parts: string[]) => join(folder, ...parts);

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "bedrock-doctor-")));
  mkdirSync(at("project"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A client that is a shell script, and the machine on whose PATH it lies. */
function scriptedHost(name: string, script: string, parts: Partial<Host> = {}): Host {
  mkdirSync(at(name), { recursive: true });
  writeFileSync(at(name, "claude"), `#!/bin/sh\n${script}\n`);
  chmodSync(at(name, "claude"), 0o755);
  const environment = { PATH: [at(name), "/usr/bin", "/bin"].join(delimiter), SECRET: "PLANTED" };
  return { ...realHost({ cwd: at("project") }), environment, home: "/nonexistent/home", ...parts };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A killed process that nobody has waited for yet is a zombie, not running.
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}

describe("the client's own answer to --version", () => {
  it.each([
    ["echo '2.1.328 (Claude Code)'", "2.1.328"],
    ["echo 2.1.328", "2.1.328"],
    ["printf '2.1.328-dev.20261101 (Claude Code)'", "2.1.328"],
    ["echo rubbish", null],
    ["echo '2.1.328 of something else'", null],
    ["echo 'usage: claude'; echo '2.1.328 (Claude Code)'", null],
    ["echo '2.1.328 (Claude Code)' >&2", null],
    ["echo '2.1.328 (Claude Code)'; exit 3", null],
    ["true", null],
    ["kill -9 $$", null],
    ["yes 2.1.328", null],
    ["head -c 9000 /dev/urandom", null],
    ["printf '99999999.1.1 (Claude Code)'", null],
    ['[ "$1" = --version ] && [ $# = 1 ] && echo 2.1.328', "2.1.328"],
  ])("is taken where it is one: %s gives %s", (script, version) => {
    const host = scriptedHost("answers", script);
    expect(detectClient(host, true)).toEqual({ version, path: at("answers", "claude"), onPath: true });
  });

  it("is not asked for unless the caller allows it", () => {
    const host = scriptedHost("asked", `touch ${at("ran")}; echo 2.1.328`);
    expect(detectClient(host)).toMatchObject({ version: null, path: at("asked", "claude") });
    expect(readMachine(host, { trustProject: true }).client.version).toBeNull();
    expect(existsSync(at("ran"))).toBe(false);
    expect(readMachine(host, { trustProject: false, mayExecuteClient: true }).client.version).toBe("2.1.328");
    expect(existsSync(at("ran"))).toBe(true);
  });

  it("is not asked for where the files tell the version", () => {
    const host = scriptedHost("told", `touch ${at("told-ran")}; echo 6.6.6`);
    mkdirSync(at("told", "node_modules", "@anthropic-ai", "claude-code"), { recursive: true });
    writeFileSync(
      at("told", "node_modules", "@anthropic-ai", "claude-code", "package.json"),
      '{"version":"2.1.300"}',
    );
    expect(detectClient(host, true).version).toBe("2.1.300");
    expect(existsSync(at("told-ran"))).toBe(false);
  });

  it("is waited for two seconds, and nothing of the client is left running", async () => {
    const pids = at("pids");
    const script = `echo $$ >> ${pids}\nsleep 60 & echo $! >> ${pids}\n(trap '' TERM; sleep 60) & echo $! >> ${pids}\nwait`;
    const host = scriptedHost("hangs", script);
    const start = performance.now();
    expect(detectClient(host, true).version).toBeNull();
    expect(performance.now() - start).toBeLessThan(3_500);
    const started = readFileSync(pids, "utf8").trim().split("\n").map(Number);
    expect(started).toHaveLength(3);
    await expect.poll(() => started.filter(isRunning)).toEqual([]);
  });

  it("is taken from one that leaves something behind, which is then ended", async () => {
    const host = scriptedHost("leaves", `sleep 60 >/dev/null 2>&1 & echo $! > ${at("left")}; echo 2.1.328`);
    expect(detectClient(host, true).version).toBe("2.1.328");
    const left = Number(readFileSync(at("left"), "utf8"));
    await expect.poll(() => isRunning(left)).toBe(false);
  });

  it("is asked for with PATH and HOME alone, no input and no working folder", () => {
    const host = scriptedHost("sees", `{ env; pwd; cat; } > ${at("seen")}; echo 2.1.328`);
    expect(detectClient(host, true).version).toBe("2.1.328");
    const seen = readFileSync(at("seen"), "utf8").trim().split("\n");
    const own = new Set(["PWD", "OLDPWD", "SHLVL", "_"]);
    const names = seen.filter((line) => line.includes("=")).map((line) => line.split("=")[0] ?? "");
    expect(names.filter((name) => !own.has(name)).sort()).toEqual(["HOME", "PATH"]);
    expect(seen.at(-1)).toBe("/");
    expect(seen.join()).not.toContain("PLANTED");
  });

  it("cannot be given by an interpreter that the project brings", () => {
    mkdirSync(at("project", "bin"), { recursive: true });
    mkdirSync(at("srv", "node_modules", ".bin"), { recursive: true });
    for (const evil of [at("project", "bin"), at("srv", "node_modules", ".bin")]) {
      writeFileSync(join(evil, "node"), `#!/bin/sh\ntouch ${at("evil-ran")}\necho 6.6.6\n`);
      chmodSync(join(evil, "node"), 0o755);
    }
    const host = scriptedHost("interpreted", "node");
    const PATH = [at("project", "bin"), at("srv", "node_modules", ".bin"), "bin", at("interpreted")].join(
      delimiter,
    );
    expect(detectClient({ ...host, environment: { PATH } }, true).version).toBeNull();
    expect(existsSync(at("evil-ran"))).toBe(false);
  });

  it.each([
    ["the working folder", "project"],
    ["the working folder, which is the home", "project"],
    ["a project's dependencies", "srv/node_modules/.bin"],
  ])("is not asked for in %s, nor through a link there", (what, place) => {
    mkdirSync(at(place), { recursive: true });
    writeFileSync(at(place, "claude"), `#!/bin/sh\ntouch ${at("foreign-ran")}\necho 2.1.328\n`);
    chmodSync(at(place, "claude"), 0o755);
    const links = at(`links-${what.replace(/\W/g, "")}`);
    mkdirSync(links);
    symlinkSync(at(place, "claude"), join(links, "claude"));
    const home = what.endsWith("home") ? at("project") : "/nonexistent/home";
    for (const PATH of [at(place), links]) {
      const host = { ...realHost({ cwd: at("project") }), environment: { PATH }, home };
      expect(detectClient(host, true).version).toBeNull();
    }
    expect(existsSync(at("foreign-ran"))).toBe(false);
  });

  it("is no answer where nothing can be started", () => {
    const host = scriptedHost("unstartable", "echo 2.1.328");
    chmodSync(at("unstartable", "claude"), 0o644);
    expect(detectClient(host, true)).toMatchObject({ version: null, path: at("unstartable", "claude") });
    execFileSync("rm", [at("unstartable", "claude")]);
    execFileSync("mkfifo", [at("unstartable", "claude")]);
    expect(detectClient(host, true).version).toBeNull();
  });

  it("is asked of the first client on PATH alone", () => {
    const first = scriptedHost("first", "echo rubbish");
    scriptedHost("second", `touch ${at("second-ran")}; echo 2.1.328`);
    const PATH = [at("first"), at("second"), "/usr/bin", "/bin"].join(delimiter);
    expect(detectClient({ ...first, environment: { PATH } }, true)).toMatchObject({
      version: null,
      path: at("first", "claude"),
    });
    expect(existsSync(at("second-ran"))).toBe(false);
  });

  it("is not to be had of a machine of data", () => {
    const host = machine({ environment: { PATH: "/x" }, files: { "/x/claude": "" } });
    expect(host.runVersion).toBeUndefined();
    expect(detectClient(host, true)).toEqual({ version: null, path: "/x/claude", onPath: true });
  });
});
