import { aws, scenario } from "./base.js";

export default scenario("use-case-missing", "the use-case form of Anthropic was never filled out", {
  aws: aws({ useCaseForm: false }),
});
