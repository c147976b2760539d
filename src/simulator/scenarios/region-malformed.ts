/** Newer releases go on to the profile's region without a word; nothing is broken by it here. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario(
  "region-malformed",
  "AWS_REGION holds its quotes; the client passes it over and takes the profile's region",
  { machine: machine({ ...SETTINGS_ENV, AWS_REGION: '"us-west-2"' }) },
);
