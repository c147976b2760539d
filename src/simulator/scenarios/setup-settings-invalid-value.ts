/** The client drops the project's whole file for one key of a wrong type; nothing here depended on it. */
import { machine, PROFILE_FILES, scenario } from "./base.js";

export default scenario(
  "setup-settings-invalid-value",
  "a number in place of a model's name in the project's settings, which are dropped whole",
  {
    machine: machine(undefined, {
      files: {
        ...PROFILE_FILES,
        "~/project/.claude/settings.json": { model: 5, permissions: { allow: ["Bash(npm test)"] } },
      },
    }),
  },
);
