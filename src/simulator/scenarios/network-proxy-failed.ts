/** The proxy of a network that this machine is no longer in. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("network-proxy-failed", "the configured proxy refuses connections", {
  machine: machine({ ...SETTINGS_ENV, HTTPS_PROXY: "http://proxy.corp.example:3128" }),
  network: { faults: [{ host: "proxy.corp.example", fault: { kind: "refused" } }] },
});
