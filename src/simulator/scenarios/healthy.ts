import { scenario } from "./base.js";

export default scenario(
  "healthy",
  "Bedrock by a profile with static keys and pinned models; everything works",
);
