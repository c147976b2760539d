/** A pin of last year: the model ended in October, and AWS calls its ID invalid. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("model-end-of-life-unlisted", "the pinned model ended, and AWS knows it no more", {
  machine: machine({ ...SETTINGS_ENV, ANTHROPIC_MODEL: "us.anthropic.claude-sonnet-4-20250514-v1:0" }),
});
