/** What the `mantle` codes carry beside their name: values a person can compare, never prose. */
import type { Location } from "../../machine/types.js";

/** A model that is called in the wrong form for where it goes. */
export interface MisroutedModel {
  model: string;
  roles: string[];
  requested: string | null;
  /** ID of the same model in the form that is right there; null where none is known. */
  suggestion: string | null;
  location?: Location;
}

export interface MantleArguments {
  "mantle.model-id-format": { models: MisroutedModel[] };
  "mantle.unrouted": { models: MisroutedModel[] };
  "mantle.alias-surprise": {
    surprises: {
      role: string;
      /** The alias that was asked for; null for the client's default. */
      alias: string | null;
      resolved: string;
      /** What it would be on the Invoke API, without a prefix. */
      onInvoke: string;
      /** A model of the expected family that Mantle serves; null where none is known. */
      suggestion: string | null;
    }[];
  };
}
