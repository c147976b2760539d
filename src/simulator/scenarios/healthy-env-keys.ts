/** Keys straight from the environment, no AWS files at all. */
import { LONG_TERM_KEY, machine, scenario, settingsWithout } from "./base.js";

export default scenario("healthy-env-keys", "keys in environment variables; everything works", {
  machine: machine(settingsWithout("AWS_PROFILE"), {
    environment: {
      AWS_ACCESS_KEY_ID: LONG_TERM_KEY.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LONG_TERM_KEY.secretAccessKey,
    },
    files: {},
  }),
});
