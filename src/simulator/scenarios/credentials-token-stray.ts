/** The session token of a former login is still exported beside a long-term key. */
import { LONG_TERM_KEY, machine, scenario, settingsWithout, TEMPORARY_KEY } from "./base.js";

export default scenario(
  "credentials-token-stray",
  "a long-term key in variables beside a left-over session token",
  {
    machine: machine(settingsWithout("AWS_PROFILE"), {
      environment: {
        AWS_ACCESS_KEY_ID: LONG_TERM_KEY.accessKeyId,
        AWS_SECRET_ACCESS_KEY: LONG_TERM_KEY.secretAccessKey,
        AWS_SESSION_TOKEN: TEMPORARY_KEY.sessionToken,
      },
      files: {},
    }),
  },
);
