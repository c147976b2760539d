/** Most people expect the shell to win. Both Regions work, so nothing but the finding tells. */
import { machine, scenario } from "./base.js";

export default scenario(
  "setup-setting-shadowed",
  "the shell exports another Region than the user settings, which win",
  { machine: machine(undefined, { environment: { AWS_REGION: "us-west-2" } }) },
);
