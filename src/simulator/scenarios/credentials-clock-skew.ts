/** A virtual machine that slept: its clock is ten minutes behind. */
import { aws, scenario } from "./base.js";

export default scenario("credentials-clock-skew", "a clock that is ten minutes slow", {
  aws: aws({ clockOffsetSeconds: 600 }),
});
