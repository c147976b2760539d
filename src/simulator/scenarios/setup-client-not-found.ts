/** A build machine, say, on which the set-up is checked before the client is there. */
import { machine, scenario } from "./base.js";

export default scenario("setup-client-not-found", "no Claude Code is installed; all else is in order", {
  machine: machine(undefined, { claudeVersion: null }),
});
