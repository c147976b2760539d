/** AWS still takes the signatures, with half a minute to spare. */
import { aws, scenario } from "./base.js";

export default scenario("credentials-clock-near", "a clock that is four and a half minutes fast", {
  aws: aws({ clockOffsetSeconds: -270 }),
});
