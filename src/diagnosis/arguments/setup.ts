/** What the `setup` codes carry beside their name: values a person can compare, never prose. */
import type { Location } from "../../machine/types.js";

export interface SetupArguments {
  "setup.provider-not-enabled": {
    /** Switches that are set and do not count, if any. */
    switches: { name: string; value: string; location?: Location; source: string }[];
  };
  "setup.settings-unreadable": {
    files: {
      file: string;
      scope: string;
      message: string;
      line?: number;
      column?: number;
      refusesToStart: boolean;
      /** Known names that the file seems to hold. */
      lost: string[];
    }[];
  };
}
