/** Run with `--expect-model anthropic.claude-sonnet-5`: nothing is broken, and it is not what was agreed. */
import { scenario } from "./base.js";

export default scenario("model-unexpected", "the main model is not the one that the team agreed on");
