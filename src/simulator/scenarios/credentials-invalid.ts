/** Somebody deactivated the key; the machine cannot know. */
import { aws, developer, LONG_TERM_KEY, scenario } from "./base.js";

export default scenario("credentials-invalid", "an access key that was deactivated", {
  aws: aws({ identities: [developer(undefined, { keys: [{ ...LONG_TERM_KEY, active: false }] })] }),
});
