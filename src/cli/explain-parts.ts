/** What `explain` loads only for some arguments; here, because it is built apart from the rest. */
import type { ExplainParts } from "./explain.js";

export const explainParts: ExplainParts = {
  async explainCheck(id, options) {
    const { explainCheck } = await import("./explain-check.js");
    return explainCheck(id, options);
  },
};
