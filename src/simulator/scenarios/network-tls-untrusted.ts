/** TLS inspection whose authority the company gave to the AWS CLI only. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("network-tls-untrusted", "TLS is inspected by an authority that nobody trusts", {
  machine: machine(
    { ...SETTINGS_ENV, AWS_CA_BUNDLE: "/home/dev/corp-ca.pem" },
    {
      files: {
        "~/.aws/config": "[profile work]\nregion = us-east-1\n",
        "~/.aws/credentials":
          "[work]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n",
        "~/corp-ca.pem": "{CA}",
      },
    },
  ),
  network: { tls: { issuer: "CN=Corp TLS Inspection, O=Corp", trusted: false } },
});
