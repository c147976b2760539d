/** Half of the signature is missing, so that AWS can only say that the key is not valid. */
import { withShortTermKey } from "./api-key-parts.js";

export default withShortTermKey("api-key-cut-short", "a short-term API key whose end was lost", {
  written: (token) => token.slice(0, -40),
});
