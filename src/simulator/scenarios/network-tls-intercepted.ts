/** TLS inspection that works: the operating system trusts the company's authority. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("network-tls-intercepted", "TLS is inspected by an authority that is trusted", {
  machine: machine({ ...SETTINGS_ENV, HTTPS_PROXY: "http://proxy.corp.example:3128" }),
  network: {
    proxy: { host: "proxy.corp.example" },
    tls: { issuer: "CN=Corp TLS Inspection, O=Corp", trusted: true },
  },
});
