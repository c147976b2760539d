/** A key that is verified by the secret that minted it, in the one Region it was minted for. */
import { withShortTermKey } from "./api-key-parts.js";

export default withShortTermKey(
  "healthy-api-key-short-term",
  "a short-term Bedrock API key minted half an hour ago; everything works",
);
