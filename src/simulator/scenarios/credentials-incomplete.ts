/** The start-up file of the shell exports the key ID, and the line with the secret is gone. */
import { LONG_TERM_KEY, machine, scenario, settingsWithout } from "./base.js";

export default scenario("credentials-incomplete", "a key ID in the environment without its secret", {
  machine: machine(settingsWithout("AWS_PROFILE"), {
    environment: { AWS_ACCESS_KEY_ID: LONG_TERM_KEY.accessKeyId },
    files: {},
  }),
});
