/** The client works here by its built-in Region; that is worth a word, but is no fault. */
import { machine, PROFILE_FILES, scenario, settingsWithout } from "./base.js";

export default scenario(
  "region-default-fallback",
  "no Region is set anywhere; the client falls back to us-east-1, and that works",
  {
    machine: machine(settingsWithout("AWS_REGION"), {
      files: { ...PROFILE_FILES, "~/.aws/config": "[profile work]\noutput = json\n" },
    }),
  },
);
