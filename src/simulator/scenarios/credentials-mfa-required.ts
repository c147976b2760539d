/** Fine with the AWS CLI, which asks for the code; the client cannot ask. */
import { aws, developer, LONG_TERM_KEY, machine, scenario } from "./base.js";
import { ROLE, role } from "./provider-parts.js";

export default scenario("credentials-mfa-required", "the profile's role wants an MFA code", {
  machine: machine(undefined, {
    files: {
      "~/.aws/config": `[profile base]\nregion = us-east-1\n\n[profile work]\nrole_arn = ${ROLE}\nsource_profile = base\nmfa_serial = arn:aws:iam::123456789012:mfa/dev\nregion = us-east-1\n`,
      "~/.aws/credentials": `[base]\naws_access_key_id = ${LONG_TERM_KEY.accessKeyId}\naws_secret_access_key = ${LONG_TERM_KEY.secretAccessKey}\n`,
    },
  }),
  aws: aws({
    identities: [
      developer([{ Effect: "Allow", Action: "sts:AssumeRole", Resource: ROLE }]),
      role({ trusts: ["arn:aws:iam::123456789012:user/dev"] }),
    ],
  }),
});
