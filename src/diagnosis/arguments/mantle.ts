/** What the `mantle` codes carry beside their name: values a person can compare, never prose. */
import type { Location } from "../../machine/types.js";
import type { ModelsArgument } from "./models.js";

/** A model that is called in the wrong form for where it goes. */
export interface MisroutedModel {
  model: string;
  roles: string[];
  requested: string | null;
  /** ID of the same model in the form that is right there; null where none is known. */
  suggestion: string | null;
  location?: Location;
}

/** A model that Mantle does not serve here, with one that it does. */
export interface UnservedModel {
  model: string;
  roles: string[];
  /** From Mantle's own list where that was read, else from a dated table; null where nothing comes near. */
  suggestion: string | null;
}

export interface MantleArguments {
  "mantle.not-granted": ModelsArgument;
  "mantle.iam-denied": {
    denials: { action: string; resource: string | null; principal: string | null }[];
  };
  "mantle.model-not-served": {
    models: UnservedModel[];
    region: string;
    /** HTTP status, and AWS's sentence for the first of them. */
    status: number;
    said: string;
    /** Mantle's line-up of Claude models in the region; null where it could not be read. */
    served: string[] | null;
  };
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
  "mantle.region-unavailable": {
    region: string;
    host: string;
    /** The host does not resolve, or Mantle's line-up holds no Claude model, or a dated table says so. */
    proof: "no-host" | "no-claude" | "no-claude-reported";
    /** When the table was made that the proof leans on. */
    asOf?: string;
    /** Regions in which Claude was seen on Mantle, nearest first. */
    instead: string[];
  };
  "mantle.auth-rejected": {
    status: number;
    said: string;
    /** What signed: an API key, or keys by their ID. */
    with: "api-key" | "sigv4" | "none";
    source: string;
    accessKeyId?: string;
  };
  "mantle.base-url": {
    url: string;
    variable: string;
    /** What was asked, and what came back. */
    asked: string;
    status: number;
    said: string;
    /** The URL that is right for AWS; null for a host that is not AWS's. */
    suggestion: string | null;
  };
  "mantle.feature-unsupported": {
    features: { feature: "guardrail" | "structured-output"; setBy: string; location?: Location }[];
    models: string[];
  };
}
