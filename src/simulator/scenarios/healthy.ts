/** The plainest set-up there is. Whatever is reported here beyond a pass is invented. */
import { scenario } from "./base.js";

export default scenario(
  "healthy",
  "Bedrock by a profile with static keys and pinned models; everything works",
);
