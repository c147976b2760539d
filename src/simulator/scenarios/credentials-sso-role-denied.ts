/** The person is signed in; the permission set in the profile was never assigned. */
import { aws, machine, scenario } from "./base.js";
import { SSO_CACHE, ssoCache, ssoConfig, ssoRole } from "./provider-parts.js";

export default scenario(
  "credentials-sso-role-denied",
  "IAM Identity Center does not give the profile's role",
  {
    machine: machine(undefined, {
      files: {
        "~/.aws/config": ssoConfig({ role: "Administrator" }),
        [SSO_CACHE]: ssoCache("2026-11-20T16:30:00Z"),
      },
    }),
    aws: aws({ identities: [ssoRole("2026-11-20T16:30:00Z")] }),
  },
);
