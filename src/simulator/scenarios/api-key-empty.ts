/** What a workflow file makes of an input that nobody filled in. Fixed in 2.1.97. */
import { LONG_TERM_KEY, machine, scenario, settingsWithout } from "./base.js";

export default scenario("api-key-empty", "an empty API key with a release that takes it for a key", {
  machine: machine(settingsWithout("AWS_PROFILE"), {
    environment: {
      AWS_ACCESS_KEY_ID: LONG_TERM_KEY.accessKeyId,
      AWS_SECRET_ACCESS_KEY: LONG_TERM_KEY.secretAccessKey,
      AWS_BEARER_TOKEN_BEDROCK: "",
    },
    claudeVersion: "2.1.90",
    files: {},
  }),
});
