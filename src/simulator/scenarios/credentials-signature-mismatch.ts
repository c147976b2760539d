/** The last character of the secret was lost when it was copied. */
import { LONG_TERM_KEY, machine, scenario } from "./base.js";

export default scenario("credentials-signature-mismatch", "a secret access key that was cut short", {
  machine: machine(undefined, {
    files: {
      "~/.aws/config": "[profile work]\nregion = us-east-1\n",
      "~/.aws/credentials": `[work]\naws_access_key_id = ${LONG_TERM_KEY.accessKeyId}\naws_secret_access_key = ${LONG_TERM_KEY.secretAccessKey.slice(0, -1)}\n`,
    },
  }),
});
