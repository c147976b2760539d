/** Everything works, with an identity that nobody chose: the half in the environment was meant. */
import { LONG_TERM_KEY, machine, scenario, settingsWithout } from "./base.js";

export default scenario(
  "credentials-incomplete-unused",
  "a key ID without its secret in the environment, and a default profile that signs in its place",
  {
    machine: machine(settingsWithout("AWS_PROFILE"), {
      environment: { AWS_ACCESS_KEY_ID: "AKIAI44QH8DHBEXAMPLE" },
      files: {
        "~/.aws/credentials": `[default]\naws_access_key_id = ${LONG_TERM_KEY.accessKeyId}\naws_secret_access_key = ${LONG_TERM_KEY.secretAccessKey}\n`,
      },
    }),
  },
);
