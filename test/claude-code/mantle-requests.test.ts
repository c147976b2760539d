/** The prediction of requests to Mantle, against what was recorded of seven releases. */
import { describe, expect, it } from "vitest";
import { draftOf, keys } from "./machine.js";
import recorded from "./mantle-requests.json" with { type: "json" };

type Row = [string, string, Record<string, string>, string, number, "none" | "budget" | "adaptive"];
const rows = recorded.rows as Row[];
const flags: Record<string, string> = recorded.flags;

function requestOf(model: string, more: Record<string, string>, version: string) {
  const environment = { ...keys, CLAUDE_CODE_USE_BEDROCK: "0", CLAUDE_CODE_USE_MANTLE: "1", ...more };
  return draftOf({ environment, version }, { model }).plan.request;
}

describe("a request to Mantle", () => {
  it.each(rows)("%s with %s and %j", (version, model, more, header, maxTokens, thinking) => {
    const request = requestOf(model, more, version);
    expect(request).toMatchObject({ maxOutputTokens: maxTokens, thinking: { kind: thinking } });
    const sent = header.split(" ").map((name) => flags[name]);
    expect([...(request.betas?.header ?? [])].sort()).toEqual(sent.sort());
    expect(request.betas?.body).toEqual(more.CLAUDE_CODE_EXTRA_BODY === undefined ? [] : ["foo-2026"]);
  });

  it("behind a base URL it has one flag less", () => {
    const controls = "thinking-binding-controls-2026-08-01";
    const header = (more: Record<string, string>) =>
      requestOf("anthropic.claude-opus-4-8", more, "2.1.328").betas?.header;
    expect(header({})).toContain(controls);
    for (const url of ["https://gateway.example", "https://bedrock-mantle.us-east-1.api.aws/anthropic"]) {
      expect(header({ ANTHROPIC_BEDROCK_MANTLE_BASE_URL: url })).not.toContain(controls);
    }
    expect(header({ ANTHROPIC_BEDROCK_BASE_URL: "https://gateway.example" })).toContain(controls);
  });

  it("of a release between two that differ it is not told", () => {
    expect(requestOf("anthropic.claude-opus-4-8[1m]", {}, "2.1.305").betas).toBeNull();
  });
});
