/** The token of this morning is good; the portal gives the role's keys. */
import { aws, machine, scenario } from "./base.js";
import { SSO_CACHE, ssoCache, ssoConfig, ssoRole } from "./provider-parts.js";

export default scenario("healthy-sso", "a profile of IAM Identity Center, signed in; everything works", {
  machine: machine(undefined, {
    files: { "~/.aws/config": ssoConfig(), [SSO_CACHE]: ssoCache("2026-11-20T16:30:00Z") },
  }),
  aws: aws({ identities: [ssoRole("2026-11-20T16:30:00Z")] }),
});
