/** The caller may not read what AWS says of models, so the dated table stands in for it. */
import { aws, machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("model-legacy-by-table", "the pinned model is legacy, and AWS does not tell", {
  machine: machine({ ...SETTINGS_ENV, ANTHROPIC_MODEL: "us.anthropic.claude-opus-4-1-20250805-v1:0" }),
  aws: aws(),
});
