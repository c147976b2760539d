import { describe, expect, it } from "vitest";
import { readMachine } from "../../src/machine/read-machine.js";
import { failingHost, machine, snapshotOf } from "./machines.js";

const place = "~/.claude/cache/model-access.json";
const file = "/home/dev/.claude/cache/model-access.json";
const OPUS = "us.anthropic.claude-opus-5-5";
const ARN = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc";
const entry = { s: "ok", at: 1_795_160_664_744 };
const memory = (entries: unknown) => ({ version: 1, entries });
const read = (content: string | object) => snapshotOf({ [place]: content }).modelMemory;

describe("the client's memory of models", () => {
  it("is read as the client writes it", () => {
    const content = memory({ f6071823cc106d47c021c5cd: { [OPUS]: { s: "refused", at: 5 }, [ARN]: entry } });
    expect(read(content)).toEqual({
      file,
      status: "read",
      entries: {
        f6071823cc106d47c021c5cd: {
          [OPUS]: { state: "refused", at: 5 },
          [ARN]: { state: "ok", at: 1_795_160_664_744 },
        },
      },
    });
  });

  it("is absent before the client has tried anything, and none where there is no home", () => {
    expect(snapshotOf({}).modelMemory).toEqual({ file, status: "absent", entries: {} });
    expect(snapshotOf({}, { home: null, cwd: "/srv" }).modelMemory).toBeNull();
  });

  it.each([
    ["{", "malformed"],
    ["", "malformed"],
    ["[]", "not-an-object"],
    ["null", "not-an-object"],
    ["5", "not-an-object"],
    [{}, "read"],
    [memory(null), "read"],
    [memory([entry]), "read"],
    [memory("x"), "read"],
  ])("that is %j is %s and holds nothing", (content, status) => {
    expect(read(content)).toEqual({ file, status, entries: {} });
  });

  it("keeps what is as expected and leaves out the rest", () => {
    const content = memory({
      a: { [OPUS]: entry, b: { s: "maybe", at: 1 }, c: { s: "ok", at: "1" }, d: null, e: { s: "ok" } },
      bad: 5,
      "not a name": { [OPUS]: entry },
      c: { "PLANTED secret": entry },
    });
    expect(read(content)?.entries).toEqual({ a: { [OPUS]: { state: "ok", at: entry.at } } });
  });

  it("is where CLAUDE_CONFIG_DIR says, in the environment or in the user's settings", () => {
    const files = { "/c/cache/model-access.json": memory({ a: { [OPUS]: entry } }) };
    const moved = snapshotOf(files, { environment: { CLAUDE_CONFIG_DIR: "/c" } }).modelMemory;
    expect(moved).toMatchObject({ file: "/c/cache/model-access.json", status: "read" });
    const user = { "~/.claude/settings.json": { env: { CLAUDE_CONFIG_DIR: "/c" } } };
    expect(snapshotOf({ ...files, ...user }).modelMemory).toEqual(moved);
  });

  it("is not where a project says", () => {
    const files = { ".claude/settings.json": { env: { CLAUDE_CONFIG_DIR: "/evil" } } };
    expect(snapshotOf(files, { trustProject: false }).modelMemory?.file).toBe(file);
  });

  it("that cannot be opened is unreadable", () => {
    const host = failingHost(machine(), file, "denied");
    const { modelMemory } = readMachine(host, { trustProject: false });
    expect(modelMemory).toEqual({ file, status: "unreadable", entries: {} });
  });
});
