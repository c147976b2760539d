/** The minting keys are still good: only the key's own twelve hours are over. */
import { withShortTermKey } from "./api-key-parts.js";

export default withShortTermKey(
  "api-key-expired",
  "a short-term Bedrock API key that ran out three hours ago",
  { mintedAt: "2026-11-19T18:00:00Z" },
);
