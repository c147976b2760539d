/** A blank key counts as none, so that the key pair signs. */
import { LONG_TERM_KEY, machine, scenario, settingsWithout } from "./base.js";

export default scenario("healthy-api-key-blank", "a blank API key beside a key pair; everything works", {
  machine: machine(settingsWithout("AWS_PROFILE"), {
    environment: {
      AWS_ACCESS_KEY_ID: LONG_TERM_KEY.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LONG_TERM_KEY.secretAccessKey,
      AWS_BEARER_TOKEN_BEDROCK: " ",
    },
    files: {},
  }),
});
