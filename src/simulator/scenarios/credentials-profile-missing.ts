/** In the config file every profile but the default one wants the word `profile` in its header. */
import { LONG_TERM_KEY, machine, scenario } from "./base.js";

export default scenario(
  "credentials-profile-missing",
  "a profile whose header in the config file lacks the word profile",
  {
    machine: machine(undefined, {
      files: {
        "~/.aws/config": `[work]\nregion = us-east-1\naws_access_key_id = ${LONG_TERM_KEY.accessKeyId}\naws_secret_access_key = ${LONG_TERM_KEY.secretAccessKey}\n`,
      },
    }),
  },
);
