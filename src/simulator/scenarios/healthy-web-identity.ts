/** A service account on EKS: a token in a file, a role in a variable, and no profile. */
import { aws, machine, scenario, settingsWithout } from "./base.js";
import { ROLE, role } from "./provider-parts.js";

const file = "/var/run/secrets/eks.amazonaws.com/serviceaccount/token";
const token = "SIMULATED.WEBIDENTITY.EXAMPLE";

export default scenario("healthy-web-identity", "a role by a web identity token; everything works", {
  machine: machine(settingsWithout("AWS_PROFILE"), {
    environment: { AWS_WEB_IDENTITY_TOKEN_FILE: file, AWS_ROLE_ARN: ROLE },
    files: { [file]: token },
  }),
  aws: aws({ identities: [role({ webIdentity: { token } })] }),
});
