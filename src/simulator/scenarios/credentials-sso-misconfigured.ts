/** The profile was copied from a colleague, whose session has another name. */
import { aws, machine, scenario } from "./base.js";
import { SSO_CACHE, ssoCache, ssoConfig, ssoRole } from "./provider-parts.js";

export default scenario(
  "credentials-sso-misconfigured",
  "an SSO profile names a session that does not exist",
  {
    machine: machine(undefined, {
      files: {
        "~/.aws/config": ssoConfig({ session: "corp-sso" }),
        [SSO_CACHE]: ssoCache("2026-11-20T16:30:00Z"),
      },
    }),
    aws: aws({ identities: [ssoRole("2026-11-20T16:30:00Z")] }),
  },
);
