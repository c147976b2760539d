/** Good for nine more hours, in eu-central-1 only. */
import { withShortTermKey } from "./api-key-parts.js";

export default withShortTermKey(
  "api-key-wrong-region",
  "a short-term API key that was made for another region",
  { region: "eu-central-1" },
);
