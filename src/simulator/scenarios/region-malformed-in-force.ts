/** The release before the check of the shape: what follows from the host name must not be reported beside it. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario(
  "region-malformed-in-force",
  "AWS_REGION is a URL, and an older client puts it into its host names as it stands",
  {
    machine: machine(
      { ...SETTINGS_ENV, AWS_REGION: "us-east-1.amazonaws.com" },
      { claudeVersion: "2.1.220" },
    ),
  },
);
