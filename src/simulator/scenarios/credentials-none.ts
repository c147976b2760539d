/** Nothing in the environment, no AWS files, and the metadata address refuses. */
import { machine, scenario, settingsWithout } from "./base.js";

export default scenario("credentials-none", "no credentials anywhere, and no instance metadata to ask", {
  machine: machine(settingsWithout("AWS_PROFILE"), { files: {} }),
});
