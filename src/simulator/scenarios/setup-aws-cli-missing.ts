/** The remedy for missing credentials hands out commands that cannot be run here. */
import { machine, scenario } from "./base.js";

export default scenario("setup-aws-cli-missing", "no credentials, and no AWS CLI to configure them with", {
  machine: machine(undefined, { files: {}, awsCliVersion: null }),
});
