/** Keys in variables do not help: a selected profile ends the search. */
import { LONG_TERM_KEY, machine, PROFILE_FILES, SETTINGS_ENV, scenario } from "./base.js";

export default scenario(
  "credentials-profile-misspelt",
  "AWS_PROFILE with a letter too many, and good keys in variables that are then not used",
  {
    machine: machine(
      { ...SETTINGS_ENV, AWS_PROFILE: "works" },
      {
        environment: {
          AWS_ACCESS_KEY_ID: LONG_TERM_KEY.accessKeyId,
          AWS_SECRET_ACCESS_KEY: LONG_TERM_KEY.secretAccessKey,
        },
        files: PROFILE_FILES,
      },
    ),
  },
);
