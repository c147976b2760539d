/** What a refusal means: the quick answer for IAM's plain denial is the one of the rows. */
import { describe, expect, it } from "vitest";
import { findRefusalMeaning, refusalRows } from "../../src/knowledge/refusals.js";

const DENIAL =
  "User: arn:aws:sts::123456789012:assumed-role/Dev/ada is not authorized to perform: bedrock:GetFoundationModel on resource: arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-opus-5 because no identity-based policy allows the bedrock:GetFoundationModel action";

describe("IAM's plain denial", () => {
  it.each([
    [400, "AccessDeniedException"],
    [403, "AccessDeniedException"],
    [403, "AccessDenied"],
  ])("is one with status %i and the name %s", (status, code) => {
    expect(findRefusalMeaning({ status, code, message: DENIAL })).toBe("not-authorised");
  });

  it("has nothing in it that an earlier row takes for its own", () => {
    const first = refusalRows.find(({ text }) => text?.test(DENIAL) === true);
    expect(first?.meaning).toBe("not-authorised");
  });

  it("is none where another text follows, and none of a name that says something else", () => {
    const marketplace = `${DENIAL}. The required AWS Marketplace actions are missing.`;
    expect(findRefusalMeaning({ status: 403, code: "AccessDeniedException", message: marketplace })).toBe(
      "marketplace-denied",
    );
    expect(findRefusalMeaning({ status: 403, code: "ExpiredTokenException", message: DENIAL })).toBe(
      "credentials-expired",
    );
  });
});
