/** The proxy knows its users; the variable names none. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

/** `Basic` of dev:proxy-password-EXAMPLE. */
const AUTHORIZATION = `Basic ${Buffer.from("dev:proxy-password-EXAMPLE").toString("base64")}`;

export default scenario("network-proxy-auth", "the proxy wants a name and a password", {
  machine: machine(SETTINGS_ENV, { environment: { HTTPS_PROXY: "http://proxy.corp.example:3128" } }),
  network: { proxy: { host: "proxy.corp.example", authorization: AUTHORIZATION } },
});
