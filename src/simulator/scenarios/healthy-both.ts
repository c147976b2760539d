/** The form of a model's ID decides its route: the main model goes to Mantle, the small one does not. */
import {
  aws,
  developer,
  INVOKE,
  MANTLE_OPUS,
  machine,
  SETTINGS_ENV,
  SUBSCRIBE,
  scenario,
  USE_MANTLE,
} from "./base.js";

export default scenario(
  "healthy-both",
  "the Invoke API and Mantle side by side; the main model is served by Mantle, and everything works",
  {
    machine: machine({ ...SETTINGS_ENV, CLAUDE_CODE_USE_MANTLE: "1", ANTHROPIC_MODEL: MANTLE_OPUS }),
    aws: aws({ identities: [developer([INVOKE, SUBSCRIBE, USE_MANTLE])] }),
  },
);
