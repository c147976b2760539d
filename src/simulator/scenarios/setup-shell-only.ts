/** Works in this shell; an IDE that was started from the desktop sees none of it. */
import { machine, SETTINGS_ENV, scenario } from "./base.js";

export default scenario(
  "setup-shell-only",
  "everything is exported in the shell, nothing is in the settings",
  {
    machine: machine({}, { environment: SETTINGS_ENV }),
  },
);
