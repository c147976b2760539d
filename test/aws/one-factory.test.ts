import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
}

test("no SDK client is built outside the one factory", () => {
  const builds = /new (?:Bedrock|BedrockRuntime|STS|IAM|ServiceQuotas|SSO|SSOOIDC)Client\b/;
  const files = ["src", "checks", "bin"].flatMap(sources);
  expect(files).toContain(join("src/aws", "client-factory.ts"));
  expect(files.filter((file) => builds.test(readFileSync(join(ROOT, file), "utf8")))).toEqual([
    join("src/aws", "client-factory.ts"),
  ]);
});

test("no source of src/aws or src/facts reads the process or the default chains", () => {
  const lookUps =
    /\bprocess\.|fromNodeProviderChain|["']@aws-sdk\/(?:credential-provider|token-providers)|\bfetch\(/;
  const files = ["src/aws", "src/facts"].flatMap(sources);
  expect(files.filter((file) => lookUps.test(readFileSync(join(ROOT, file), "utf8")))).toEqual([]);
});
