/** A company network: out only by its proxy, which looks into nothing. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("healthy-proxy", "everything is in order behind an HTTP proxy", {
  machine: machine({ ...SETTINGS_ENV, HTTPS_PROXY: "http://proxy.corp.example:3128" }),
  network: { proxy: { host: "proxy.corp.example" } },
});
