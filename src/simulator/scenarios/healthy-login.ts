/** The keys of `aws login` live for minutes, and the client renews them: about to end is no fault. */
import { aws, machine, scenario } from "./base.js";
import { LOGIN_CACHE, LOGIN_CONFIG, loginCache, signedInUser } from "./provider-parts.js";

export default scenario("healthy-login", "a session of aws login, renewed on the way; everything works", {
  machine: machine(undefined, {
    awsCliVersion: "2.32.0",
    files: { "~/.aws/config": LOGIN_CONFIG, [LOGIN_CACHE]: loginCache("2026-11-20T09:03:00Z") },
  }),
  aws: aws({ identities: [signedInUser()] }),
});
