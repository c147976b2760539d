/** Everything works: the variable only promises what it does not do. */
import { machine, scenario, settingsWithout } from "./base.js";

export default scenario(
  "region-small-fast-ineffective",
  "a region of its own for the small model, and no variable that names a small model",
  {
    machine: machine({
      ...settingsWithout("ANTHROPIC_DEFAULT_HAIKU_MODEL"),
      ANTHROPIC_SMALL_FAST_MODEL_AWS_REGION: "us-west-2",
    }),
  },
);
