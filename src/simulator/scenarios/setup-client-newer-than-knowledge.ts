/** Everything works; the report says how far its rules reach. */
import { machine, scenario } from "./base.js";

export default scenario(
  "setup-client-newer-than-knowledge",
  "a Claude Code that is newer than any release that was observed",
  { machine: machine(undefined, { claudeVersion: "2.9.1" }) },
);
