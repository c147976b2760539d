/** Signed in without the scope that lets a token be renewed; it ended in the night. */
import { aws, machine, scenario } from "./base.js";
import { SSO_CACHE, ssoCache, ssoConfig, ssoRole } from "./provider-parts.js";

export default scenario(
  "credentials-sso-expired",
  "the IAM Identity Center token ended and cannot be renewed",
  {
    machine: machine(undefined, {
      files: { "~/.aws/config": ssoConfig(), [SSO_CACHE]: ssoCache("2026-11-20T01:12:00Z", false) },
    }),
    aws: aws({ identities: [ssoRole("2026-11-20T01:12:00Z")] }),
  },
);
