/** This release still needs Git Bash; PowerShell is there and does not help. */
import { machine, PROFILE_FILES, SETTINGS_ENV, scenario } from "./base.js";

export default scenario(
  "setup-windows-shell-missing",
  "Windows without Git Bash, and a Claude Code that needs it",
  {
    machine: machine(SETTINGS_ENV, {
      platform: "win32",
      shell: "powershell",
      claudeVersion: "2.1.119",
      files: PROFILE_FILES,
    }),
  },
);
