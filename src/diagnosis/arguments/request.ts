/** What the `request` codes carry beside their name: names of flags and fields, never a value. */
import type { Location } from "../../machine/types.js";

/** Something that adds to the client's own request. */
export interface Addition {
  /** The variable. */
  name: string;
  /** What it adds: beta flags, or fields of the body. */
  adds: string[];
  location?: Location;
}

export interface RequestArguments {
  "request.beta-rejected": {
    model: string;
    /** Flags of the request that was refused, those of variables among them. */
    flags: string[];
    addedBy: Addition[];
    version: string;
    /** The flags that Claude Code goes on with by itself where it is refused; null where it does not. */
    clientFallsBackTo: string[] | null;
    said: string;
  };
  "request.extra-fields": {
    model: string;
    /** As AWS names it: `tools.0.custom.defer_loading`. */
    fields: string[];
    addedBy: Addition[];
    said: string;
  };
  "request.too-long": { model: string; said: string };
}
