/** `npm ci` refuses a lock that lacks a package of any platform, and npm is prone to drop some. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { missingFrom } from "../../scripts/complete-lock.mjs";

const LOCK = path.join(import.meta.dirname, "..", "..", "package-lock.json");

describe("package-lock.json", () => {
  it("has the packages of all platforms (else: node scripts/complete-lock.mjs)", () => {
    expect(Object.keys(missingFrom(JSON.parse(readFileSync(LOCK, "utf8"))))).toEqual([]);
  });

  it("a package that was dropped is found, with the platform that its name tells", () => {
    const optionalDependencies = { "@a/cli-linux-x64-musl": "1.2.3", "@a/cli-darwin-arm64": "1.2.3" };
    const lock = {
      packages: {
        "node_modules/a": { version: "1.2.3", dev: true, license: "MIT", optionalDependencies },
        "node_modules/@a/cli-darwin-arm64": { version: "1.2.3" },
      },
    };
    expect(missingFrom(lock)).toEqual({
      "node_modules/@a/cli-linux-x64-musl": {
        version: "1.2.3",
        os: ["linux"],
        cpu: ["x64"],
        libc: ["musl"],
        dev: true,
        license: "MIT",
        optional: true,
      },
    });
  });

  it("an optional package for all platforms is not made up", () => {
    const lock = { packages: { "node_modules/a": { optionalDependencies: { "b-c": "1.0.0" } } } };
    expect(missingFrom(lock)).toEqual({});
  });
});
