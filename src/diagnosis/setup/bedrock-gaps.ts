/** Settings that ask for what Bedrock does not offer. */
import type { Plan } from "../../claude-code/types.js";
import { bedrockGaps } from "../../knowledge/bedrock-gaps.js";
import type { Found } from "../types.js";

/** The finding that lists them all, or null. */
export function missingFeatures(plan: Plan): Found | null {
  const features = plan.settings.flatMap(({ file, keys = [], allowedTools = [] }) =>
    bedrockGaps.flatMap(({ feature, key, kind, instead }) => {
      const held = (kind === "tool" ? allowedTools : keys).find((one) => one.name === key);
      if (held === undefined) return [];
      const name = kind === "tool" ? `permissions.allow: ${key}` : key;
      return [{ feature, key: name, instead, file, ...(held.line === undefined ? {} : { line: held.line }) }];
    }),
  );
  if (features.length === 0) return null;
  return {
    code: "setup.feature-not-on-bedrock",
    arguments: { features },
    locations: features.map(({ file, line }) => ({ file, ...(line === undefined ? {} : { line }) })),
  };
}
