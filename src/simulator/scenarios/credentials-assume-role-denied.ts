/** The role trusts the user; the user's own policy does not let it take the role. */
import { aws, developer, LONG_TERM_KEY, machine, scenario } from "./base.js";
import { ROLE, role } from "./provider-parts.js";

export default scenario("credentials-assume-role-denied", "AWS STS refuses the profile's role", {
  machine: machine(undefined, {
    files: {
      "~/.aws/config": `[profile base]\nregion = us-east-1\n\n[profile work]\nrole_arn = ${ROLE}\nsource_profile = base\nregion = us-east-1\n`,
      "~/.aws/credentials": `[base]\naws_access_key_id = ${LONG_TERM_KEY.accessKeyId}\naws_secret_access_key = ${LONG_TERM_KEY.secretAccessKey}\n`,
    },
  }),
  aws: aws({
    identities: [developer([]), role({ trusts: ["arn:aws:iam::123456789012:user/dev"] })],
  }),
});
