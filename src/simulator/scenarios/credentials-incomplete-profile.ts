/** The secret stands in the profile, its key ID in no file. */
import { LONG_TERM_KEY, machine, scenario } from "./base.js";

export default scenario(
  "credentials-incomplete-profile",
  "a profile that holds a secret without its key ID",
  {
    machine: machine(undefined, {
      files: {
        "~/.aws/config": "[profile work]\nregion = us-east-1\n",
        "~/.aws/credentials": `[work]\naws_secret_access_key = ${LONG_TERM_KEY.secretAccessKey}\n`,
      },
    }),
  },
);
