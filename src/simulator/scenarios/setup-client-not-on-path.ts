/** The native installer's folder is not in PATH. */
import { machine, scenario } from "./base.js";

export default scenario("setup-client-not-on-path", "Claude Code is installed where PATH does not lead", {
  machine: machine(undefined, { environment: { PATH: "/usr/local/bin:/usr/bin:/bin" } }),
});
