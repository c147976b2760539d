import { expect, test } from "vitest";
import { memoryHost } from "../../src/machine/memory-host.js";
import { readMachine } from "../../src/machine/read-machine.js";

function mentionsOf(text: string | object): readonly string[] | undefined {
  const host = memoryHost({
    platform: "linux",
    environment: {},
    home: "/home/dev",
    cwd: "/home/dev/project",
    files: { "~/.claude/settings.json": text },
    clock: 0,
    claudeVersion: null,
  });
  return readMachine(host, { trustProject: false }).settings.find((file) => file.scope === "user")?.mentions;
}

test("a broken file tells which known names were lost with it", () => {
  const text = '{ "model": "opus", "env": { "CLAUDE_CODE_USE_BEDROCK": "1", "AWS_REGION": "eu-west-1", } }';
  expect(mentionsOf(text)).toEqual(["model", "CLAUDE_CODE_USE_BEDROCK", "AWS_REGION"]);
});

test("so does one that breaks off", () => {
  expect(mentionsOf('{ "env": { "CLAUDE_CODE_USE_BEDROCK": "1", "AWS_PROF')).toEqual([
    "CLAUDE_CODE_USE_BEDROCK",
  ]);
});

test("so does one that is dropped for a wrong type", () => {
  expect(mentionsOf({ model: 7, env: { AWS_PROFILE: "work" } })).toEqual(["model", "AWS_PROFILE"]);
});

test("no other name and no value is taken from a broken file", () => {
  const text = '{ "hunter2": 1, "env": { "MY_hunter2": "x", "AWS_REGION": "hunter2" }, }';
  expect(mentionsOf(text)).toEqual(["AWS_REGION"]);
});

test("a file that can be read mentions nothing", () => {
  expect(mentionsOf({ env: { AWS_REGION: "eu-west-1" } })).toBeUndefined();
});

test.each([
  ["single quotes", "{ 'env': { 'CLAUDE_CODE_USE_BEDROCK': '1', 'AWS_REGION': 'eu-west-1' } }"],
  ["curly quotes", "{ “env”: { “CLAUDE_CODE_USE_BEDROCK”: “1”, “AWS_REGION”: “eu-west-1” } }"],
  ["no quotes", "{\n  env: {\n    CLAUDE_CODE_USE_BEDROCK: '1',\n    AWS_REGION: 'eu-west-1',\n  },\n}"],
  ["an array", '[{ "env": { "CLAUDE_CODE_USE_BEDROCK": "1", "AWS_REGION": "eu-west-1" } }]'],
  ["UTF-16", [...'{ "env": { "CLAUDE_CODE_USE_BEDROCK": "1", "AWS_REGION": "x" } }'].join("\0")],
])("keys in %s are told as well", (_name, text) => {
  expect(mentionsOf(text)).toEqual(["CLAUDE_CODE_USE_BEDROCK", "AWS_REGION"]);
});

test("what stands in a comment of such a file is not lost with it", () => {
  expect(mentionsOf("{\n  // CLAUDE_CODE_USE_BEDROCK: '1',\n  'model': 'opus'\n}")).toEqual(["model"]);
});
