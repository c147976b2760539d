/** The Region that was meant is never read; the profile's decides, where everything works as well. */
import { machine, scenario, settingsWithout } from "./base.js";

export default scenario(
  "setup-look-alike-variable",
  "BEDROCK_AWS_REGION in the user settings, which nothing reads",
  { machine: machine({ ...settingsWithout("AWS_REGION"), BEDROCK_AWS_REGION: "us-west-2" }) },
);
