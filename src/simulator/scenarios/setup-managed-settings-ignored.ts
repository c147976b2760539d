/** A place that others name and Claude Code does not know. */
import { machine, PROFILE_FILES, scenario } from "./base.js";

export default scenario(
  "setup-managed-settings-ignored",
  "managed settings in the user's folder, where nothing reads them",
  {
    machine: machine(undefined, {
      files: { ...PROFILE_FILES, "~/.claude/managed-settings.json": { cleanupPeriodDays: 20 } },
    }),
  },
);
