/** An administrator enabled the model half a minute after the client was refused. */
import { CLOCK, machine, PROFILE_FILES, scenario, settingsWithout } from "./base.js";

export default scenario("model-stale-access-memory", "Claude Code remembers a refusal that no longer holds", {
  machine: machine(settingsWithout("ANTHROPIC_MODEL", "ANTHROPIC_DEFAULT_HAIKU_MODEL"), {
    files: {
      ...PROFILE_FILES,
      "~/.claude/cache/model-access.json": {
        version: 1,
        entries: {
          f6071823cc106d47c021c5cd: {
            "us.anthropic.claude-opus-5-5": { s: "refused", at: Date.parse(CLOCK) - 30_000 },
          },
        },
      },
    },
  }),
});
