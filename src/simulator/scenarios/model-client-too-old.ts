/** The request of one token is answered; the client's own, which thinks, would not be. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario("model-client-too-old", "the pinned model needs a newer Claude Code", {
  machine: machine(
    { ...SETTINGS_ENV, ANTHROPIC_MODEL: "us.anthropic.claude-sonnet-5" },
    { claudeVersion: "2.1.190" },
  ),
});
