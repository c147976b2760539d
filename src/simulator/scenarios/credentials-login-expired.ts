/** The keys ended, and the sign-in service says that the session itself is over. */
import { aws, machine, scenario } from "./base.js";
import { LOGIN_CACHE, LOGIN_CONFIG, loginCache, signedInUser } from "./provider-parts.js";

export default scenario("credentials-login-expired", "a session of aws login that is over", {
  machine: machine(undefined, {
    awsCliVersion: "2.32.0",
    files: { "~/.aws/config": LOGIN_CONFIG, [LOGIN_CACHE]: loginCache("2026-11-19T18:00:00Z") },
  }),
  aws: aws({ identities: [signedInUser("TOKEN_EXPIRED")] }),
});
