/** The region that `--expect-region` names, and that Claude Code does not call. */
import type { Catalogue } from "../types.js";
import { nameSource, setRegion } from "./region-mending.js";

export const regionExpectedCatalogue: Catalogue<"region.unexpected"> = {
  "region.unexpected": {
    title: ({ expected, region }) => `Claude Code calls ${region}, not ${expected}`,
    why: ({ region }) => `Every request goes to ${region}, and it is signed for that region.`,
    measured: ({ region, source }) => `${region}, from ${nameSource(source)}`,
    expected: ({ expected }) => expected,
    remedy: (args, { plan }) => ({
      summary: `Set the region to ${args.expected}.`,
      ...setRegion(plan, args, args.expected),
      links: ["https://code.claude.com/docs/en/amazon-bedrock"],
    }),
    docs: "region.md#unexpected",
  },
};
