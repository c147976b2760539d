/**
 * What Bedrock takes in the body of a Messages request beside the prompt: fields that it knows, and
 * beta flags that it knows. Source: Anthropic Messages API on Amazon Bedrock; public reports of the texts.
 */
import { modelFlags } from "../knowledge/request-models.js";
import { betaFlags } from "../knowledge/requests.js";
import type { ScenarioModel } from "./types.js";

const FIELDS = new Set([
  "anthropic_beta",
  "anthropic_version",
  "max_tokens",
  "messages",
  "metadata",
  "output_config",
  "stop_sequences",
  "system",
  "temperature",
  "thinking",
  "tool_choice",
  "tools",
  "top_k",
  "top_p",
]);

const FLAGS = new Set<string>([
  ...Object.values(betaFlags),
  ...Object.values(modelFlags),
  "context-management-2025-06-27",
  "fine-grained-tool-streaming-2025-05-14",
  "token-efficient-tools-2025-02-19",
]);

/** Fields that a beta flag brings. */
const BY_FLAG: Readonly<Record<string, string>> = {
  context_management: "context-management-2025-06-27",
};

/** The text of the 400 for flags or fields that are not taken; null where all are. */
export function judgeFields(fields: Readonly<Record<string, unknown>>, model: ScenarioModel): string | null {
  const flags = Array.isArray(fields.anthropic_beta) ? fields.anthropic_beta.map(String) : [];
  const refused = flags.some((flag) => !FLAGS.has(flag) || model.refusesBetas?.includes(flag) === true);
  if (refused) return "invalid beta flag";
  const unknown = Object.keys(fields).find(
    (name) => !FIELDS.has(name) && !(name in BY_FLAG && flags.includes(BY_FLAG[name] ?? "")),
  );
  return unknown === undefined ? null : `${unknown}: Extra inputs are not permitted`;
}
