import { chmodSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { saveToken } from "../../src/cli/save-token.js";
import { makeHome } from "../scenarios/tool.js";

test("a renewed token takes the place of the old one, and the rest stays", async () => {
  const home = makeHome({ "cache.json": { accessToken: "old", startUrl: "https://corp", odd: [1] } });
  const file = join(home, "cache.json");
  chmodSync(file, 0o600);
  await saveToken(file, { accessToken: "new", refreshToken: "r" });
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
    accessToken: "new",
    startUrl: "https://corp",
    odd: [1],
    refreshToken: "r",
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(home)).toEqual(["cache.json"]);
});

test("keys that stand one level down are merged", async () => {
  const home = makeHome({ "cache.json": { accessToken: { accessKeyId: "A", accountId: "1" } } });
  const file = join(home, "cache.json");
  await saveToken(file, { accessToken: { accessKeyId: "B" } });
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
    accessToken: { accessKeyId: "B", accountId: "1" },
  });
});

test.each([
  ["is gone", {}],
  ["is no JSON", { "cache.json": "{" }],
  ["holds no object", { "cache.json": "[]" }],
])("a file that %s is left as it is", async (_, files) => {
  const home = makeHome(files);
  const before = readdirSync(home);
  await saveToken(join(home, "cache.json"), { accessToken: "new" });
  expect(readdirSync(home)).toEqual(before);
});
