/** The key itself is good; AWS sees the word twice. */
import { withShortTermKey } from "./api-key-parts.js";

export default withShortTermKey("api-key-malformed", "an API key that was copied with the word Bearer", {
  written: (token) => `Bearer ${token}`,
});
