/** One form for the whole account: each Anthropic model is refused, and it is one cause. */
import { aws, scenario } from "./base.js";

export default scenario("use-case-missing", "the use-case form of Anthropic was never filled out", {
  aws: aws({ useCaseForm: false }),
});
