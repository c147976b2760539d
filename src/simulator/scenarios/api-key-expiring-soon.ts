/** It was made half an hour ago for one hour. */
import { withShortTermKey } from "./api-key-parts.js";

export default withShortTermKey("api-key-expiring-soon", "a short-term API key that ends in half an hour", {
  expiresSeconds: 3600,
});
