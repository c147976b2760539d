import { describe, expect, test } from "vitest";
import { decodeApiKey } from "../../src/claude-code/api-key.js";
import { mintShortTermApiKey } from "../../src/simulator/index.js";
import { LONG_TERM_API_KEY, TEMPORARY_KEY } from "../../src/simulator/scenarios/base.js";

const shortTerm = mintShortTermApiKey({
  ...TEMPORARY_KEY,
  region: "eu-west-1",
  at: Date.parse("2026-11-20T08:00:00Z"),
  expiresSeconds: 3600,
});

describe("what a Bedrock API key tells of itself", () => {
  test("a short-term key names its region and its end", () => {
    expect(decodeApiKey(shortTerm)).toEqual({
      kind: "short-term",
      region: "eu-west-1",
      expiresAt: "2026-11-20T09:00:00.000Z",
    });
  });

  test.each(["1e308", "-1e308", "9e15"])("a lifetime of %s seconds is none, and no error", (lifetime) => {
    const request = Buffer.from(shortTerm.slice("bedrock-api-key-".length), "base64")
      .toString("utf8")
      .replace("X-Amz-Expires=3600", `X-Amz-Expires=${lifetime}`);
    const key = `bedrock-api-key-${Buffer.from(request).toString("base64")}`;
    expect(decodeApiKey(key)).toEqual({ kind: "short-term", region: "eu-west-1" });
  });

  test("a long-term key names its account, where its alias does", () => {
    expect(decodeApiKey(LONG_TERM_API_KEY)).toEqual({ kind: "long-term", account: "123456789012" });
    const nameless = `ABSK${Buffer.from("someone:EXAMPLEEXAMPLEEX").toString("base64")}`;
    expect(decodeApiKey(nameless)).toEqual({ kind: "long-term" });
  });

  test.each([
    [`"${shortTerm}"`, "quoted"],
    [`'${LONG_TERM_API_KEY}'`, "quoted"],
    [`Bearer ${shortTerm}`, "bearer-word"],
    [`${shortTerm.slice(0, 40)}\n${shortTerm.slice(40)}`, "line-break"],
    ["sk-ant-EXAMPLE", "unknown-prefix"],
    ["bedrock-api-key-EXAMPLE", "cut-short"],
    ["ABSK", "cut-short"],
  ])("%j", (token, fault) => {
    expect(decodeApiKey(token).fault).toBe(fault);
  });

  test.each([1, 2, 3, 10, 60, 90, 300])(
    "a short-term key that lost its last %i characters is cut short",
    (lost) => {
      expect(decodeApiKey(shortTerm.slice(0, -lost)).fault).toBe("cut-short");
    },
  );

  test("a long-term key of the console that lost its end is too short, by one or by four characters", () => {
    const alias = "BedrockAPIKey-ab12-at-123456789012";
    const secret = "E".repeat(96 - alias.length - 1);
    const key = `ABSK${Buffer.from(`${alias}:${secret}`).toString("base64")}`;
    expect(key).toHaveLength(132);
    expect(decodeApiKey(key).fault).toBeUndefined();
    expect(decodeApiKey(key.slice(0, -1)).fault).toBe("cut-short");
    expect(decodeApiKey(key.slice(0, -4)).fault).toBe("cut-short");
  });
});
