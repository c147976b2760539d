/** No host of such a Region resolves; what follows from that must not be reported beside it. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("region-unknown", "AWS_REGION is misspelt as us-esat-1", {
  machine: machine({ ...SETTINGS_ENV, AWS_REGION: "us-esat-1" }),
});
